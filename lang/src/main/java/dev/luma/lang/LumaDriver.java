package dev.luma.lang;

import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.ConflictException;
import dev.luma.db.error.ConstraintException;
import dev.luma.db.error.DataException;
import dev.luma.db.error.LostConnectionException;
import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.db.error.Retry;
import dev.luma.db.error.ServerError;
import dev.luma.db.error.ServerException;
import dev.luma.db.error.SyntaxException;
import dev.luma.db.spi.Driver;
import dev.luma.db.spi.TextDriver;
import dev.luma.db.text.TextAdapter;
import dev.luma.lang.runtime.LumaMap;
import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.runtime.ObjectList;
import dev.luma.lang.runtime.Panic;
import dev.luma.lang.runtime.Panics;
import dev.luma.lang.source.Source;
import dev.luma.lang.std.DatabaseConnection;
import dev.luma.lang.std.DatabaseError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A Luma file as a database driver for Java.
///
/// ```java
/// Driver driver = LumaDriver.of(Luma.load(Path.of("drivers/mysql.luma")));
/// try (Connection db = Db.open(driver, "mysql://root@localhost/shop")) { … }
/// ```
///
/// What the driver says by `panic(db.error(…))` arrives as the [dev.luma.db.error.DbException] of its SQLSTATE, any
/// other panic as a [LumaException].
public final class LumaDriver {
    private LumaDriver() {}

    /// Checks that a module has the functions of a driver, and makes one of it.
    ///
    /// @throws CompilationException if it has not, with what is missing
    public static Driver of(LumaModule module) {
        requireContract(module);
        if (!module.has("query")) {
            return TextAdapter.of(new OfTrait(module));
        }
        final boolean quotes = module.has("quote");
        if (module.has("query_params")) {
            return TextAdapter.of(quotes ? new QuotingBinding(module) : new Binding(module));
        }
        return TextAdapter.of(quotes ? new Quoting(module) : new Plain(module));
    }

    /// Lets the compiler check it, as it checks `db.open`.
    private static void requireContract(LumaModule module) {
        final String imported = module.path().substring(0, module.path().length() - ".luma".length());
        final Source probe = new Source(
                module.name(), "driver = import \"" + imported + "\"\nconn = db.open(driver, \"\")\nconn.close()\n");
        final Compilation compilation = module.compileBeside(probe, "driver of " + module.name() + ".luma");
        if (compilation.hasErrors()) {
            throw new CompilationException(compilation.diagnostics());
        }
    }

    /// A file that fits Luma's trait `DatabaseDriver`: its `connect` gives what has the other functions, and takes each
    /// value beside the SQL.
    private record OfTrait(LumaModule module)
            implements TextDriver<DatabaseConnection>, TextDriver.Binding<DatabaseConnection> {
        @Override
        public String name() {
            return module.name();
        }

        @Override
        public DatabaseConnection connect(String dsn) {
            return (DatabaseConnection) Objects.requireNonNull(calling(true, () -> module.callWithin("connect", dsn)));
        }

        @Override
        public List<? extends Map<String, ?>> query(DatabaseConnection connection, String sql) {
            return queryParams(connection, sql, List.of());
        }

        @Override
        public long[] exec(DatabaseConnection connection, String sql) {
            return execParams(connection, sql, List.of());
        }

        @Override
        public void disconnect(DatabaseConnection connection) {
            calling(false, () -> {
                connection.close();
                return null;
            });
        }

        @Override
        public List<? extends Map<String, ?>> queryParams(
                DatabaseConnection connection, String sql, List<@Nullable Object> params) {
            return rows(calling(false, () -> requireMaps(connection.query(sql, module.anyList(plain(params))))));
        }

        private static ObjectList requireMaps(ObjectList rows) {
            for (int i = 0; i < rows.size(); i++) {
                if (!(rows.at(i) instanceof LumaMap cells && cells.keyType().equals(LumaType.STR))) {
                    throw Panics.cast(rows.at(i), "{str: any}");
                }
            }
            return rows;
        }

        @Override
        public long[] execParams(DatabaseConnection connection, String sql, List<@Nullable Object> params) {
            final Object affected = calling(false, () -> connection.exec(sql, module.anyList(plain(params))));
            return new long[] {(Long) Objects.requireNonNull(affected), 0};
        }
    }

    /// The four functions.
    private static sealed class Plain implements TextDriver<Object> permits Quoting, Binding {
        final LumaModule module;

        Plain(LumaModule module) {
            this.module = module;
        }

        @Override
        public String name() {
            return module.name();
        }

        @Override
        public Object connect(String dsn) {
            return Objects.requireNonNull(calling(true, () -> module.callWithin("connect", dsn)));
        }

        @Override
        public List<? extends Map<String, ?>> query(Object connection, String sql) {
            return rows(calling(false, () -> module.callWithin("query", connection, sql)));
        }

        @Override
        public long[] exec(Object connection, String sql) {
            return numbers(calling(false, () -> module.callWithin("exec", connection, sql)));
        }

        @Override
        public void disconnect(Object connection) {
            calling(false, () -> module.callWithin("disconnect", connection));
        }

        String quoted(String value) {
            return String.valueOf(calling(false, () -> module.callWithin("quote", value)));
        }
    }

    private static final class Quoting extends Plain implements TextDriver.Quoting {
        Quoting(LumaModule module) {
            super(module);
        }

        @Override
        public String quote(String value) {
            return quoted(value);
        }
    }

    private static sealed class Binding extends Plain implements TextDriver.Binding<Object> permits QuotingBinding {
        Binding(LumaModule module) {
            super(module);
        }

        @Override
        public List<? extends Map<String, ?>> queryParams(
                Object connection, String sql, List<@Nullable Object> params) {
            return rows(calling(false, () -> module.callWithin("query_params", connection, sql, plain(params))));
        }

        @Override
        public long[] execParams(Object connection, String sql, List<@Nullable Object> params) {
            return numbers(calling(false, () -> module.callWithin("exec_params", connection, sql, plain(params))));
        }
    }

    private static final class QuotingBinding extends Binding implements TextDriver.Quoting {
        QuotingBinding(LumaModule module) {
            super(module);
        }

        @Override
        public String quote(String value) {
            return quoted(value);
        }
    }

    // ---- values

    /// Luma has no decimals: they go as text.
    private static List<@Nullable Object> plain(List<@Nullable Object> params) {
        final List<@Nullable Object> plain = new ArrayList<>(params.size());
        for (final Object value : params) {
            plain.add(
                    switch (value) {
                        case null -> null;
                        case BigDecimal number -> number.toPlainString();
                        case BigInteger number ->
                            number.bitLength() < Long.SIZE ? (Object) number.longValue() : number.toString();
                        default -> value;
                    });
        }
        return plain;
    }

    @SuppressWarnings("unchecked") // the contract was checked: a list of maps from str
    private static List<? extends Map<String, ?>> rows(@Nullable Object rows) {
        return (List<? extends Map<String, ?>>) Objects.requireNonNull(JavaValues.ofLuma(rows));
    }

    private static long[] numbers(@Nullable Object outcome) {
        final List<?> numbers = (List<?>) Objects.requireNonNull(JavaValues.ofLuma(outcome));
        final long[] result = new long[numbers.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = (Long) numbers.get(i);
        }
        return result;
    }

    // ---- failures

    private static @Nullable Object calling(boolean isLogin, Supplier<@Nullable Object> call) {
        try {
            return call.get();
        } catch (Panic panic) {
            throw failure(panic, isLogin);
        } catch (StackOverflowError e) { // of what Java calls without the module
            throw failure(Panic.caught(e), isLogin);
        }
    }

    private static RuntimeException failure(Panic panic, boolean isLogin) {
        if (!(panic.error().data() instanceof DatabaseError said)) {
            return new LumaException(panic);
        }
        final String message = String.valueOf(panic.getMessage());
        final ServerError error = new ServerError(message, DatabaseError.state(said), number(said));
        final RuntimeException failure = switch (panic.code()) {
            case "db.auth" -> new NotAuthenticatedException(error);
            case "db.lost" ->
                isLogin
                        ? new CannotConnectException(CannotConnectException.Reason.NETWORK, error)
                        : new LostConnectionException(error, Retry.UNKNOWN);
            case "db.constraint" -> new ConstraintException(error, ConstraintException.Kind.OTHER, "");
            case "db.conflict" -> new ConflictException(error, Retry.WHOLE_TRANSACTION);
            case "db.syntax" -> new SyntaxException(error);
            case "db.data" -> new DataException(error);
            default -> new ServerException(error);
        };
        failure.addSuppressed(panic); // where in the driver it was
        return failure;
    }

    private static int number(DatabaseError said) {
        return Math.clamp(DatabaseError.number(said), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
