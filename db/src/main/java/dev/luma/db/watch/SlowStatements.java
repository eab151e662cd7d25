package dev.luma.db.watch;

import dev.luma.db.observe.DbEvent.Timing;
import dev.luma.db.spi.ServerInfo;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The log of slow statements: the logger `dev.luma.db.slow`, at the level INFO.
final class SlowStatements {
    private static final System.Logger LOG = System.getLogger("dev.luma.db.slow");
    private static final int LONGEST_SQL = 500;
    private static final int MOST_READ = 4 * LONGEST_SQL;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private SlowStatements() {}

    static void log(
            ServerInfo server, String sql, Timing timing, long rows, long affectedRows, @Nullable Throwable failure) {
        if (LOG.isLoggable(System.Logger.Level.INFO)) {
            LOG.log(System.Logger.Level.INFO, line(server, sql, timing, rows, affectedRows, failure));
        }
    }

    static String line(
            ServerInfo server, String sql, Timing timing, long rows, long affectedRows, @Nullable Throwable failure) {
        return "slow statement: " + millis(timing.total())
                + " (waiting " + millis(timing.waiting())
                + ", answering " + millis(timing.answering())
                + ", reading " + millis(timing.reading())
                + "), " + rows + " rows, " + Long.toUnsignedString(affectedRows) + " affected"
                + (failure == null ? "" : ", failed with " + Failures.name(failure))
                + ", connection " + server.connectionId() + " to " + server.address() + ": "
                + onOneLine(sql);
    }

    private static String millis(Duration time) {
        final long millis = time.toNanos() / NANOS_PER_MILLI;
        return millis + " ms";
    }

    /// Goes through its beginning only: there are statements of many megabytes.
    private static String onOneLine(String sql) {
        final String whole = sql.strip();
        final String start = whole.substring(0, Math.min(whole.length(), MOST_READ));
        final String line = start.replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "?");
        final boolean isCut = start.length() < whole.length() || line.length() > LONGEST_SQL;
        return isCut ? line.substring(0, Math.min(line.length(), LONGEST_SQL)) + "..." : line;
    }
}
