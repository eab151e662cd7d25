package dev.luma.jdbc.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Types;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the getters make of values, and what the setters send.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
class GettersIT {
    private final RealServer server;
    private Shown shown;

    @SuppressWarnings("NullAway.Init") // opened before each test
    GettersIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        shown = Shown.in(server, ZoneOffset.UTC);
    }

    @AfterEach
    void close() {
        shown.close();
    }

    private interface Check {
        void of(ResultSet row) throws SQLException;
    }

    /// Checks the only row of a query, in both of its forms.
    private void check(String sql, Check check) throws SQLException {
        try (ResultSet text = shown.text(sql)) {
            assertTrue(text.next());
            check.of(text);
        }
        try (ResultSet binary = shown.binary(sql)) {
            assertTrue(binary.next());
            check.of(binary);
        }
    }

    // ---- numbers

    @Test
    void aColumnIsFoundByTheNameOfItsTableToo() throws SQLException {
        check("SELECT t.a, u.a, 3 AS `u.b`, u.b, 5 AS c FROM (SELECT 1 AS a) t JOIN (SELECT 2 AS a, 4 AS b) u", row -> {
            assertEquals(1, row.getInt("a"));
            assertEquals(1, row.getInt("t.a"));
            assertEquals(2, row.getInt("U.A"));
            assertEquals(2, row.getInt("shop.u.a"));
            assertEquals(3, row.getInt("u.b"), "what AS says comes first");
            assertEquals(4, row.getInt("b"));
            for (final String unknown : List.of("t.b", "v.a", "u.", ".", ".a", "u.c")) {
                assertEquals(
                        "42S22",
                        assertThrows(SQLException.class, () -> row.getInt(unknown))
                                .getSQLState());
            }
        });
    }

    @Test
    void anIntegerTakesAFractionsWholePart() throws SQLException {
        check("SELECT 1.5, -1.7, 2.9e0, '1.5'", row -> {
            assertEquals(1, row.getInt(1));
            assertEquals(-1, row.getLong(2));
            assertEquals(2, row.getShort(3));
            assertEquals(1, row.getByte(4));
            assertEquals(BigInteger.ONE, row.getObject(1, BigInteger.class));
            assertEquals(new BigDecimal("1.5"), row.getBigDecimal(1));
        });
    }

    @Test
    void aNumberThatIsTooLargeIsAnError() throws SQLException {
        check("SELECT 300, 3000000000, 18446744073709551615, 1e300", row -> {
            assertOutOfRange(() -> row.getByte(1));
            assertOutOfRange(() -> row.getInt(2));
            assertOutOfRange(() -> row.getLong(3));
            assertOutOfRange(() -> row.getLong(4));
            assertOutOfRange(() -> row.getFloat(4));
            assertEquals(new BigInteger("18446744073709551615"), row.getObject(3));
            assertEquals(1.8446744073709552E19, row.getDouble(3));
        });
    }

    private interface Getter {
        Object get() throws SQLException;
    }

    private static void assertOutOfRange(Getter getter) {
        assertEquals("22003", assertThrows(SQLDataException.class, getter::get).getSQLState());
    }

    private static void assertNoCast(Getter getter) {
        assertEquals("22018", assertThrows(SQLDataException.class, getter::get).getSQLState());
    }

    @Test
    void whateverIsNotZeroIsTrue() throws SQLException {
        check("SELECT 2, 0, -1.7, 0.5e0, 'Y', 'false', '0', b'0', '3'", row -> {
            assertTrue(row.getBoolean(1));
            assertFalse(row.getBoolean(2));
            assertTrue(row.getBoolean(3));
            assertTrue(row.getBoolean(4));
            assertTrue(row.getBoolean(5));
            assertFalse(row.getBoolean(6));
            assertFalse(row.getBoolean(7));
            assertTrue(row.getBoolean(9));
        });
    }

    @Test
    void aTextThatIsNoNumberIsAnError() throws SQLException {
        check("SELECT 'abc', '', CAST('2026-02-10' AS DATE)", row -> {
            assertNoCast(() -> row.getInt(1));
            assertNoCast(() -> row.getBoolean(1));
            assertNoCast(() -> row.getBigDecimal(2));
            assertNoCast(() -> row.getDouble(1));
            assertNoCast(() -> row.getInt(3));
            assertNoCast(() -> row.getObject(3, UUID.class));
            assertEquals("abc", row.getString(1), "the row goes on");
        });
    }

    // ---- NULL

    @Test
    void nullIsZeroOrNullAndWasNullSaysSo() throws SQLException {
        check("SELECT CAST(NULL AS SIGNED), 7", row -> {
            assertEquals(0, row.getInt(1));
            assertTrue(row.wasNull());
            assertEquals(7, row.getInt(2));
            assertFalse(row.wasNull());
            assertFalse(row.getBoolean(1));
            assertTrue(row.wasNull());
            assertEquals(0, row.getDouble(1));
            assertNull(row.getObject(1));
            assertNull(row.getString(1));
            assertNull(row.getBytes(1));
            assertNull(row.getBigDecimal(1));
            assertNull(row.getTimestamp(1));
            assertNull(row.getDate(1));
            assertNull(row.getClob(1));
            assertNull(row.getBlob(1));
            assertNull(row.getBinaryStream(1));
            assertNull(row.getCharacterStream(1));
            assertNull(row.getObject(1, Integer.class));
            assertNull(row.getObject(1, Year.class));
            assertTrue(row.wasNull());
        });
    }

    // ---- other classes

    @Test
    void aUuidIsOneWhateverItIsKeptIn() throws SQLException {
        final UUID uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
        final String columns = "(c CHAR(36), b BINARY(16)" + (server.isMariaDb() ? ", u UUID)" : ")");
        shown.db().exec("CREATE TEMPORARY TABLE uuids " + columns);
        shown.exec("INSERT INTO uuids (c, b) VALUES (?, ?)", 2, p -> {
            p.setObject(1, uuid);
            p.setObject(2, uuid, Types.BINARY);
        });
        if (server.isMariaDb()) {
            shown.exec("UPDATE uuids SET u = ?", 1, p -> p.setObject(1, uuid));
        }
        check("SELECT * FROM uuids", row -> {
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                assertEquals(uuid, row.getObject(i, UUID.class));
            }
            assertEquals(uuid.toString(), row.getString(1));
            assertEquals(uuid.toString(), row.getObject("c"));
        });
    }

    @Test
    void aVectorIsReadAndBound() throws SQLException {
        final float[] vector = {1, 2.5f, -3};
        shown.db().exec("CREATE TEMPORARY TABLE vectors (v VECTOR(3) NOT NULL)");
        shown.exec("INSERT INTO vectors VALUES (?)", 1, p -> p.setObject(1, vector));
        check("SELECT v FROM vectors", row -> {
            assertArrayEquals(vector, row.getObject(1, float[].class));
            assertEquals(12, row.getBytes(1).length);
            assertEquals(
                    row.getMetaData().getColumnClassName(1),
                    row.getObject(1).getClass().getName());
        });
    }

    @Test
    void jsonIsText() throws SQLException {
        shown.db().exec("CREATE TEMPORARY TABLE documents (j JSON)");
        shown.exec("INSERT INTO documents VALUES (?)", 1, p -> p.setString(1, "{\"ä\": \"😀\"}"));
        check("SELECT j FROM documents", row -> {
            assertEquals("{\"ä\": \"😀\"}", assertInstanceOf(String.class, row.getObject(1)));
            assertEquals("JSON", row.getMetaData().getColumnTypeName(1));
            assertEquals("java.lang.String", row.getMetaData().getColumnClassName(1));
        });
    }

    @Test
    void aClassThatNothingIsReadAsIsAnError() throws SQLException {
        check("SELECT 1", row -> {
            final var e = assertThrows(SQLDataException.class, () -> row.getObject(1, Thread.State.class));
            assertTrue(e.getMessage().contains("Thread$State"), e.getMessage());
            assertThrows(SQLFeatureNotSupportedException.class, () -> row.getArray(1));
            assertThrows(SQLFeatureNotSupportedException.class, () -> row.getRef(1));
            assertThrows(SQLFeatureNotSupportedException.class, () -> row.updateInt(1, 2));
        });
    }

    // ---- texts, streams and large objects

    @Test
    void aReaderNeverLosesHalfOfAnEmoji() throws SQLException, IOException {
        final String text = "a😀".repeat(9000) + "😀";
        shown.db().exec("CREATE TEMPORARY TABLE texts (c LONGTEXT)");
        shown.exec("INSERT INTO texts VALUES (?)", 1, p -> p.setCharacterStream(1, halved(text)));
        check("SELECT c FROM texts", row -> {
            assertEquals(text, row.getString(1));
            assertEquals(text, read(row.getCharacterStream(1), 1));
            assertEquals(text, read(row.getNCharacterStream(1), 8191));
            final Clob clob = row.getClob(1);
            assertEquals(text, read(clob.getCharacterStream(), 3));
            assertEquals(text.length(), clob.length());
        });
        shown.exec("UPDATE texts SET c = ?", 1, p -> p.setCharacterStream(1, halved(text), text.length()));
        check("SELECT c FROM texts", row -> assertEquals(text, row.getString(1)));
    }

    /// Gives one character at a time, so that each pair of surrogates is torn.
    private static Reader halved(String text) {
        return new StringReader(text) {
            @Override
            public int read(char[] into, int offset, int length) throws IOException {
                return super.read(into, offset, Math.min(length, 1));
            }
        };
    }

    private static String read(Reader reader, int chunk) {
        final StringBuilder text = new StringBuilder();
        final char[] buffer = new char[chunk];
        try (reader) {
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                text.append(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return text.toString();
    }

    @Test
    void aBackslashIsOneInEveryMode() throws SQLException {
        final String text = "C:\\new\\'x'\\";
        for (final String mode : new String[] {"", "NO_BACKSLASH_ESCAPES"}) {
            shown.db().exec("SET sql_mode='" + mode + "'");
            shown.db().exec("CREATE TEMPORARY TABLE paths (p VARCHAR(100))");
            shown.exec("INSERT INTO paths VALUES (?)", 1, p -> p.setString(1, text));
            check("SELECT p, CHAR_LENGTH(p) FROM paths", row -> {
                assertEquals(text, row.getString(1));
                assertEquals(text.length(), row.getInt(2));
            });
            shown.db().exec("DROP TEMPORARY TABLE paths");
        }
    }

    @Test
    void bytesThatAreNoTextAreNotShownAsOne() throws SQLException {
        check("SELECT X'FF00', X'616263'", row -> {
            assertNoCast(() -> row.getString(1));
            assertArrayEquals(new byte[] {-1, 0}, row.getBytes(1));
            assertEquals("abc", row.getString(2));
            assertArrayEquals(new byte[] {-1, 0}, row.getBlob(1).getBytes(1, 2));
        });
    }

    @Test
    void aStreamGivesTheTextsBytes() throws SQLException, IOException {
        try (ResultSet row = shown.text("SELECT 'aü'")) {
            assertTrue(row.next());
            assertArrayEquals(
                    "aü".getBytes(StandardCharsets.UTF_8), row.getAsciiStream(1).readAllBytes());
            assertArrayEquals(
                    "aü".getBytes(StandardCharsets.UTF_8),
                    row.getBinaryStream(1).readAllBytes());
        }
    }

    // ---- columns

    @Test
    void findsAColumnByItsLabelInAnyCase() throws SQLException {
        check("SELECT 1 AS First, 2 AS second, 3 AS SECOND", row -> {
            assertEquals(1, row.getInt("FIRST"));
            assertEquals(2, row.findColumn("Second"));
            assertEquals(2, row.findColumn("SECOND"), "the first one of them");
            final var e = assertThrows(SQLSyntaxErrorException.class, () -> row.getInt("third"));
            assertEquals("42S22", e.getSQLState());
            assertTrue(e.getMessage().contains("`third`") && e.getMessage().contains("`First`"), e.getMessage());
            assertEquals(
                    "07009",
                    assertThrows(SQLSyntaxErrorException.class, () -> row.getInt(4))
                            .getSQLState());
            assertThrows(SQLSyntaxErrorException.class, () -> row.getInt(0));
        });
    }

    @Test
    void namesAColumnByItsAliasAndByItsOwnName() throws SQLException {
        shown.db().exec("DROP TABLE IF EXISTS named_columns");
        shown.db().exec("CREATE TABLE named_columns (id INT PRIMARY KEY AUTO_INCREMENT, x VARCHAR(20))");
        try (ResultSet rows = shown.text("SELECT z.id AS i, z.x, 1 + 1 AS two FROM named_columns AS z")) {
            final ResultSetMetaData columns = rows.getMetaData();
            assertEquals("i", columns.getColumnLabel(1));
            assertEquals("id", columns.getColumnName(1));
            assertEquals("named_columns", columns.getTableName(1));
            assertEquals("test", columns.getCatalogName(1));
            assertEquals("", columns.getSchemaName(1));
            assertTrue(columns.isAutoIncrement(1));
            assertEquals(ResultSetMetaData.columnNoNulls, columns.isNullable(1));
            assertFalse(columns.isAutoIncrement(2));
            assertEquals(ResultSetMetaData.columnNullable, columns.isNullable(2));
            assertEquals("two", columns.getColumnName(3));
            assertEquals("", columns.getTableName(3));
            assertTrue(columns.isReadOnly(3));
            assertTrue(columns.isWritable(1));
        }
        shown.db().exec("DROP TABLE named_columns");
    }

    // ---- where a result stands

    @Test
    void aResultIsReadForwardOnly() throws SQLException {
        try (ResultSet rows = shown.text("SELECT 1 UNION ALL SELECT 2")) {
            assertEquals(
                    "24000",
                    assertThrows(SQLException.class, () -> rows.getInt(1)).getSQLState());
            assertTrue(rows.isBeforeFirst());
            assertTrue(rows.next());
            assertTrue(rows.isFirst());
            assertFalse(rows.isLast());
            assertEquals(1, rows.getInt(1), "looking ahead does not move");
            assertTrue(rows.next());
            assertTrue(rows.isLast());
            assertEquals(2, rows.getInt(1));
            assertEquals(2, rows.getRow());
            assertThrows(SQLException.class, rows::previous);
            assertFalse(rows.next());
            assertTrue(rows.isAfterLast());
            assertThrows(SQLException.class, () -> rows.getInt(1));
        }
    }

    @Test
    void aScrollableResultIsReadInAnyDirection() throws SQLException {
        try (ResultSet rows = shown.scrollable("SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3")) {
            assertTrue(rows.isBeforeFirst());
            assertTrue(rows.last());
            assertEquals(3, rows.getInt(1));
            assertTrue(rows.isLast());
            assertTrue(rows.previous());
            assertEquals(2, rows.getInt(1));
            assertTrue(rows.absolute(-3));
            assertTrue(rows.isFirst());
            assertFalse(rows.absolute(4));
            assertTrue(rows.isAfterLast());
            assertTrue(rows.previous());
            assertEquals(3, rows.getRow());
            assertFalse(rows.relative(-7));
            assertTrue(rows.isBeforeFirst());
            assertTrue(rows.next());
            assertTrue(rows.relative(2));
            assertEquals(3, rows.getInt(1));
            rows.afterLast();
            assertEquals(0, rows.getRow());
            assertFalse(rows.next());
            rows.beforeFirst();
            assertTrue(rows.first());
        }
    }

    @Test
    void aClosedResultSaysSo() throws SQLException {
        final ResultSet rows = shown.text("SELECT 1");
        assertTrue(rows.next());
        rows.close();
        rows.close();
        assertTrue(rows.isClosed());
        final Getter[] getters = {
            rows::next, () -> rows.getInt(1), rows::getMetaData, rows::wasNull, rows::isLast, () -> rows.findColumn("1")
        };
        for (final Getter getter : getters) {
            final var e = assertThrows(SQLException.class, getter::get);
            assertEquals("HY010", e.getSQLState());
        }
    }
}
