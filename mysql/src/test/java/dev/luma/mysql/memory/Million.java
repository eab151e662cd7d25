package dev.luma.mysql.memory;

import dev.luma.db.Connection;
import dev.luma.db.Db;
import dev.luma.db.Row;
import dev.luma.db.Rows;
import dev.luma.mysql.Mysql;
import java.time.LocalDateTime;

/// Reads a million rows of four types and looks at each value: a program for a JVM with little memory.
final class Million {
    private static final long ROWS = 1_000_000;
    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 0, 0);

    private Million() {}

    /// @param arguments the DSN of a server; what has to run before; the statement; `binary` to bind its parameter, the
    ///     number behind which the rows begin
    public static void main(String[] arguments) {
        try (Connection db = Db.open(Mysql.driver(), arguments[0])) {
            db.exec(arguments[1]);
            final boolean binary = arguments[3].equals("binary");
            final long count = read(binary ? db.query(arguments[2], 0) : db.query(arguments[2].replace("?", "0")));
            if (count != ROWS) {
                throw new AssertionError(count + " rows came");
            }
        }
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
