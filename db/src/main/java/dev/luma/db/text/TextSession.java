package dev.luma.db.text;

import dev.luma.db.error.DbException;
import dev.luma.db.error.ProtocolException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Answer;
import dev.luma.db.spi.Capabilities;
import dev.luma.db.spi.PreparedSession;
import dev.luma.db.spi.ServerInfo;
import dev.luma.db.spi.Session;
import dev.luma.db.spi.SqlDialect;
import dev.luma.db.spi.TextDriver;
import dev.luma.db.spi.TransactionOptions;
import dev.luma.db.sql.SqlScanner;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A [TextDriver]'s connection as a [Session].
///
/// Whatever the driver throws comes through unchanged. After a [DbException] that says so, the session is closed; after
/// anything else it is taken to be usable.
public final class TextSession<C> implements Session {
    private static final Set<String> GIVES_ROWS = Set.of(
            "SELECT", "WITH", "VALUES", "TABLE", "SHOW", "DESCRIBE", "DESC", "EXPLAIN", "CALL", "PRAGMA", "FETCH");

    private final TextDriver<C> driver;
    private final TextDriver.@Nullable Binding<C> binding;
    private final C connection;
    private final Literals literals;
    private final ServerInfo server;
    private final AtomicBoolean closed = new AtomicBoolean();
    private boolean inTransaction;

    TextSession(TextDriver<C> driver, C connection) {
        this.driver = driver;
        this.binding = binding(driver);
        this.connection = connection;
        this.literals = Literals.of(driver);
        this.server = new ServerInfo(driver.name(), "", 0, "");
    }

    /// The type parameter is the driver's own affair: it implements both interfaces for its one connection type.
    @SuppressWarnings("unchecked")
    private static <C> TextDriver.@Nullable Binding<C> binding(TextDriver<C> driver) {
        return driver instanceof TextDriver.Binding<?> binding ? (TextDriver.Binding<C>) binding : null;
    }

    /// The driver's own connection value.
    public C connection() {
        return connection;
    }

    @Override
    public ServerInfo server() {
        return server;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(binding != null, false);
    }

    @Override
    public SqlDialect dialect() {
        return literals.dialect();
    }

    // ---- statements

    @Override
    public Answer query(String sql, @Nullable Object[] values) {
        return TextAnswer.rows(run(sql, values, driver::query, TextDriver.Binding::queryParams));
    }

    @Override
    public Answer exec(String sql, @Nullable Object[] values) {
        return outcome(run(sql, values, driver::exec, TextDriver.Binding::execParams));
    }

    /// By its first word, since the driver has a function for rows and one for outcomes.
    @Override
    public Answer execute(String sql, @Nullable Object[] values) {
        return GIVES_ROWS.contains(SqlScanner.firstWord(sql, dialect())) ? query(sql, values) : exec(sql, values);
    }

    private static Answer outcome(long[] outcome) {
        if (outcome.length != 2) {
            throw new ProtocolException(
                    "exec of the driver gave " + outcome.length + " numbers: affected rows and last insert id are due");
        }
        return TextAnswer.outcome(outcome[0], outcome[1]);
    }

    private interface Plain<C, R> {
        R run(C connection, String sql);
    }

    private interface Bound<C, R> {
        R run(TextDriver.Binding<C> binding, C connection, String sql, List<@Nullable Object> values);
    }

    /// Without values, the statement goes as it is; with some, they go beside it if the driver can take them, else in
    /// it.
    private <R> R run(String sql, @Nullable Object[] values, Plain<C, R> plain, Bound<C, R> bound) {
        if (values.length == 0) {
            return call(() -> plain.run(connection, sql));
        }
        final TextDriver.Binding<C> binder = binding;
        if (binder == null) {
            final String spliced = literals.splice(sql, values);
            return call(() -> plain.run(connection, spliced));
        }
        final List<@Nullable Object> normal = Literals.normal(values);
        literals.requireCount(sql, values.length);
        return call(() -> bound.run(binder, connection, sql, normal));
    }

    private interface Call<R> {
        R run();
    }

    private <R> R call(Call<R> call) {
        try {
            return call.run();
        } catch (DbException e) {
            if (!e.connectionUsable() && !(e instanceof UsageException)) {
                abort();
            }
            throw e;
        }
    }

    /// Nothing is prepared: the statement is only kept, and its parameters counted.
    @Override
    public PreparedSession prepare(String sql) {
        return new TextStatement(this, sql, SqlScanner.parse(sql, dialect()).parameterCount());
    }

    // ---- transactions

    @Override
    public boolean inTransaction() {
        return inTransaction;
    }

    @Override
    public void begin(TransactionOptions options) {
        if (!options.equals(TransactionOptions.defaults())) {
            throw new UsageException("the driver `" + driver.name()
                    + "` knows plain transactions only: set isolation level and access mode by SQL of its database");
        }
        call(() -> driver.exec(connection, "BEGIN"));
        inTransaction = true;
    }

    /// A commit that fails leaves the transaction open, so that it can be rolled back.
    @Override
    public void commit() {
        call(() -> driver.exec(connection, "COMMIT"));
        inTransaction = false;
    }

    @Override
    public void rollback() {
        inTransaction = false;
        call(() -> driver.exec(connection, "ROLLBACK"));
    }

    // ---- the session

    @Override
    public void ping() {
        call(() -> driver.query(connection, "SELECT 1"));
    }

    @Override
    public boolean isOpen() {
        return !closed.get();
    }

    /// Rolls back first, since not every database does so by itself.
    @Override
    public void close() {
        if (inTransaction && isOpen()) {
            inTransaction = false;
            try {
                driver.exec(connection, "ROLLBACK");
            } catch (RuntimeException e) {
                // The line is gone, and the transaction with it.
            }
        }
        abort();
    }

    @Override
    public void abort() {
        if (closed.compareAndSet(false, true)) {
            try {
                driver.disconnect(connection);
            } catch (RuntimeException e) {
                // There is nothing left to lose.
            }
        }
    }
}
