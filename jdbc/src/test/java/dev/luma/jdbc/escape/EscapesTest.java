package dev.luma.jdbc.escape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.luma.db.spi.ServerInfo;
import dev.luma.db.spi.SqlDialect;
import dev.luma.jdbc.vendor.Vendor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EscapesTest {
    private final Escapes escapes = new Escapes(
            Vendor.of(new ServerInfo("MySQL", "9.7.4", 1, "somewhere")).functions());

    private String translate(String sql) {
        return escapes.translate(sql, SqlDialect.MYSQL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "SELECT {d '2026-11-21'}                      | SELECT DATE '2026-11-21'",
                "SELECT {t'12:30:01'}                         | SELECT TIME '12:30:01'",
                "SELECT { ts '2026-11-21 12:30:01.5' }        | SELECT TIMESTAMP '2026-11-21 12:30:01.5'",
                "SELECT * FROM {oj a LEFT OUTER JOIN b ON a.x = b.x} | SELECT * FROM a LEFT OUTER JOIN b ON a.x = b.x",
                "SELECT a FROM t {limit 5}                    | SELECT a FROM t LIMIT 5",
                "SELECT a FROM t {limit ? offset ?}           | SELECT a FROM t LIMIT ? offset ?",
                "SELECT {fn ABS(-1)}                          | SELECT ABS(-1)",
                "SELECT {fn concat({fn ucase('a')}, ',b')}    | SELECT concat(ucase('a'), ',b')",
                "SELECT {FN CURRENT_DATE}                     | SELECT CURRENT_DATE",
                "SELECT {fn now()}                            | SELECT now()",
                "SELECT {fn LENGTH(a)}                        | SELECT CHAR_LENGTH(RTRIM(a))",
                "SELECT {fn LENGTH(a, OCTETS)}                | SELECT LENGTH(RTRIM(a))",
                "SELECT {fn CHAR(65)}                         | SELECT CHAR(65 USING utf8mb4)",
                "SELECT {fn CONVERT(a, SQL_INTEGER)}          | SELECT CAST(a AS SIGNED)",
                "SELECT {fn CONVERT(a, SQL_DECIMAL(10,2))}    | SELECT CAST(a AS DECIMAL(10,2))",
                "SELECT {fn CONVERT(a, VARCHAR)}              | SELECT CAST(a AS CHAR)",
                "SELECT {fn CONVERT(a USING latin1)}          | SELECT CONVERT(a USING latin1)",
                "SELECT {fn TIMESTAMPDIFF(SQL_TSI_DAY, a, b)} | SELECT TIMESTAMPDIFF(SQL_TSI_DAY, a, b)",
                "SELECT {fn SUBSTRING(a, 1, 2, CHARACTERS)}   | SELECT SUBSTRING(a, 1, 2)",
                "SELECT {fn TIMESTAMPADD(SQL_TSI_FRAC_SECOND, n, a)} | SELECT TIMESTAMPADD(MICROSECOND, (n) DIV 1000, a)",
                "{call p(?, {d '2026-01-01'})}                | CALL p(?, DATE '2026-01-01')",
                "{call p}                                     | CALL p()",
                "{ ? = call f(?, ?) }                         | SELECT f(?, ?)",
                "{?=CALL shop.f}                              | SELECT shop.f()",
                "SELECT a LIKE 'x' {escape '!'}               | SELECT a LIKE 'x' ESCAPE '!'",
            })
    void translatesEachEscape(String sql, String plain) {
        assertEquals(plain, translate(sql));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT '{d ''2026-01-01''}'",
                "SELECT \"{fn NOW()}\"",
                "SELECT `{fn NOW()}` FROM t",
                "SELECT 1 -- {fn NOW()}",
                "SELECT 1 # {fn NOW()}",
                "SELECT /* {fn NOW()} */ 1",
                "SELECT 'a\\'{fn NOW()}'",
                "SELECT {fn NOW()",
                "SELECT } FROM t",
                "SELECT {} , { }",
                "SELECT {strange 1}",
                "SELECT {d",
                "{?}",
                "{",
            })
    void leavesAloneWhatIsNoEscape(String sql) {
        assertEquals(sql, translate(sql));
    }

    @Test
    void translatesWithinABraceThatNothingCloses() {
        assertEquals("SELECT {fn ABS(DATE '2026-01-01')", translate("SELECT {fn ABS({d '2026-01-01'})"));
    }

    @Test
    void writesTheBackslashAsTheSessionWantsIt() {
        final String sql = "SELECT a LIKE ? {escape '\\'} AND b = {d '2026-01-01'}";

        assertEquals("SELECT a LIKE ? ESCAPE '\\\\' AND b = DATE '2026-01-01'", translate(sql));
        assertEquals(
                "SELECT a LIKE ? ESCAPE '\\' AND b = DATE '2026-01-01'",
                escapes.translate(sql, SqlDialect.MYSQL.withoutBackslashEscapes()));
        assertEquals("SELECT a LIKE ? ESCAPE '\\\\'", translate("SELECT a LIKE ? {escape '\\\\'}"));
    }

    @Test
    void givesBackATextWithoutBracesItself() {
        final String sql = "SELECT a FROM t WHERE b = 'x'";

        assertSame(sql, translate(sql));
    }

    @Test
    void remembersATranslation() {
        assertSame(translate("SELECT {fn NOW()}"), translate("SELECT {fn NOW()}"));
    }

    @Test
    void takesNoLongerForManyBracesThanTheyAreLong() {
        final String open = "{fn ".repeat(100_000);

        assertEquals(open, translate(open));
        assertEquals(100_000 - 64, translate(open + "}".repeat(100_000)).split("\\{", -1).length - 1);
    }

    // ---- calls

    private Call call(String sql) {
        final Call call = Call.parse(sql, translate(sql), SqlDialect.MYSQL);
        assertNotNull(call);
        return call;
    }

    @Test
    void readsTheCallOfAProcedure() {
        final Call call = call("{call shop.`my ``proc`(?, 5, ?, '?', :a, ? + 1)}");

        assertEquals(new Call(false, "shop", "my `proc", List.of(1, 3, 6)), call);
        assertEquals(3, call.parameterCount());
        assertEquals(new Call(false, null, "p", List.of()), call("/* now */ CALL p"));
    }

    @Test
    void readsTheCallOfAFunction() {
        final Call call = call("{? = call f(?, ?)}");

        assertEquals(new Call(true, null, "f", List.of(1, 2)), call);
        assertEquals(3, call.parameterCount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT f(?)", "CALLED p()", "", "CALL", "CALL (1)", "CALL -"})
    void findsNoCallWhereThereIsNone(String sql) {
        assertNull(Call.parse(sql, translate(sql), SqlDialect.MYSQL));
    }
}
