package dev.luma.mysql.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Row;
import dev.luma.db.Statement;
import dev.luma.db.error.ConversionException;
import dev.luma.mysql.Opened;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Numbers that drivers have wrapped, rounded or refused.
@ServerTest
class NumbersIT {
    private static final BigInteger GREATEST = new BigInteger("18446744073709551615");

    private final RealServer server;
    private Connection db;

    NumbersIT(RealServer server) {
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
    @Tag("N1")
    void keepsTheGreatestUnsignedBigint() {
        db.exec("CREATE TEMPORARY TABLE big (id BIGINT UNSIGNED PRIMARY KEY, n INT)");
        db.exec("INSERT INTO big VALUES (?, 1), (?, 2)", GREATEST, BigInteger.ONE.shiftLeft(63));

        assertEquals(1, db.exec("UPDATE big SET n = 3 WHERE id = ?", GREATEST).affectedRows());

        for (final List<Row> rows : BothForms.all(db, "SELECT id FROM big ORDER BY n DESC")) {
            assertEquals(GREATEST, rows.get(0).get(0));
            assertEquals("18446744073709551615", rows.get(0).getString(0));
            assertEquals(new BigDecimal(GREATEST), rows.get(0).getDecimal(0));
            assertThrows(ConversionException.class, () -> rows.get(0).getLong(0));
            assertEquals(BigInteger.ONE.shiftLeft(63), rows.get(1).get(0));
        }
    }

    @Test
    @Tag("N2")
    void readsSmallUnsignedNumbersWithoutASign() {
        db.exec("CREATE TEMPORARY TABLE small (s SMALLINT UNSIGNED, t TINYINT UNSIGNED, m MEDIUMINT UNSIGNED,"
                + " i INT UNSIGNED)");
        db.exec(
                "INSERT INTO small VALUES (64000, 200, 16000000, 4000000000), (?, ?, ?, ?)",
                64_000,
                200,
                16_000_000,
                4_000_000_000L);
        for (final List<Row> rows : BothForms.all(db, "SELECT * FROM small")) {
            for (final Row row : rows) {
                assertEquals(64_000, row.getInt("s"));
                assertEquals(200, row.getInt("t"));
                assertEquals(16_000_000, row.getInt("m"));
                assertEquals(4_000_000_000L, row.getLong("i"));
                assertThrows(ConversionException.class, () -> row.getInt("i"));
                assertThrows(ConversionException.class, () -> row.get("s", Short.class));
            }
        }
    }

    @Test
    @Tag("N4")
    void keepsEveryDigitOfADecimalAndRefusesWhatALongCannotHold() {
        final BigDecimal greatest = new BigDecimal("9".repeat(35) + "." + "9".repeat(30));
        final BigDecimal smallest = new BigDecimal(BigInteger.ONE, 30);
        final List<BigDecimal> values =
                List.of(greatest, greatest.negate(), smallest, smallest.negate(), BigDecimal.ZERO.setScale(30));
        db.exec("CREATE TEMPORARY TABLE decimals (id INT, d DECIMAL(65,30))");
        for (int i = 0; i < values.size(); i++) {
            db.exec("INSERT INTO decimals VALUES (?, ?)", i, values.get(i));
        }
        for (final List<Row> rows : BothForms.all(db, "SELECT d FROM decimals ORDER BY id")) {
            for (int i = 0; i < values.size(); i++) {
                assertEquals(values.get(i), rows.get(i).get(0));
            }
            for (int i = 0; i < 4; i++) {
                final Row row = rows.get(i);
                assertThrows(ConversionException.class, () -> row.getLong(0));
                assertThrows(ConversionException.class, () -> row.getInt(0));
            }
            assertEquals(0, rows.get(4).getLong(0));
        }
        for (final Row row : BothForms.of(db, "SELECT 9223372036854775808.0, -9223372036854775808.0")) {
            assertThrows(ConversionException.class, () -> row.getLong(0));
            assertEquals(Long.MIN_VALUE, row.getLong(1));
        }
    }

    @Test
    @Tag("N6")
    void padsZerofillAsTextOnly() {
        db.exec("CREATE TEMPORARY TABLE padded (n INT(8) ZEROFILL)");
        db.exec("INSERT INTO padded VALUES (?)", 42);
        for (final Row row : BothForms.of(db, "SELECT n FROM padded")) {
            assertEquals(42, row.getInt(0));
            assertEquals(42L, row.getLong(0));
            assertEquals(42L, row.get(0));
            assertEquals("00000042", row.getString(0));
        }
    }

    @Test
    @Tag("N7")
    void readsABooleanColumnAsOneTypeInEveryRow() {
        db.exec("CREATE TEMPORARY TABLE truths (id INT, t TINYINT(1))");
        db.exec("INSERT INTO truths VALUES (0, NULL), (1, ?), (2, ?)", true, 2);
        for (final List<Row> rows : BothForms.all(db, "SELECT t FROM truths ORDER BY id")) {
            assertEquals(
                    Arrays.asList(null, 1L, 2L),
                    rows.stream().map(row -> row.get(0)).toList());
            assertNull(rows.get(0).get(0, Boolean.class));
            assertTrue(rows.get(1).getBoolean(0));
            assertThrows(ConversionException.class, () -> rows.get(2).getBoolean(0));
            assertEquals("TINYINT", rows.get(0).columns().get(0).typeName());
        }
    }

    @Test
    @Tag("N8")
    void readsBitsAsWhateverTheyCanBe() {
        db.exec("CREATE TEMPORARY TABLE bits (one BIT(1), twenty BIT(20), all_of_them BIT(64))");
        db.exec("INSERT INTO bits VALUES (b'1', b'10000000000000000001', ~0), (?, ?, ?)", true, 0x80001, GREATEST);
        for (final List<Row> rows : BothForms.all(db, "SELECT * FROM bits")) {
            for (final Row row : rows) {
                assertTrue(row.getBoolean("one"));
                assertEquals(1, row.getLong("one"));
                assertEquals(0x80001, row.getLong("twenty"));
                assertEquals("524289", row.getString("twenty"));
                assertArrayEquals(new byte[] {8, 0, 1}, row.getBytes("twenty"));
                assertThrows(ConversionException.class, () -> row.getBoolean("twenty"));
                assertEquals(GREATEST, row.get("all_of_them", BigInteger.class));
                assertEquals("18446744073709551615", row.getString("all_of_them"));
                assertThrows(ConversionException.class, () -> row.getLong("all_of_them"));
            }
        }
        for (final Row row : BothForms.of(db, "SELECT SUM(one), SUM(twenty) FROM bits")) {
            assertEquals(2, row.getLong(0));
            assertEquals(2 * 0x80001, row.getLong(1));
        }
    }

    /// What servers compute of bits is of type BIT too, and comes as bits or as digits.
    @Test
    @Tag("N8")
    void readsBitsThatTheServerComputed() {
        db.exec("CREATE TEMPORARY TABLE bits (one BIT(1), twenty BIT(20), all_of_them BIT(64))");
        db.exec("INSERT INTO bits VALUES (b'1', b'10000000000000000001', ~0)");
        final String each = "SELECT %1$s(one), %1$s(twenty), %1$s(all_of_them) FROM bits";
        final String pairs = "SELECT %1$s(one, one), %1$s(twenty, twenty), %1$s(all_of_them, all_of_them) FROM bits";
        final List<String> queries = new ArrayList<>(List.of(
                "SELECT CASE WHEN 1 THEN one END, IF(1, twenty, one), NULLIF(all_of_them, 0) FROM bits",
                "SELECT one + 0, twenty | 0, all_of_them | 0 FROM bits",
                "SELECT MAX(one), MAX(twenty), MAX(all_of_them) FROM bits GROUP BY one"));
        List.of("MAX", "MIN", "ANY_VALUE", "BIT_OR").forEach(function -> queries.add(each.formatted(function)));
        List.of("COALESCE", "GREATEST", "LEAST", "IFNULL").forEach(function -> queries.add(pairs.formatted(function)));
        queries.removeIf(query -> server.isMariaDb() && query.contains("ANY_VALUE"));
        for (final String query : queries) {
            for (final Row row : BothForms.of(db, query)) {
                assertTrue(row.getBoolean(0), query);
                assertEquals(0x80001, row.getLong(1), query);
                assertEquals(GREATEST, row.get(2, BigInteger.class), query);
            }
        }
    }

    @Test
    @Tag("N9")
    void takesIntegersForALimit() {
        db.exec("CREATE TEMPORARY TABLE numbers (n INT)");
        db.exec("INSERT INTO numbers VALUES (1), (2), (3), (4)");
        final String sql = "SELECT n FROM numbers ORDER BY n LIMIT ?, ?";
        assertEquals(List.of(2, 3), db.query(sql, 1, 2).all(Integer.class));
        assertEquals(List.of(3, 4), db.query(sql, 2L, (short) 5).all(Integer.class));
        try (Statement statement = db.prepare(sql)) {
            assertEquals(List.of(1), statement.query(0, 1).all(Integer.class));
            assertEquals(List.of(4), statement.query(3L, 1L).all(Integer.class));
        }
        assertFalse(db.query(sql, 4, 1).next());
    }
}
