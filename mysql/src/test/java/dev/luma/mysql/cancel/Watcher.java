package dev.luma.mysql.cancel;

import dev.luma.db.Connection;
import dev.luma.mysql.Opened;
import dev.luma.testkit.server.RealServer;
import java.time.Duration;

/// Another connection, which sees in the server's process list what the first one has it do.
final class Watcher implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Connection db;

    Watcher(RealServer server) {
        db = Opened.on(server);
    }

    /// Waits until the server works for that connection, and for long enough to be past the beginning.
    void awaitWork(long connectionId, String what) {
        await(
                "SELECT COUNT(*) FROM information_schema.processlist WHERE id = ? AND info LIKE ?",
                1,
                connectionId,
                "%" + what + "%");
    }

    /// Waits until the server does nothing for that connection. MariaDB calls one Killed that is idle, while a KILL
    /// that came too late for a statement waits for the next.
    void awaitNoWork(long connectionId) {
        await(
                "SELECT COUNT(*) FROM information_schema.processlist WHERE id = ? AND command NOT IN ('Sleep', 'Reset"
                        + " stmt') AND NOT (command = 'Killed' AND info IS NULL)",
                0,
                connectionId);
    }

    /// Waits until the server has ended that connection.
    void awaitGone(long connectionId) {
        await("SELECT COUNT(*) FROM information_schema.processlist WHERE id = ?", 0, connectionId);
    }

    private void await(String question, long wanted, Object... values) {
        final long start = System.nanoTime();
        while (db.query(question, values).first(Long.class).orElseThrow() != wanted) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError("never " + wanted + ": " + question + "; the server has "
                        + db.query("SELECT id, command, time, state, info FROM information_schema.processlist")
                                .all());
            }
        }
    }

    @Override
    public void close() {
        db.close();
    }
}
