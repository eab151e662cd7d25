package dev.luma.jdbc.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.io.StringWriter;
import java.math.BigInteger;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Values that other drivers cut, split or let overflow.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
class WholeValuesIT {
    private static final BigInteger GREATEST = new BigInteger("18446744073709551615");
    /// Two chars, four bytes.
    private static final String EMOJI = "\uD83D\uDE00";

    private final RealServer server;

    WholeValuesIT(RealServer server) {
        this.server = server;
    }

    /// Where other drivers update the row of the key -1, nobody can: result sets are read only, whatever was asked for.
    @Test
    @Tag("N1")
    void aKeyBeyondALongIsExactAndItsRowIsNotUpdatedThroughTheResultSet() throws SQLException {
        try (Connection connection = TestDatabase.open(server)) {
            TestDatabase.run(connection, "CREATE TEMPORARY TABLE unsigned_key (id BIGINT UNSIGNED PRIMARY KEY, v INT)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO unsigned_key VALUES (?, 1)")) {
                insert.setObject(1, GREATEST);
                assertEquals(1, insert.executeUpdate());
            }
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT id, v FROM unsigned_key WHERE id = ?",
                    ResultSet.TYPE_SCROLL_INSENSITIVE,
                    ResultSet.CONCUR_UPDATABLE)) {
                select.setObject(1, GREATEST);
                try (ResultSet rows = select.executeQuery()) {
                    assertTrue(rows.next());
                    assertEquals(GREATEST, rows.getObject(1));
                    assertEquals(GREATEST, rows.getObject(1, BigInteger.class));
                    assertThrows(SQLException.class, () -> rows.getLong(1));
                    assertEquals(ResultSet.CONCUR_READ_ONLY, rows.getConcurrency());
                    final SQLFeatureNotSupportedException refused =
                            assertThrows(SQLFeatureNotSupportedException.class, () -> rows.updateInt(2, 2));
                    assertEquals("0A000", refused.getSQLState());
                }
            }
        }
    }

    @Test
    @Tag("N12")
    void aClobCountsCharsAndSplitsNoCharacter() throws Exception {
        final String text = "a" + EMOJI.repeat(100_000) + "b";
        try (Connection connection = TestDatabase.open(server);
                PreparedStatement echo = connection.prepareStatement("SELECT ?, CHAR_LENGTH(?)")) {
            final Clob clob = connection.createClob();
            clob.setString(1, text);
            echo.setClob(1, clob);
            echo.setClob(2, clob);
            try (ResultSet row = echo.executeQuery()) {
                assertTrue(row.next());
                final Clob back = row.getClob(1);
                assertEquals(text.length(), back.length());
                assertEquals(EMOJI, back.getSubString(2, 2));
                assertEquals(100_002, row.getInt(2));
                final StringWriter read = new StringWriter();
                back.getCharacterStream().transferTo(read);
                assertEquals(text, read.toString());
            }
        }
    }

    @Test
    @Tag("N12")
    void theGreatestSizeOfAFieldCutsBetweenCharacters() throws SQLException {
        try (Connection connection = TestDatabase.open(server);
                Statement statement = connection.createStatement()) {
            for (int size = 1; size <= 9; size++) {
                statement.setMaxFieldSize(size);
                try (ResultSet row = statement.executeQuery("SELECT CONCAT('a', _utf8mb4 X'F09F9880F09F9880')")) {
                    assertTrue(row.next());
                    assertEquals("a" + EMOJI.repeat((size - 1) / 4), row.getString(1), "at most " + size);
                }
            }
        }
    }
}
