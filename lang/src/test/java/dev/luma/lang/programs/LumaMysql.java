package dev.luma.lang.programs;

import dev.luma.lang.Luma;
import dev.luma.lang.LumaModule;
import dev.luma.testkit.server.RealServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The functions of `drivers/mysql.luma`, on an open connection.
record LumaMysql(Object connection) implements AutoCloseable {
    private static final LumaModule DRIVER = load();

    private static LumaModule load() {
        try {
            return Luma.load(LumaProcess.ROOT.resolve("drivers/mysql.luma"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LumaMysql connect(String dsn) {
        return new LumaMysql(Objects.requireNonNull(DRIVER.call("connect", dsn)));
    }

    static LumaMysql connect(RealServer server) {
        return connect(dsn(server, "root", ""));
    }

    /// @param options with `?` in front, or empty
    static String dsn(RealServer server, String login, String options) {
        return login + "@" + server.host() + ":" + server.port() + "/" + server.database() + options;
    }

    static String quote(String value) {
        return (String) Objects.requireNonNull(DRIVER.call("quote", value));
    }

    static String escape(String value) {
        return (String) Objects.requireNonNull(DRIVER.call("escape", value));
    }

    /// As text rows.
    List<Map<String, @Nullable Object>> query(String sql) {
        return rows(DRIVER.call("query", connection, sql));
    }

    /// As binary rows.
    List<Map<String, @Nullable Object>> queryParams(String sql, @Nullable Object... params) {
        return rows(DRIVER.call("query_params", connection, sql, Arrays.asList(params)));
    }

    @SuppressWarnings("unchecked") // the driver's signature says so
    private static List<Map<String, @Nullable Object>> rows(@Nullable Object rows) {
        return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(rows);
    }

    /// Affected rows and last insert id.
    List<?> exec(String sql) {
        return (List<?>) Objects.requireNonNull(DRIVER.call("exec", connection, sql));
    }

    List<?> execParams(String sql, @Nullable Object... params) {
        return (List<?>) Objects.requireNonNull(DRIVER.call("exec_params", connection, sql, Arrays.asList(params)));
    }

    @Override
    public void close() {
        DRIVER.call("disconnect", connection);
    }
}
