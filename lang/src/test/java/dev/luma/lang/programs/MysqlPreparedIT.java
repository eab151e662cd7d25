package dev.luma.lang.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.luma.lang.LumaException;
import dev.luma.testkit.server.PrivateServer;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/// What a statement means to `drivers/mysql.luma`: what it would mean if it were said for the first time.
@Timeout(180)
final class MysqlPreparedIT {
    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_4, ServerKind.MARIADB_11_8})
    void theSameTextInAnotherDatabaseIsAnotherStatement(RealServer server) {
        server.sql("DROP DATABASE IF EXISTS luma_a; CREATE DATABASE luma_a; CREATE TABLE luma_a.t (v INT);"
                + "DROP DATABASE IF EXISTS luma_b; CREATE DATABASE luma_b; CREATE TABLE luma_b.t (v VARCHAR(9));"
                + "INSERT INTO luma_a.t VALUES (1); INSERT INTO luma_b.t VALUES ('b')");
        try (LumaMysql luma = LumaMysql.connect(server)) {
            luma.exec("USE luma_a");
            assertEquals(List.of(Map.of("v", 1L)), luma.queryParams("SELECT v FROM t"));
            luma.exec("USE luma_b");
            assertEquals(List.of(Map.of("v", "b")), luma.queryParams("SELECT v FROM t"));
        } finally {
            server.sql("DROP DATABASE luma_a; DROP DATABASE luma_b");
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_4, ServerKind.MARIADB_11_8})
    void theSameTextInAnotherModeIsAnotherStatement(RealServer server) {
        try (LumaMysql luma = LumaMysql.connect(server)) {
            luma.exec("CREATE TEMPORARY TABLE quoted (v INT)");
            luma.exec("INSERT INTO quoted VALUES (5)");
            final String sql = "SELECT \"v\" AS v FROM quoted";
            assertEquals(List.of(Map.of("v", "v")), luma.queryParams(sql));
            luma.exec("SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'");
            assertEquals(List.of(Map.of("v", 5L)), luma.queryParams(sql));
            assertEquals(List.of(Map.of("v", "it's \\")), luma.queryParams("SELECT ? AS v", "it's \\"));
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_4, ServerKind.MARIADB_11_8})
    void aStatementStaysPreparedWhateverElseIsSaid(RealServer server) {
        try (LumaMysql luma = LumaMysql.connect(server)) {
            for (final String sql : List.of(
                    "CREATE TEMPORARY TABLE said (v INT)",
                    "BEGIN",
                    "INSERT INTO said VALUES (1)",
                    "COMMIT",
                    "SET @v = 1",
                    "SELECT * FROM said",
                    "SAVEPOINT s",
                    "ROLLBACK",
                    "DO 1")) {
                luma.exec(sql);
                assertEquals(List.of(Map.of("n", 1L)), luma.queryParams("SELECT ? AS n", 1L));
            }
            assertEquals(
                    "0",
                    luma.query("SHOW SESSION STATUS LIKE 'Com_stmt_close'")
                            .getFirst()
                            .get("Value"));
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_4, ServerKind.MARIADB_11_8})
    void aTableThatIsAlteredGivesWhatItHasNow(RealServer server) {
        try (LumaMysql luma = LumaMysql.connect(server)) {
            luma.exec("DROP TABLE IF EXISTS luma_altered");
            luma.exec("CREATE TABLE luma_altered (v INT)");
            luma.execParams("INSERT INTO luma_altered VALUES (?)", 7L);
            assertEquals(List.of(Map.of("v", 7L)), luma.queryParams("SELECT * FROM luma_altered WHERE v = ?", 7L));
            server.sql("ALTER TABLE test.luma_altered MODIFY v VARCHAR(9), ADD w DOUBLE DEFAULT 2.5");
            assertEquals(
                    List.of(Map.of("v", "7", "w", 2.5)),
                    luma.queryParams("SELECT * FROM luma_altered WHERE v = ?", 7L));
            luma.exec("DROP TABLE luma_altered");
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_4, ServerKind.MARIADB_11_8})
    void aProcedureGivesBackValuesAndTheConnectionGoesOn(RealServer server) {
        try (LumaMysql luma = LumaMysql.connect(server)) {
            luma.exec("DROP PROCEDURE IF EXISTS luma_next");
            luma.exec("CREATE PROCEDURE luma_next(IN a INT, OUT b INT) SET b = a + 1");
            luma.exec("DROP PROCEDURE IF EXISTS luma_told");
            luma.exec(
                    "CREATE PROCEDURE luma_told(IN a INT, OUT b INT) BEGIN SELECT a AS x; SET b = 0; SELECT 2 AS y; END");
            for (int i = 0; i < 2; i++) {
                assertEquals(List.of(Map.of("b", 8L)), luma.queryParams("CALL luma_next(?, ?)", 7L, null));
                assertEquals(List.of(Map.of("x", 7L)), luma.queryParams("CALL luma_told(?, ?)", 7L, null));
                assertEquals(List.of(0L, 0L), luma.execParams("CALL luma_told(?, ?)", 7L, null));
            }
            assertEquals(List.of(Map.of("n", 1L)), luma.query("SELECT 1 AS n"));
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_4, ServerKind.MARIADB_11_8})
    void takesAsManyValuesAsTheServerDoes(RealServer server) {
        try (LumaMysql luma = LumaMysql.connect(server)) {
            for (final int count : new int[] {1, 6, 7, 8, 9, 15, 16, 17, 0xFFFF}) {
                final Object[] values = new Object[count];
                Arrays.fill(values, 1L);
                values[count - 1] = null;
                final String sql = "SELECT CONCAT_WS(''" + ", ?".repeat(count) + ") AS v";
                assertEquals(List.of(Map.of("v", "1".repeat(count - 1))), luma.queryParams(sql, values));
            }
            final String tooMany = "SELECT CONCAT(" + String.join(",", Collections.nCopies(0x1_0000, "?")) + ")";
            assertEquals(
                    "db.server",
                    assertThrows(LumaException.class, () -> luma.queryParams(tooMany))
                            .code());
            assertEquals(List.of(Map.of("n", 1L)), luma.query("SELECT 1 AS n"));
        }
    }

    @ServerTest(ServerKind.MYSQL_9_7)
    void aTextIsNoVector(RealServer server) {
        try (LumaMysql luma = LumaMysql.connect(server)) {
            luma.exec("CREATE TEMPORARY TABLE vectors (v VECTOR(2))");
            final LumaException refused = assertThrows(
                    LumaException.class, () -> luma.execParams("INSERT INTO vectors VALUES (?)", "[1,-2.5]"));
            assertEquals("db.param", refused.code());
            assertEquals(
                    "value 1 of the statement is a text, and no VECTOR: write STRING_TO_VECTOR(?)",
                    refused.getMessage());
            luma.execParams("INSERT INTO vectors VALUES (STRING_TO_VECTOR(?))", "[1,-2.5]");
            assertEquals(List.of(Map.of("v", List.of(1.0, -2.5))), luma.query("SELECT v FROM vectors"));
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void aStatementCommitsByItselfAlsoWhereTheServerHasItOtherwise(RealServer server) {
        try (PrivateServer mine = server.newPrivateServer("--autocommit=0");
                LumaMysql luma = LumaMysql.connect(mine);
                LumaMysql other = LumaMysql.connect(mine)) {
            luma.exec("CREATE TABLE kept (v INT)");
            luma.exec("INSERT INTO kept VALUES (1)");
            assertEquals(List.of(Map.of("v", 1L)), other.query("SELECT v FROM kept"));
        }
    }
}
