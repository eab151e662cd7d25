package dev.luma.jdbc.vendor;

import dev.luma.db.spi.ServerInfo;
import dev.luma.db.spi.SqlDialect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// What one server's SQL says otherwise than another's.
public sealed interface Vendor permits MySqlFamily, Standard {
    /// What a server of MySQL's family answers with its version to.
    String VERSION_QUESTION = "SELECT VERSION()";

    /// Chosen by what the server calls itself.
    static Vendor of(ServerInfo server) {
        return of(server, () -> "");
    }

    /// Chosen by what the server calls itself; where the driver does not tell its version, but speaks to MySQL by its
    /// name, by the version too.
    ///
    /// @param asked gives the answer to [#VERSION_QUESTION]
    static Vendor of(ServerInfo server, Supplier<String> asked) {
        final String product = server.product().toLowerCase(Locale.ROOT);
        if (!product.equals("mysql") && !product.equals("mariadb")) {
            return new Standard(server.product(), Version.of(server.version()));
        }
        final String text = server.version().isEmpty() ? asked.get() : server.version();
        final Version version = Version.of(text);
        return product.equals("mariadb") || text.contains("MariaDB") ? new MariaDb(version) : new MySql(version);
    }

    /// The product's name as frameworks tell servers apart by it.
    String productName();

    /// The version's numbers.
    Version version();

    /// How the functions of JDBC's `{fn …}` are called here.
    ScalarFunctions functions();

    /// How the keys that a statement generates can be learnt.
    ///
    /// @param sql without escapes
    /// @param columns which the application asked for, without quotes; empty if it asked for the keys
    KeyPlan keys(String sql, SqlDialect dialect, List<String> columns);

    /// How a session is asked and told about itself.
    SessionSql session();

    /// What asks the server for what it holds; empty where it is not known how.
    Optional<Dictionary> dictionary();

    /// The types that columns may have, by their code and how closely they are what it says.
    List<SqlTypeInfo> types();

    /// The words that cannot be names without quotes, and are none of SQL:2003's own.
    List<String> keywords();

    Limits limits();

    /// The kinds of tables that the server has, as `DatabaseMetaData` calls them.
    List<String> tableTypes();

    /// What stands around a name that is no plain word.
    String nameQuote();
}
