package dev.luma.jdbc.vendor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.luma.db.spi.ServerInfo;
import dev.luma.db.spi.SqlDialect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyPlanTest {
    private final Vendor mysql = Vendor.of(new ServerInfo("MySQL", "9.7.4-2", 1, "somewhere"));
    private final Vendor mariaDb = Vendor.of(new ServerInfo("MariaDB", "11.8.6-MariaDB-0+deb13u1", 1, "somewhere"));

    private KeyPlan onMysql(String sql) {
        return mysql.keys(sql, SqlDialect.MYSQL, List.of());
    }

    private KeyPlan onMariaDb(String sql, String... columns) {
        return mariaDb.keys(sql, SqlDialect.MYSQL, List.of(columns));
    }

    private long[] keys(String sql, long affectedRows, long triggers) {
        final KeyPlan.Counted plan = assertInstanceOf(KeyPlan.Counted.class, onMysql(sql));
        return plan.keys(10, affectedRows, 5, triggers, "id", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE t SET a = 1", "SELECT 1", "", "  -- INSERT INTO t VALUES (1)", "CALL p()"})
    void expectsNoKeysOfWhatInsertsNothing(String sql) {
        assertInstanceOf(KeyPlan.None.class, onMysql(sql));
        assertInstanceOf(KeyPlan.None.class, onMariaDb(sql, "id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t (a) VALUES (?)",
                "insert t set a = ?, b = ?",
                "/* one */ REPLACE LOW_PRIORITY t VALUES (?, 'a), (b')",
                "INSERT IGNORE INTO t (a) VALUES (?), (?)",
                "INSERT INTO t (a) VALUES (?), (?) ON DUPLICATE KEY UPDATE a = 1",
                "INSERT INTO t (a) VALUES (?), (?) RETURNING id",
                "INSERT INTO t (a) VALUES (LAST_INSERT_ID(7)), (?)",
                "INSERT /*! IGNORE */ INTO t (a) VALUES (?), (?)",
                "INSERT INTO t (a) VALUES (1), (2); DELETE FROM t",
            })
    void takesTheFirstKeyAloneWhereTheOthersAreInDoubt(String sql) {
        assertInstanceOf(KeyPlan.First.class, onMysql(sql));
        assertInstanceOf(KeyPlan.First.class, onMariaDb(sql));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t (a) SELECT a FROM u",
                "INSERT INTO t (SELECT a, b FROM u)",
                "INSERT INTO t VALUES ROW(1), ROW(2)",
                "INSERT INTO t TABLE u",
            })
    void knowsNotHowManyRowsAQueryHas(String sql) {
        assertInstanceOf(KeyPlan.First.class, onMysql(sql));
        assertInstanceOf(KeyPlan.ReturningKey.class, onMariaDb(sql));
    }

    @Test
    void countsTheKeysOfRowsWithoutAnyDoubt() {
        assertArrayEquals(new long[] {10, 15, 20}, keys("INSERT INTO t (a) VALUES (?), (f(1, 2)), ('x,(y')", 3, 0));
        assertArrayEquals(new long[] {10, 15}, keys("INSERT INTO t VALUES (NULL, 1), (default, ?);", 2, 0));
        assertArrayEquals(new long[] {10, 15}, keys("INSERT INTO t (a, `ID`) VALUES (1, null), (2, NULL)", 2, 0));
        assertArrayEquals(new long[] {10, 15}, keys("INSERT INTO t () VALUES (), ()", 2, 0));
    }

    @Test
    void countsNoKeysWhereARowBringsOne() {
        assertArrayEquals(new long[] {10}, keys("INSERT INTO t (id, a) VALUES (?, 1), (NULL, 2)", 2, 0));
        assertArrayEquals(new long[] {10}, keys("INSERT INTO t VALUES (7, 1), (NULL, 2)", 2, 0));
        assertArrayEquals(new long[] {10}, keys("INSERT INTO t VALUES (0, 1), (0, 2)", 2, 0));
    }

    @Test
    void countsNoKeysWhereTheServerSawOtherRowsOrATrigger() {
        assertArrayEquals(new long[] {10}, keys("INSERT INTO t (a) VALUES (1), (2)", 1, 0));
        assertArrayEquals(new long[] {10}, keys("REPLACE INTO t (a) VALUES (1), (2)", 3, 0));
        assertArrayEquals(new long[] {10}, keys("INSERT INTO t (a) VALUES (1), (2)", 2, 1));
    }

    @Test
    void asksMysqlForTheTableAsItIsWritten() {
        final KeyPlan.Counted plan =
                assertInstanceOf(KeyPlan.Counted.class, onMysql("INSERT INTO `my``shop` . `t'x` (a) VALUES (1), (2)"));

        assertEquals(
                "SELECT @@SESSION.auto_increment_increment, (SELECT COUNT(*) FROM information_schema.TRIGGERS"
                        + " WHERE EVENT_OBJECT_SCHEMA = 'my`shop' AND EVENT_OBJECT_TABLE = 't''x'"
                        + " AND EVENT_MANIPULATION = 'INSERT' AND ACTION_TIMING = 'BEFORE'),"
                        + " asked.* FROM (SELECT 1) one LEFT JOIN `my``shop` . `t'x` asked ON FALSE",
                plan.question());
    }

    @Test
    void hasMariaDbReturnTheColumnsThatAreAskedFor() {
        assertEquals(
                new KeyPlan.Returning("INSERT INTO t (a) VALUES (?), (?) -- two\nRETURNING `id`, `my``col`"),
                onMariaDb("INSERT INTO t (a) VALUES (?), (?) -- two\n;  ", "id", "my`col"));
    }

    @Test
    void hasMariaDbReturnTheKeyOfEachRow() {
        final KeyPlan.ReturningKey plan =
                assertInstanceOf(KeyPlan.ReturningKey.class, onMariaDb("INSERT INTO shop.t (a) VALUES (1), (2)"));

        assertEquals("SELECT * FROM shop.t LIMIT 0", plan.question());
        assertEquals("INSERT INTO shop.t (a) VALUES (1), (2)\nRETURNING `id`", plan.sql("`id`"));
    }
}
