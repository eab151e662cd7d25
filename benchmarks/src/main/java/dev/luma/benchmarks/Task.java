package dev.luma.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A row of the table: what a driver has to do. Every driver gives the same [#sum], or the run fails.
public enum Task {
    DO_ONE("`DO 1`", "DO 1", 64),
    POINT_SELECT("point select, prepared", "SELECT id, name FROM thousand WHERE id = ?", 64),
    ONE_TEXT("1 × (int, char 32), text", "SELECT id, name FROM thousand LIMIT 1", 16),
    THOUSAND_TEXT("1000 × (int, char 32), text", "SELECT id, name FROM thousand"),
    THOUSAND_BINARY("1000 × (int, char 32), binary", "SELECT id, name FROM thousand LIMIT ?"),
    HUNDRED_TEXT("1 × 100 int, text", "SELECT " + Tables.HUNDRED_COLUMNS + " FROM hundred", 16),
    HUNDRED_BINARY("1 × 100 int, binary", "SELECT " + Tables.HUNDRED_COLUMNS + " FROM hundred LIMIT ?", 16),
    MILLION_TEXT("million rows, text, per row", "SELECT id, name, score, at FROM million"),
    MILLION_BINARY("million rows, binary, per row", "SELECT id, name, score, at FROM million LIMIT ?"),
    BATCH_100("batch of 100 inserts, defaults", "INSERT INTO batch (id, name) VALUES (?, ?)"),
    BATCH_1000("batch of 1000 inserts", "INSERT INTO batch (id, name) VALUES (?, ?)"),
    BLOB_WRITE("1 MiB blob, write", "SELECT COUNT(*) FROM blobs WHERE data = ?"),
    BLOB_READ("1 MiB blob, read", "SELECT data FROM blobs WHERE id = ?"),
    CONNECT("connect, no TLS", ""),
    CONNECT_TLS("connect, TLS", ""),
    THREADS("point select, 64 virtual threads on 8 connections", POINT_SELECT.sql, Crowd.TURNS);

    private final String label;
    private final String sql;
    private final int turns;

    Task(String label, String sql) {
        this(label, sql, 1);
    }

    Task(String label, String sql, int turns) {
        this.label = label;
        this.sql = sql;
        this.turns = turns;
    }

    /// The tasks whose [#id] the expression finds, in the order of the table.
    static List<Task> matching(String regex) {
        final Pattern pattern = Pattern.compile(regex);
        return Arrays.stream(values())
                .filter(task -> pattern.matcher(task.id()).find())
                .toList();
    }

    /// Its name on the command line: `thousand-text`.
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Its name in the table; ° marks what runs against recorded answers.
    String label() {
        return replayed() ? label + " °" : label;
    }

    /// What is sent; empty where it is only connected.
    public String sql() {
        return sql;
    }

    /// Whether the statement is prepared once, and its values travel beside it.
    public boolean isPrepared() {
        return sql.contains("?");
    }

    /// How often a driver does it in one go. Short ones are done several times, so that drivers with an event loop pay
    /// once for waking the thread that waits.
    int turns() {
        return turns;
    }

    /// By how much the cost of one go is divided.
    public int operations() {
        return switch (this) {
            case MILLION_TEXT, MILLION_BINARY -> Tables.MILLION;
            default -> turns;
        };
    }

    /// Whether it runs against recorded answers: what takes a server much longer than a driver.
    boolean replayed() {
        return switch (this) {
            case ONE_TEXT,
                    THOUSAND_TEXT,
                    THOUSAND_BINARY,
                    HUNDRED_TEXT,
                    HUNDRED_BINARY,
                    MILLION_TEXT,
                    MILLION_BINARY,
                    BATCH_1000 -> true;
            default -> false;
        };
    }

    /// Whether the driver encrypts the line.
    boolean isEncrypted() {
        return this == CONNECT_TLS;
    }

    /// Rows that one go inserts; 0 for tasks that insert none.
    public int batchSize() {
        return switch (this) {
            case BATCH_100 -> 100;
            case BATCH_1000 -> 1000;
            default -> 0;
        };
    }

    /// The sum that one go gives: of all numbers, lengths of texts and blobs, whole parts of doubles, seconds of times,
    /// and inserted rows.
    long sum() {
        return switch (this) {
            case DO_ONE, CONNECT, CONNECT_TLS -> 0;
            case POINT_SELECT -> Tables.pointSelects(turns);
            case ONE_TEXT -> turns * Tables.pointSelects(1);
            case THOUSAND_TEXT, THOUSAND_BINARY -> Tables.pointSelects(1000);
            case HUNDRED_TEXT, HUNDRED_BINARY -> turns * Tables.hundredSum();
            case MILLION_TEXT, MILLION_BINARY -> Tables.millionSum();
            case BATCH_100, BATCH_1000 -> batchSize();
            case BLOB_WRITE -> 1;
            case BLOB_READ -> Tables.BLOB;
            case THREADS -> Crowd.THREADS * Tables.pointSelects(Crowd.TURNS / Crowd.THREADS);
        };
    }
}
