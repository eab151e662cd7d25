package dev.luma.jdbc.escape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the escapes mean to real servers.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
final class EscapesIT {
    private final Connection db;

    EscapesIT(RealServer server) throws SQLException {
        db = TestDatabase.open(server);
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{d '2026-11-21'}                              | 2026-11-21",
                "{t '12:30:01'}                                | 12:30:01",
                "{ts '2026-11-21 12:30:01.25'}                 | 2026-11-21 12:30:01.25",
                "{fn CONVERT('12', SQL_INTEGER)}               | 12",
                "{fn CONVERT(1.25, SQL_DECIMAL(5,1))}          | 1.3",
                "{fn CONVERT(2, SQL_BIT)}                      | 1",
                "{fn CONVERT('2026-11-21 10:00:00.5', SQL_TIMESTAMP)} | 2026-11-21 10:00:00.500000",
                "{fn CHAR(65)}                                 | A",
                "{fn LENGTH('für  ')}                          | 3",
                "{fn LENGTH('für', OCTETS)}                    | 4",
                "{fn CONCAT({fn UCASE('a')}, '{fn}')}          | A{fn}",
                "{fn TIMESTAMPADD(SQL_TSI_DAY, 1, {d '2026-12-31'})} | 2027-01-01",
                "{fn TIMESTAMPADD(SQL_TSI_FRAC_SECOND, 5000000, {ts '2026-12-31 10:00:00'})} | 2026-12-31 10:00:00.005000",
                "{fn TIMESTAMPDIFF(SQL_TSI_HOUR, {d '2026-12-30'}, {d '2026-12-31'})} | 24",
                "{fn LOCATE('b', 'abc')}                       | 2",
                "{fn IFNULL(NULL, 'x')}                        | x",
                "'50%' LIKE '50\\%' {escape '\\'}              | 1",
                "'50%' LIKE '50!%' {escape '!'}                | 1",
            })
    void meansTheSameOnBothServers(String expression, String value) throws SQLException {
        assertEquals(value, TestDatabase.ask(db, "SELECT " + expression));
    }

    @Test
    void limitsAndJoinsByEscapes() throws SQLException {
        TestDatabase.run(
                db,
                "CREATE TEMPORARY TABLE e_a (id INT)",
                "CREATE TEMPORARY TABLE e_b (id INT)",
                "INSERT INTO e_a VALUES (1), (2), (3)",
                "INSERT INTO e_b VALUES (2)");

        try (PreparedStatement query =
                db.prepareStatement("SELECT e_a.id, e_b.id FROM {oj e_a LEFT OUTER JOIN e_b ON e_a.id = e_b.id}"
                        + " ORDER BY e_a.id {limit ? offset ?}")) {
            query.setInt(1, 2);
            query.setInt(2, 1);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                assertEquals(2, rows.getInt(2));
                rows.next();
                assertEquals(3, rows.getInt(1));
                assertEquals(false, rows.next());
            }
        }
    }

    @Test
    void writesTheBackslashAsTheSessionReadsIt() throws SQLException {
        final String query = "SELECT '50%' LIKE '50\\%' {escape '\\'}";
        assertEquals("1", TestDatabase.ask(db, query));

        TestDatabase.run(db, "SET sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES')");

        assertEquals("1", TestDatabase.ask(db, query));
    }

    @Test
    void showsTheServersOwnSql() throws SQLException {
        assertEquals("SELECT DATE '2026-01-01'", db.nativeSQL("SELECT {d '2026-01-01'}"));
    }
}
