package dev.luma.jdbc.result;

import dev.luma.db.Connection;
import dev.luma.db.Rows;
import dev.luma.jdbc.value.ParameterValues;
import dev.luma.jdbc.value.ResultLayouts;
import dev.luma.jdbc.value.ValueSettings;
import dev.luma.mysql.Mysql;
import dev.luma.mysql.MysqlConfig;
import dev.luma.testkit.server.RealServer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Results and parameters as they are without any statement of java.sql: straight over a connection of `db`.
public final class Shown implements AutoCloseable {
    private final Connection db;
    private final ValueSettings settings;
    private final ResultLayouts layouts;

    private Shown(Connection db, ValueSettings settings) {
        this.db = db;
        this.settings = settings;
        this.layouts = new ResultLayouts(settings);
    }

    /// Everything as it is by default, with clocks in `zone`.
    public static Shown in(RealServer server, ZoneId zone) {
        return with(server, new ValueSettings(true, false, Optional.of(zone)));
    }

    /// The session's zone is that of the settings, by its present distance from UTC, as the servers know no names here.
    public static Shown with(RealServer server, ValueSettings settings) {
        final ZoneId zone = settings.fixedZone().orElse(ZoneOffset.UTC);
        final String offset = zone.getRules().getOffset(Instant.now()).getId();
        return new Shown(
                Mysql.connect(MysqlConfig.parse(
                        "root@127.0.0.1:" + server.port() + "/test?timeZone=" + offset.replace("+", "%2B"))),
                settings);
    }

    public Connection db() {
        return db;
    }

    /// The result of a statement that travels as text.
    public JdbcResultSet text(String sql) {
        return result(db.query(sql));
    }

    /// The result of a statement that was prepared.
    public JdbcResultSet binary(String sql) {
        try (dev.luma.db.Statement statement = db.prepare(sql)) {
            return result(statement.query());
        }
    }

    private JdbcResultSet result(Rows rows) {
        return new JdbcResultSet(null, streaming(rows), ResultSettings.forwardOnly(layouts, new ReentrantLock()));
    }

    private static StreamingRows streaming(Rows rows) {
        return new StreamingRows(rows, 0, new StreamingRows.Line() {
            @Override
            public void readToTheEnd(StreamingRows read) {
                // They close by themselves.
            }

            @Override
            public void closed(StreamingRows left) {
                rows.close();
            }
        });
    }

    /// The rows in memory, to be walked in any direction.
    public JdbcResultSet scrollable(String sql) {
        return new JdbcResultSet(
                null,
                MemoryRows.rest(streaming(db.query(sql))),
                ResultSettings.scrollInsensitive(layouts, new ReentrantLock()));
    }

    /// Sets parameters.
    public interface Binding {
        void to(ParameterValues values) throws SQLException;
    }

    /// Runs a statement with parameters.
    public void exec(String sql, int parameters, Binding binding) throws SQLException {
        final ParameterValues values = new ParameterValues(parameters, settings);
        binding.to(values);
        db.exec(sql, values.bound());
    }

    @Override
    public void close() {
        db.close();
    }
}
