package dev.luma.db.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.luma.db.error.SqlState;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.SqlDialect;
import dev.luma.db.spi.TextDriver;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LiteralsTest {
    private static class Plain implements TextDriver<String> {
        @Override
        public String connect(String dsn) {
            return dsn;
        }

        @Override
        public List<Map<String, String>> query(String connection, String sql) {
            return List.of();
        }

        @Override
        public long[] exec(String connection, String sql) {
            return new long[2];
        }

        @Override
        public void disconnect(String connection) {}
    }

    /// As a driver for MySQL would do it.
    private static final class Backslashes extends Plain implements TextDriver.Quoting {
        @Override
        public String quote(String value) {
            return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
        }
    }

    /// As a driver for a database would do it where a backslash is a backslash.
    private static final class Doubling extends Plain implements TextDriver.Quoting {
        @Override
        public String quote(String value) {
            return "'" + value.replace("'", "''") + "'";
        }
    }

    private final Literals plain = Literals.of(new Plain());
    private final Literals backslashes = Literals.of(new Backslashes());
    private final Literals doubling = Literals.of(new Doubling());

    private String literal(Object value) {
        return plain.splice("?", new Object[] {value});
    }

    private static String refusal(Runnable call) {
        return assertThrows(UsageException.class, call::run).getMessage();
    }

    static Stream<Arguments> literals() {
        return Stream.of(
                arguments(null, "NULL"),
                arguments(true, "TRUE"),
                arguments(false, "FALSE"),
                arguments(42, "42"),
                arguments(-1, "(-1)"),
                arguments(Long.MIN_VALUE, "(-9223372036854775808)"),
                arguments((byte) -1, "(-1)"),
                arguments((short) 7, "7"),
                arguments(1.5, "1.5"),
                arguments(-1e300, "(-1.0E300)"),
                arguments(-0.0, "(-0.0)"),
                arguments(0.1f, "0.1"),
                arguments(new BigDecimal("-1.50"), "(-1.50)"),
                arguments(new BigDecimal("1E3"), "1000"),
                arguments(new BigInteger("18446744073709551615"), "18446744073709551615"),
                arguments("", "''"),
                arguments("it's", "'it''s'"),
                arguments("'; DROP TABLE t; --", "'''; DROP TABLE t; --'"),
                arguments("a ? b :c", "'a ? b :c'"),
                arguments(new StringBuilder("x"), "'x'"),
                arguments('\'', "''''"),
                arguments(TimeUnit.DAYS, "'DAYS'"),
                arguments(new byte[0], "X''"),
                arguments(new byte[] {0, -1, 0x27}, "X'00FF27'"),
                arguments(LocalDate.of(2026, 2, 10), "'2026-02-10'"),
                arguments(LocalDateTime.of(2026, 2, 10, 9, 30), "'2026-02-10 09:30:00'"),
                arguments(LocalDateTime.of(2026, 2, 10, 9, 30, 0, 120_000), "'2026-02-10 09:30:00.00012'"),
                arguments(LocalTime.of(9, 30), "'09:30:00'"),
                arguments(Duration.ofSeconds(-3_020_399), "'-838:59:59'"),
                arguments(Duration.ofMillis(-1500), "'-00:00:01.5'"),
                arguments(
                        UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
                        "'123e4567-e89b-12d3-a456-426614174000'"),
                arguments(new float[] {1, 2.5f}, "'[1.0,2.5]'"));
    }

    @ParameterizedTest
    @MethodSource("literals")
    void writesLiterals(Object value, String literal) {
        assertEquals(literal, literal(value));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(Double.NaN),
                arguments(Double.NEGATIVE_INFINITY),
                arguments(Float.POSITIVE_INFINITY),
                arguments((Object) new float[] {Float.NaN}),
                arguments(new BigDecimal("1E1000000000")),
                arguments(new BigDecimal("1E-1000000000")),
                arguments(BigInteger.ONE.shiftLeft(10_000)),
                arguments(new AtomicInteger(1)),
                arguments(new Object()),
                arguments((Object) new int[] {1}),
                arguments(List.of(1)),
                arguments(Instant.EPOCH),
                arguments(OffsetDateTime.parse("2026-02-10T09:30:00Z")),
                arguments(ZonedDateTime.parse("2026-02-10T09:30:00Z")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatHasNoLiteral(Object value) {
        assertTrue(refusal(() -> literal(value)).length() < 250);
    }

    // ---- text, by what the driver tells

    @Test
    void refusesABackslashWithoutAQuoteOfTheDriver() {
        for (final String text : List.of("\\", "a\\' OR 1=1 -- ", "a\0b")) {
            final UsageException e = assertThrows(UsageException.class, () -> literal(text));
            assertTrue(e.getMessage().contains("let the driver export `quote`"));
            assertEquals(SqlState.WRONG_PARAMETER_COUNT, e.sqlState());
        }
    }

    @Test
    void quotesByTheDriver() {
        assertEquals("'a\\\\\\' OR 1=1 -- '", backslashes.splice("?", new Object[] {"a\\' OR 1=1 -- "}));
        assertEquals("'a\\'' OR 1=1 -- '", doubling.splice("?", new Object[] {"a\\' OR 1=1 -- "}));
    }

    @Test
    void learnsTheDialectFromTheQuoteOfABackslash() {
        assertEquals(SqlDialect.STANDARD, plain.dialect());
        assertEquals(SqlDialect.STANDARD, doubling.dialect());
        assertEquals(SqlDialect.MYSQL, backslashes.dialect());

        assertEquals("'\\'?' + 1", backslashes.splice("'\\'?' + ?", new Object[] {1}));
        assertEquals("'\\' + 1", doubling.splice("'\\' + ?", new Object[] {1}));
    }

    // ---- where values go

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "5 -?                | 5 -(-1)",
                "5-?                 | 5-(-1)",
                "LIMIT?              | LIMIT (-1)",
                "'a'?                | 'a' (-1)",
                "?a                  | (-1) a",
                "?'a'                | (-1) 'a'",
                "(?)                 | ((-1))",
                "a=? -- ?            | a=(-1) -- ?",
                "'?' = ?             | '?' = (-1)",
                "/* ? */ ?           | /* ? */ (-1)",
                "? # ' ?             | (-1) # ' ?",
            })
    @Tag("S4")
    void putsAValueWhereItsMarkIs(String sql, String expected) {
        assertEquals(expected, backslashes.splice(sql, new Object[] {-1}));
    }

    @Test
    void putsValuesInOrder() {
        assertEquals("1,'?',3", plain.splice("?,?,?", new Object[] {1, "?", 3}));
        assertEquals("1 2 3", plain.splice("? ? ?", new Object[] {1, 2, 3}));
    }

    @Test
    void countsValues() {
        assertEquals(
                "PARAM_COUNT_MISMATCH: the statement takes 2 values, and 1 was given",
                refusal(() -> plain.splice("?,?", new Object[] {1})));
        assertEquals(
                "PARAM_COUNT_MISMATCH: the statement takes 1 value, and 2 were given",
                refusal(() -> plain.splice("?", new Object[] {1, 2})));
        assertEquals(
                "the statement has :a, and the values have no names: give them as a Map",
                refusal(() -> plain.splice(":a", new Object[] {1})));
    }
}
