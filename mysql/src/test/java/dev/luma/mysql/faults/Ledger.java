package dev.luma.mysql.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Row;
import dev.luma.mysql.Mysql;
import dev.luma.mysql.MysqlConfig;
import dev.luma.testkit.server.RealServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What [Errand]s read and write on a real server, looked at over a line of its own that nobody damages.
final class Ledger implements AutoCloseable {
    /// The rows of the table, as an [Errand] shows them: one NULL, and one whose length takes three bytes.
    static final List<String> WORDS = List.of("1 one", "2 null", "3 " + "three ".repeat(50));

    private static final String ACCOUNT = "errand";
    private static final String PASSWORD = "any password";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RealServer server;
    private final Connection clean;

    Ledger(RealServer server) {
        this.server = server;
        clean = Mysql.connect(
                MysqlConfig.defaults().host(server.host()).port(server.port()).user(server.user()));
        clean.exec("CREATE DATABASE errands CHARACTER SET utf8mb4");
        clean.exec("USE errands");
        clean.exec("CREATE TABLE words (n INT PRIMARY KEY, word VARCHAR(1000)) ENGINE = InnoDB");
        clean.exec("INSERT INTO words VALUES (1, 'one'), (2, NULL), (3, REPEAT('three ', 50))");
        clean.exec("CREATE TABLE ledger (errand INT, entry CHAR(1), PRIMARY KEY (errand, entry)) ENGINE = InnoDB");
        clean.exec("CREATE USER " + ACCOUNT + "@'127.0.0.1' IDENTIFIED BY '" + PASSWORD + "'");
        clean.exec("GRANT SELECT, INSERT ON errands.* TO " + ACCOUNT + "@'127.0.0.1'");
    }

    /// How an [Errand] reaches the server through a proxy.
    ///
    /// @param patience for the connecting, and for each message afterwards
    MysqlConfig through(int port, Duration patience) {
        return MysqlConfig.defaults()
                .host(server.host())
                .port(port)
                .user(ACCOUNT)
                .password(PASSWORD)
                .database("errands")
                .connectTimeout(patience)
                .readTimeout(patience);
    }

    /// The entries of each errand, in order, once nobody writes any more.
    Map<Integer, String> entries() {
        awaitTheEndOfAllErrands();
        final Map<Integer, String> entries = new HashMap<>();
        for (final Row row : clean.query("SELECT errand, entry FROM ledger ORDER BY errand, entry")) {
            entries.merge(row.getInt("errand"), row.getString("entry"), String::concat);
        }
        return entries;
    }

    /// A line that was cut is not noticed at once by a server that is at work on a statement.
    private void awaitTheEndOfAllErrands() {
        final long end = System.nanoTime() + PATIENCE.toNanos();
        while (clean.query("SELECT COUNT(*) FROM information_schema.processlist WHERE user = ?", ACCOUNT)
                        .first(Long.class)
                        .orElseThrow()
                > 0) {
            assertTrue(System.nanoTime() < end, "the server still serves errands that were ended");
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        clean.exec("DROP USER " + ACCOUNT + "@'127.0.0.1'");
        clean.exec("DROP DATABASE errands");
        clean.close();
    }
}
