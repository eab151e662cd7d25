package dev.luma.mysql.memory;

import dev.luma.db.Connection;
import dev.luma.db.Db;
import dev.luma.db.Row;
import dev.luma.db.Rows;
import dev.luma.db.spi.CallOptions;
import dev.luma.mysql.Mysql;
import java.time.LocalDateTime;

/// Reads a million rows of four types and looks at each value: a program for a JVM with little memory.
final class Million {
    private static final long ROWS = 1_000_000;
    /// What a cursor on the server hands out at a time.
    private static final int FETCHED = 5000;
    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 0, 0);

    private Million() {}

    /// @param arguments the DSN of a server; what has to run before; the statement, whose parameter is the number
    ///     behind which the rows begin; the form in which they come, see [#rows]
    public static void main(String[] arguments) {
        try (Connection db = Db.open(Mysql.driver(), arguments[0])) {
            db.exec(arguments[1]);
            final long count = read(rows(db, arguments[2], arguments[3]));
            if (count != ROWS) {
                throw new AssertionError(count + " rows came");
            }
            if (arguments[3].equals("cursor") && fetches(db) < ROWS / FETCHED) {
                throw new AssertionError("no cursor handed them out");
            }
        }
    }

    private static Rows rows(Connection db, String sql, String form) {
        return switch (form) {
            case "text" -> db.query(sql.replace("?", "0"));
            case "binary" -> db.query(sql, 0);
            case "cursor" -> db.with(CallOptions.cursor(FETCHED)).query(sql, 0);
            default -> throw new IllegalArgumentException(form);
        };
    }

    private static long fetches(Connection db) {
        return db.query("SHOW SESSION STATUS LIKE 'Com_stmt_fetch'")
                .first()
                .orElseThrow()
                .getLong(1);
    }

    private static long read(Rows rows) {
        long n = 0;
        for (final Row row : rows) {
            n++;
            if (row.getLong("n") != n
                    || !row.getString("name").equals("row " + n)
                    || row.getDouble("quarter") != n / 4.0
                    || !row.get("moment", LocalDateTime.class).equals(START.plusSeconds(n))) {
                throw new AssertionError("row " + n + " is " + row);
            }
        }
        return n;
    }
}
