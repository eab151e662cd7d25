package dev.luma.mysql.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Row;
import dev.luma.db.error.ServerException;
import dev.luma.db.spi.Kind;
import dev.luma.mysql.Opened;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Texts, bytes and JSON that drivers have cut, mistaken for each other, or refused.
@ServerTest
class TextsIT {
    private static final String KEY = "🔑";
    /// Four bytes each, and one packet holds 2^24 - 1.
    private static final int MORE_THAN_A_PACKET = (1 << 22) + 10;

    private final RealServer server;
    private Connection db;

    TextsIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        db = Opened.on(server);
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    @Tag("N11")
    void readsBytesAsBytesEveryTime() {
        final byte[] bytes = new byte[16];
        new Random(11).nextBytes(bytes);
        db.exec("CREATE TEMPORARY TABLE bytes (b BINARY(16), v VARBINARY(16), l BLOB, t TINYBLOB)");
        db.exec("INSERT INTO bytes VALUES (?, ?, ?, ?), (?, ?, ?, ?)", twice(bytes, bytes, bytes, bytes));
        for (final List<Row> rows : BothForms.all(db, "SELECT * FROM bytes")) {
            for (final Row row : rows) {
                for (int column = 0; column < 4; column++) {
                    assertArrayEquals(bytes, assertInstanceOf(byte[].class, row.get(column)));
                    assertEquals(Kind.BYTES, row.columns().get(column).kind());
                }
            }
        }
    }

    private static Object[] twice(Object... values) {
        final Object[] all = new Object[2 * values.length];
        System.arraycopy(values, 0, all, 0, values.length);
        System.arraycopy(values, 0, all, values.length, values.length);
        return all;
    }

    /// 2^24 - 1 is no multiple of four, so a character lies on both sides of the border between two packets.
    @Test
    @Tag("N12")
    void splitsNoCharacterWhereAPacketEnds() {
        final String text = KEY.repeat(MORE_THAN_A_PACKET);
        for (final Row row : BothForms.of(db, "SELECT REPEAT('" + KEY + "', " + MORE_THAN_A_PACKET + ")")) {
            assertTrue(text.equals(row.getString(0)), "the text came back changed");
        }
        final Row bound = db.query(
                        "SELECT CHAR_LENGTH(?), SHA2(?, 256) = SHA2(REPEAT(?, ?), 256)",
                        text,
                        text,
                        KEY,
                        MORE_THAN_A_PACKET)
                .first()
                .orElseThrow();
        assertEquals(MORE_THAN_A_PACKET, bound.getInt(0));
        assertTrue(bound.getBoolean(1));
    }

    @Test
    @Tag("N12")
    void countsCharactersAsTheServerDoes() {
        db.exec("CREATE TEMPORARY TABLE keys_of (v VARCHAR(3), t TEXT)");
        db.exec("INSERT INTO keys_of VALUES (?, ?)", KEY.repeat(3), KEY.repeat(3));
        for (final Row row : BothForms.of(db, "SELECT v, t FROM keys_of WHERE CHAR_LENGTH(v) = 3")) {
            assertEquals(KEY.repeat(3), row.getString(0));
            assertEquals(KEY.repeat(3), row.getString(1));
            assertEquals(3, row.columns().get(0).length());
        }
        assertThrows(ServerException.class, () -> db.exec("INSERT INTO keys_of VALUES (?, '')", KEY.repeat(4)));
    }

    @Test
    @Tag("N13")
    void readsJsonAsText() {
        final String json = "{\"имя\": \"Жук 🔑\"}";
        db.exec("CREATE TEMPORARY TABLE documents (j JSON)");
        db.exec("INSERT INTO documents VALUES ('" + json + "')");
        db.exec("INSERT INTO documents VALUES (?)", json);
        db.exec("INSERT INTO documents VALUES (?)", (Object) json.getBytes(StandardCharsets.UTF_8));
        for (final List<Row> rows : BothForms.all(db, "SELECT j, JSON_EXTRACT(j, '$.\"имя\"') FROM documents")) {
            assertEquals(3, rows.size());
            for (final Row row : rows) {
                assertEquals(json, row.get(0));
                assertEquals("\"Жук 🔑\"", row.getString(1));
                assertEquals(Kind.JSON, row.columns().get(0).kind());
            }
        }
    }

    /// The server's own default collations, whatever they are: `utf8mb4_0900_ai_ci`, or one of `uca1400`.
    @Test
    @Tag("N17")
    void comparesAColumnWithAVariable() {
        db.exec("DROP DATABASE IF EXISTS luma_collations");
        db.exec("CREATE DATABASE luma_collations CHARACTER SET utf8mb4");
        try {
            db.exec("CREATE TABLE luma_collations.words (w VARCHAR(20), k CHAR(5) CHARACTER SET utf8mb4)");
            db.exec("INSERT INTO luma_collations.words VALUES (?, 'ключ')", "ключ");
            db.exec("SET @w = 'ключ', @bound = ?", "ключ");
            final String count = "SELECT COUNT(*) FROM luma_collations.words WHERE ";
            for (final String condition :
                    List.of("w = @w", "w = @bound", "k = @w", "CONCAT(w, @w) = CONCAT(k, @bound)")) {
                for (final Row row : BothForms.of(db, count + condition)) {
                    assertEquals(1, row.getInt(0), condition);
                }
            }
            assertEquals(
                    1, db.query(count + "w = ?", "ключ").first(Integer.class).orElseThrow());
        } finally {
            db.exec("DROP DATABASE luma_collations");
        }
    }
}
