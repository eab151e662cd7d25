package dev.luma.db;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.ConversionException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowTest {
    private static final BigInteger GREATEST = new BigInteger("18446744073709551615");

    private final ScriptedSession session = new ScriptedSession();

    private Row row(List<ColumnInfo> columns, Object... cells) {
        return rows(ScriptedAnswer.rows(columns, cells)).first().orElseThrow();
    }

    private Rows rows(ScriptedAnswer answer) {
        session.answer("SQL", () -> answer);
        return Connection.over(session).query("SQL");
    }

    private Row one(Kind kind, Object cell) {
        return row(List.of(new FakeColumn("id", kind, "BIGINT", "t")), cell);
    }

    private static String message(Class<? extends DbException> type, Runnable call) {
        return assertThrows(type, call::run).getMessage();
    }

    // ---- by index and by name

    @Test
    void readsByIndexAndByName() {
        final Row row =
                row(List.of(FakeColumn.of("id", Kind.INTEGER), FakeColumn.of("userName", Kind.TEXT)), 5L, "Alice");

        assertEquals(5L, row.get(0));
        assertEquals("Alice", row.get("userName"));
        assertEquals("Alice", row.get("USERNAME"));
        assertTrue(row.has("username"));
        assertFalse(row.has("user_name"));
        assertEquals(2, row.columns().size());
        assertEquals("Row[id=5, userName=Alice]", row.toString());
    }

    @Test
    void prefersTheExactName() {
        final Row row = row(List.of(FakeColumn.of("ID", Kind.INTEGER), FakeColumn.of("id", Kind.INTEGER)), 1L, 2L);

        assertEquals(1, row.getInt("ID"));
        assertEquals(2, row.getInt("id"));
        assertTrue(message(UsageException.class, () -> row.get("Id")).startsWith("more than one column `Id`, at 0"));
    }

    @Test
    void refusesANameThatStandsTwice() {
        final Row row = row(
                List.of(
                        new FakeColumn("id", Kind.INTEGER, "INT", "users"),
                        FakeColumn.of("x", Kind.INTEGER),
                        new FakeColumn("id", Kind.INTEGER, "INT", "orders")),
                1L,
                2L,
                3L);

        assertEquals(
                "more than one column `id`, at 0 (of `users`) and 2 (of `orders`):"
                        + " read it by index, or give the columns aliases",
                message(UsageException.class, () -> row.getLong("id")));
        assertTrue(row.has("id"));
        assertEquals(3, row.getLong(2));
    }

    @Test
    void suggestsAColumn() {
        final Row row = row(List.of(FakeColumn.of("name", Kind.TEXT), FakeColumn.of("age", Kind.INTEGER)), "A", 1L);

        assertEquals("no column `nmae`: did you mean `name`?", message(UsageException.class, () -> row.get("nmae")));
        assertEquals(
                "no column `salary`: there is `name`, `age`", message(UsageException.class, () -> row.get("salary")));
        assertEquals("no column 2: the indices are 0 to 1", message(UsageException.class, () -> row.get(2)));
        assertEquals("no column -1: the indices are 0 to 1", message(UsageException.class, () -> row.getInt(-1)));
        assertThrows(UsageException.class, () -> row.isNull(2));
        assertThrows(UsageException.class, () -> row.getString(2));
        assertThrows(UsageException.class, () -> row.get(2, String.class));
        assertThrows(UsageException.class, () -> row.get(2, Long.class));
        assertThrows(UsageException.class, () -> row.getBoolean(2));
        assertThrows(UsageException.class, () -> row.getDouble(2));
    }

    // ---- NULL

    @Test
    void givesNullWhereTheTypeHasIt() {
        final Row row = one(Kind.INTEGER, null);

        assertTrue(row.isNull("id"));
        assertNull(row.get("id"));
        assertNull(row.get("id", Long.class));
        assertNull(row.getString("id"));
        assertNull(row.getDecimal("id"));
        assertNull(row.getBytes("id"));
        assertEquals("Row[id=NULL]", row.toString());
    }

    @Test
    void saysHowToReadNullWhereTheTypeHasItNot() {
        final Row row = one(Kind.INTEGER, null);

        assertEquals(
                "column `id` (BIGINT) is NULL, which long cannot hold:"
                        + " ask isNull first, or get(…, Long.class), which gives null",
                message(ConversionException.class, () -> row.getLong("id")));
        assertTrue(message(ConversionException.class, () -> row.getInt(0)).contains("get(…, Integer.class)"));
        assertThrows(ConversionException.class, () -> row.getDouble(0));
        assertThrows(ConversionException.class, () -> row.getBoolean(0));
        assertThrows(ConversionException.class, () -> row.get(0, int.class));
        assertThrows(ConversionException.class, () -> one(Kind.TEXT, null).getLong(0));
        assertThrows(ConversionException.class, () -> one(Kind.UNSIGNED, null).getLong(0));
        assertThrows(ConversionException.class, () -> one(Kind.DOUBLE, null).getDouble(0));
        assertThrows(ConversionException.class, () -> one(Kind.BOOLEAN, null).getBoolean(0));
    }

    // ---- primitives

    @Test
    void readsIntegersWithoutAnObject() {
        final ScriptedAnswer answer = ScriptedAnswer.rows(
                List.of(
                        FakeColumn.of("i", Kind.INTEGER),
                        FakeColumn.of("u", Kind.UNSIGNED),
                        FakeColumn.of("d", Kind.DOUBLE),
                        FakeColumn.of("b", Kind.BOOLEAN)),
                new Object[] {-7L, BigInteger.TWO, 1.5, true});
        final Rows rows = rows(answer);
        assertTrue(rows.next());
        final Row row = rows.row();

        assertEquals(-7L, row.getLong("i"));
        assertEquals(-7, row.getInt("i"));
        assertEquals(-7.0, row.getDouble("i"));
        assertEquals(2, row.getLong("u"));
        assertEquals(1.5, row.getDouble("d"));
        assertTrue(row.getBoolean("b"));
        assertEquals(1, row.getInt("b"));
        assertEquals(0, answer.objects);
    }

    @Test
    void checksTheRange() {
        assertEquals(
                "column `id` (BIGINT): 5000000000 does not fit in int",
                message(
                        ConversionException.class,
                        () -> one(Kind.INTEGER, 5_000_000_000L).getInt("id")));
        assertEquals(
                "column `id` (BIGINT): 18446744073709551615 does not fit in long: ask for BigInteger or String",
                message(
                        ConversionException.class,
                        () -> one(Kind.UNSIGNED, GREATEST).getLong("id")));
        assertThrows(
                ConversionException.class, () -> one(Kind.UNSIGNED, GREATEST).getInt("id"));
        assertEquals(
                Integer.MIN_VALUE, one(Kind.INTEGER, (long) Integer.MIN_VALUE).getInt(0));
        assertEquals(
                Long.MAX_VALUE,
                one(Kind.UNSIGNED, BigInteger.valueOf(Long.MAX_VALUE)).getLong(0));
    }

    @Test
    void readsTheGreatestUnsignedNumber() {
        final Row row = one(Kind.UNSIGNED, GREATEST);

        assertEquals(GREATEST, row.get("id"));
        assertEquals(GREATEST, row.get("id", BigInteger.class));
        assertEquals(new BigDecimal(GREATEST), row.getDecimal("id"));
        assertEquals("18446744073709551615", row.getString("id"));
        assertEquals(0x1p64, row.getDouble("id"));
    }

    // ---- text and bytes

    @Test
    void readsBytesAndBitsAsText() {
        assertEquals("é", one(Kind.BYTES, new byte[] {(byte) 0xC3, (byte) 0xA9}).getString(0));
        assertEquals("261", one(Kind.BITS, new byte[] {1, 5}).getString(0));
        assertEquals("261", one(Kind.BITS, new byte[] {1, 5}).get(0, String.class));
        assertEquals("[1.0, 2.5]", one(Kind.VECTOR, new float[] {1, 2.5f}).getString(0));
        assertNull(one(Kind.BYTES, null).getString(0));
        assertTrue(message(
                        ConversionException.class,
                        () -> one(Kind.BYTES, new byte[] {-1}).getString(0))
                .endsWith("1 bytes (ff) does not fit in String: they are not UTF-8 text, so ask for byte[]"));
    }

    @Test
    void readsTextAsBytes() {
        assertArrayEquals(
                new byte[] {(byte) 0xC3, (byte) 0xA9}, one(Kind.TEXT, "é").getBytes("id"));
    }

    @Test
    void cutsLongValuesShortForPeople() {
        final String text = row(
                        List.of(FakeColumn.of("t", Kind.TEXT), FakeColumn.of("b", Kind.BYTES)),
                        "x".repeat(1_000_000),
                        new byte[1_000_000])
                .toString();

        assertTrue(text.length() < 200, text);
    }

    // ---- detached

    @Test
    void detachesRowsOfADetachedRow() {
        final Row row = one(Kind.INTEGER, 5L);

        assertEquals(5, row.detach().detach().getInt("id"));
        assertEquals(Optional.of(5), Optional.ofNullable(row.get(0, Integer.class)));
    }
}
