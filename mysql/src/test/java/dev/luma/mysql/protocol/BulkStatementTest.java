package dev.luma.mysql.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.spi.SqlDialect;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BulkStatementTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    INSERT INTO t VALUES (?)                          ; t
                    insert into `a b`.`c(d` (x) VALUES (?)            ; `a b`.`c(d`
                     replace low_priority into db.größe$1(x) values(?) ; db.größe$1
                    INSERT INTO t(x) VALUES (?)                       ; t
                    INSERT t VALUE (?)                                ; t
                    """)
    void seesTheTableThatIsFilled(String sql, String table) {
        assertEquals(Optional.of(table), BulkStatement.table(sql));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "INSERT INTO t",
                "INSERT INTO t; DROP TABLE u",
                "INSERT INTO /* a */ t VALUES (?)",
                "INSERT INTO 't' VALUES (?)",
                "INSERT INTO a.b.c VALUES (?)",
                "UPDATE t SET x = ?"
            })
    void seesNoTableWhereItsNameIsNotPlain(String sql) {
        assertEquals(Optional.empty(), BulkStatement.table(sql));
    }

    private static boolean tells(String sql) {
        return BulkStatement.tellsEachRow(sql, SqlDialect.MYSQL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES (?)",
                "insert into db.t (a, b) values (?, ?)",
                "INSERT t VALUE (?, NULL, DEFAULT, TRUE, -1.5e3, ? + 1)",
                "INSERT INTO t (value, b) VALUES (?, ?)",
                "INSERT INTO t (`IGNORE`, b) VALUES (?, 'ON DUPLICATE KEY (?), (?)')",
                "INSERT LOW_PRIORITY INTO t PARTITION (p0) (a) VALUES (?) -- ON DUPLICATE KEY UPDATE",
                "INSERT INTO /* ignore; */ t VALUES (?) # more",
                "INSERT INTO db.ignore VALUES (?)",
                "REPLACE INTO t (a) VALUES (?)",
            })
    void takesOneGroupOfPlainValues(String sql) {
        assertTrue(tells(sql), sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "INSERT INTO t",
                "INSERT INTO t VALUES",
                "INSERT INTO t VALUES (?",
                "INSERT INTO t VALUES ?)",
                "INSERT INTO t VALUES (?), (?)",
                "INSERT INTO t VALUES (?) ON DUPLICATE KEY UPDATE a = (?)",
                "INSERT INTO t VALUES (?) RETURNING id",
                "INSERT INTO t VALUES (?);",
                "INSERT INTO t VALUES (?); DELETE FROM t WHERE (?)",
                "INSERT IGNORE INTO t VALUES (?)",
                "INSERT /*! IGNORE */ INTO t VALUES (?)",
                "INSERT /*M!100000 IGNORE */ INTO t VALUES (?)",
                "INSERT DELAYED INTO t VALUES (?)",
                "INSERT INTO t SET a = ?",
                "INSERT INTO t SELECT ?",
                "INSERT INTO t (SELECT a FROM (VALUES (?)) b)",
                "INSERT INTO values VALUES (?)",
                "INSERT INTO t VALUES (?, LAST_INSERT_ID())",
                "INSERT INTO t VALUES (?, (SELECT MAX(a) FROM t))",
                "INSERT INTO t VALUES (?, @a)",
                "INSERT INTO t VALUES (?, b)",
                "INSERT INTO t VALUES (?, `b`)",
                "INSERT INTO t VALUES (?, NEXT VALUE FOR s)",
                "UPDATE t SET a = ?",
                "DELETE FROM t WHERE a IN (?)",
                "SELECT ?",
                "WITH c AS (SELECT 1) SELECT (?)",
            })
    void doesNotTakeWhatMayTellSomethingElse(String sql) {
        assertFalse(tells(sql), sql);
    }

    @Test
    void readsQuotesAsTheServerDoes() {
        final String sql = "INSERT INTO t VALUES (?, '\\'), (?, ')";
        assertTrue(tells(sql));
        assertEquals(false, BulkStatement.tellsEachRow(sql, SqlDialect.MYSQL.withoutBackslashEscapes()));
    }
}
