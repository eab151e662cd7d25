package dev.luma.jdbc.value;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterValuesTest {
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 7, 1, 12, 0, 0, 500_000_000);

    private final ParameterValues values = new ParameterValues(1, new ValueSettings(true, false, Optional.of(ROME)));

    private @Nullable Object bound() throws SQLException {
        return values.bound()[0];
    }

    // ---- objects as types

    static Stream<Arguments> conversions() {
        final UUID uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
        return Stream.of(
                Arguments.of("12", Types.INTEGER, 12L),
                Arguments.of("12.00", Types.BIGINT, 12L),
                Arguments.of(true, Types.INTEGER, 1L),
                Arguments.of(7, Types.BIGINT, 7),
                Arguments.of("18446744073709551615", Types.BIGINT, new BigInteger("18446744073709551615")),
                Arguments.of("1.567", Types.DECIMAL, new BigDecimal("1.567")),
                Arguments.of(2, Types.NUMERIC, new BigDecimal("2")),
                Arguments.of("1.5", Types.DOUBLE, 1.5),
                Arguments.of("1.5", Types.REAL, 1.5f),
                Arguments.of("yes", Types.BOOLEAN, true),
                Arguments.of(0, Types.BIT, false),
                Arguments.of(12, Types.VARCHAR, "12"),
                Arguments.of(new BigDecimal("1E+3"), Types.VARCHAR, "1000"),
                Arguments.of(NOON, Types.VARCHAR, "2026-07-01 12:00:00.5"),
                Arguments.of(Duration.ofHours(-30), Types.VARCHAR, "-30:00:00"),
                Arguments.of("2026-07-01", Types.DATE, LocalDate.of(2026, 7, 1)),
                Arguments.of(NOON, Types.DATE, LocalDate.of(2026, 7, 1)),
                Arguments.of(Instant.parse("2026-06-30T22:30:00Z"), Types.DATE, LocalDate.of(2026, 7, 1)),
                Arguments.of("12:30", Types.TIME, Duration.ofMinutes(750)),
                Arguments.of("-30:00:00", Types.TIME, Duration.ofHours(-30)),
                Arguments.of(NOON, Types.TIME, NOON.toLocalTime()),
                Arguments.of("2026-07-01 12:00:00.5", Types.TIMESTAMP, NOON),
                Arguments.of(LocalDate.of(2026, 7, 1), Types.TIMESTAMP, LocalDateTime.of(2026, 7, 1, 0, 0)),
                Arguments.of(Instant.EPOCH, Types.TIMESTAMP, Instant.EPOCH),
                Arguments.of(Instant.EPOCH, Types.TIMESTAMP_WITH_TIMEZONE, Instant.EPOCH),
                Arguments.of(uuid, Types.CHAR, uuid.toString()),
                Arguments.of(uuid, Types.OTHER, uuid),
                Arguments.of(new StringReader("text"), Types.CLOB, "text"),
                Arguments.of(new JdbcClob("text"), Types.VARCHAR, "text"));
    }

    @ParameterizedTest
    @MethodSource("conversions")
    void anObjectBecomesWhatItsTypeSays(Object value, int type, Object expected) throws SQLException {
        values.setObject(1, value, type);
        assertEquals(expected, bound());
    }

    static Stream<Arguments> plain() {
        return Stream.of(
                Arguments.of('c', 'c'),
                Arguments.of(DayOfWeek.MONDAY, "MONDAY"),
                Arguments.of(new StringBuilder("sb"), "sb"),
                Arguments.of(new AtomicInteger(3), 3),
                Arguments.of(java.util.Date.from(Instant.parse("2026-07-01T10:00:00.500Z")), NOON),
                Arguments.of(OffsetTime.parse("11:00Z"), LocalTime.of(12, 0)),
                Arguments.of(new JdbcClob("text"), "text"),
                Arguments.of(
                        OffsetDateTime.parse("2026-07-01T10:00:00Z"), OffsetDateTime.parse("2026-07-01T10:00:00Z")));
    }

    @ParameterizedTest
    @MethodSource("plain")
    void anObjectIsBoundAsItsOwnClassSays(Object value, Object expected) throws SQLException {
        values.setObject(1, value);
        assertEquals(expected, bound());
    }

    @Test
    void bytesComeFromWhateverHoldsSome() throws SQLException {
        final byte[] bytes = {1, 2, 3};
        final UUID uuid = new UUID(1, 2);
        values.setObject(1, new ByteArrayInputStream(bytes));
        assertArrayEquals(bytes, (byte[]) bound());
        values.setObject(1, new JdbcBlob(bytes), Types.BLOB);
        assertArrayEquals(bytes, (byte[]) bound());
        values.setObject(1, "ü", Types.VARBINARY);
        assertArrayEquals("ü".getBytes(StandardCharsets.UTF_8), (byte[]) bound());
        values.setObject(1, uuid, Types.BINARY);
        assertArrayEquals(Texts.bytes(uuid), (byte[]) bound());
    }

    @Test
    void aScaleRoundsADecimal() throws SQLException {
        values.setObject(1, "1.567", JDBCType.DECIMAL, 2);
        assertEquals(new BigDecimal("1.57"), bound());
        values.setObject(1, "1.567", JDBCType.DECIMAL);
        assertEquals(new BigDecimal("1.567"), bound());
        values.setObject(1, null, JDBCType.DECIMAL);
        assertEquals(null, bound());
    }

    @Test
    void whatDoesNotFitItsTypeIsAnError() {
        assertState("22003", "1.5", Types.INTEGER);
        assertState("22018", "abc", Types.INTEGER);
        assertState("22018", "maybe", Types.BOOLEAN);
        assertState("22018", 2, Types.DATE);
        assertState("22007", "yesterday", Types.TIMESTAMP);
        assertState("22018", true, Types.BLOB);
        assertState("07006", new Object(), Types.OTHER);
        assertThrows(SQLFeatureNotSupportedException.class, () -> values.setObject(1, "x", Types.ARRAY));
    }

    private void assertState(String state, Object value, int type) {
        final var e = assertThrows(SQLException.class, () -> values.setObject(1, value, type));
        assertEquals(state, e.getSQLState());
        assertTrue(String.valueOf(e.getMessage()).contains("parameter 1"), e.getMessage());
    }

    // ---- streams

    @Test
    void aStreamIsReadForAsLongAsWasSaid() throws SQLException, IOException {
        final InputStream stream = new ByteArrayInputStream(new byte[] {1, 2, 3, 4});
        values.setBinaryStream(1, stream, 3);
        assertArrayEquals(new byte[] {1, 2, 3}, (byte[]) bound());
        assertEquals(4, stream.read(), "the rest is left");

        values.setCharacterStream(1, new StringReader("a😀b"), 3);
        assertEquals("a😀", bound());
        values.setAsciiStream(1, new ByteArrayInputStream("abc".getBytes(StandardCharsets.US_ASCII)), 2);
        assertEquals("ab", bound());
    }

    @Test
    void aStreamThatEndsTooSoonIsAnError() {
        assertThrows(SQLException.class, () -> values.setBinaryStream(1, new ByteArrayInputStream(new byte[2]), 3));
        assertThrows(SQLException.class, () -> values.setCharacterStream(1, new StringReader("ab"), 3));
        assertThrows(SQLException.class, () -> values.setCharacterStream(1, new StringReader("ab"), -1));
        assertFalse(values.isSet(1));
    }

    @Test
    void aStreamThatFailsIsAnErrorWithItsCause() {
        final var e = assertThrows(
                SQLException.class,
                () -> values.setBinaryStream(1, new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the disk is gone");
                    }
                }));
        assertEquals(IOException.class, e.getCause().getClass());
    }

    // ---- which

    @Test
    void everyParameterIsToBeSet() throws SQLException {
        assertEquals("07001", assertThrows(SQLException.class, values::bound).getSQLState());
        values.setNull(1);
        assertEquals(null, bound());
        values.clear();
        assertThrows(SQLException.class, values::bound);
        assertEquals(
                "07009",
                assertThrows(SQLException.class, () -> values.setInt(2, 1)).getSQLState());
        assertThrows(SQLException.class, () -> values.setInt(0, 1));
    }

    @Test
    void bytesAreThoseOfTheTimeWhenTheyAreKept() throws SQLException {
        final byte[] bytes = {1};
        values.setBytes(1, bytes);
        bytes[0] = 2;
        final @Nullable Object[] kept = ParameterValues.kept(values.bound());
        bytes[0] = 3;
        values.setBytes(1, null);
        assertArrayEquals(new byte[] {2}, (byte[]) kept[0]);
    }
}
