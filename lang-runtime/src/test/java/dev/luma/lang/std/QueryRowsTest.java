package dev.luma.lang.std;

import static dev.luma.lang.runtime.Panicking.panics;
import static dev.luma.lang.std.Values.anys;
import static dev.luma.lang.std.Values.bytes;
import static dev.luma.lang.std.Values.map;
import static dev.luma.lang.std.Values.strs;
import static dev.luma.lang.std.Values.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.lang.runtime.LumaType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueryRowsTest {
    private static final LumaType BYTES = LumaType.list(LumaType.BYTE);

    private final QueryRows rows = new QueryRows(anys(map("a", "1", "b", null), map("a", "2", "b", "x")));

    @Test
    void givesRowsAsOftenAsOneLikes() {
        final StringBuilder seen = new StringBuilder();
        QueryRows.walk(rows, arguments -> seen.append(rows.at(0).equals(arguments[0]) ? "first " : "other "));
        QueryRows.walk(rows, arguments -> seen.append('.'));

        assertEquals("first other ..", seen.toString());
        assertEquals(2, QueryRows.count(rows));
        assertEquals(2, rows.size());
        assertEquals(rows.at(0), QueryRows.first(rows));
        assertEquals(rows.at(1), QueryRows.all(rows).at(1L));
        assertEquals(QueryRow.TYPE, QueryRows.all(rows).elementType());
        assertEquals(strs("a", "b"), QueryRows.columns(rows));
    }

    @Test
    void mayBeEmpty() {
        final QueryRows none = new QueryRows(anys());

        assertEquals(0, QueryRows.count(none));
        assertNull(QueryRows.first(none));
        assertEquals(0, QueryRows.all(none).size());
        assertEquals(strs(), QueryRows.columns(none));
    }

    @Test
    void givesARowsValuesAsText() {
        final QueryRow row = new QueryRow(map("a", 1L, "b", 1.5, "c", null, "d", utf8("é"), "e", true));

        assertEquals("1", QueryRow.at(row, "a"));
        assertEquals("1.5", QueryRow.at(row, "b"));
        assertNull(QueryRow.at(row, "c"));
        assertEquals("é", QueryRow.at(row, "d"));
        assertEquals("true", QueryRow.at(row, "e"));
        assertTrue(QueryRow.has(row, "c"));
        assertFalse(QueryRow.has(row, "x"));
        assertEquals(strs("a", "b", "c", "d", "e"), QueryRow.columns(row));
        assertEquals("{\"a\": \"1\", \"b\": nil}", rows.at(0).text());
        panics("db.column", "no column \"x\"; there are a, b", () -> QueryRow.at(rows.at(0), "x"));
        panics("db.column", () -> QueryRow.get(rows.at(0), "x", LumaType.ANY));
    }

    private static @Nullable Object get(@Nullable Object cell, LumaType wanted) {
        return QueryRow.get(new QueryRow(map("c", cell)), "c", wanted);
    }

    @Test
    void convertsTexts() {
        assertEquals("12", get("12", LumaType.STR));
        assertEquals(12L, get("12", LumaType.INT));
        assertEquals(12.5, get("12.5", LumaType.FLOAT));
        assertEquals(12.0, get("12", LumaType.FLOAT));
        assertEquals(true, get("1", LumaType.BOOL));
        assertEquals(false, get("false", LumaType.BOOL));
        assertEquals("12", get("12", LumaType.ANY));
        assertEquals(utf8("é"), get("é", BYTES));
    }

    @Test
    void convertsTypedCells() {
        assertEquals("12", get(12L, LumaType.STR));
        assertEquals(12L, get(12L, LumaType.INT));
        assertEquals(12.0, get(12L, LumaType.FLOAT));
        assertEquals(true, get(1L, LumaType.BOOL));
        assertEquals(12L, get(12.0, LumaType.INT));
        assertEquals(200L, get((byte) 200, LumaType.INT));
        assertEquals(200.0, get((byte) 200, LumaType.FLOAT));
        assertEquals(12L, get(12L, LumaType.ANY));
        assertEquals(true, get(true, LumaType.BOOL));
        assertEquals("é", get(utf8("é"), LumaType.STR));
        assertEquals(12L, get(utf8("12"), LumaType.INT));
        assertEquals(1.5, get(utf8("1.5"), LumaType.FLOAT));
        assertEquals(false, get(utf8("0"), LumaType.BOOL));
        assertEquals(bytes(255), get(bytes(255), BYTES));
    }

    @Test
    void givesNilWhereTheTypeTakesIt() {
        assertNull(get(null, LumaType.optional(LumaType.STR)));
        assertNull(get(null, LumaType.ANY));
        assertEquals(12L, get("12", LumaType.optional(LumaType.INT)));
        panics("db.null", "column \"c\" is NULL, which int is not", () -> get(null, LumaType.INT));
        panics("db.null", "column \"c\" is NULL, which [byte] is not", () -> get(null, BYTES));
    }

    @Test
    void refusesWhatDoesNotFit() {
        panics("convert", "cannot convert \"x\" to int", () -> get("x", LumaType.INT));
        panics("convert", "cannot convert \"1.5\" to int", () -> get("1.5", LumaType.INT));
        panics("convert", "cannot convert 1.5 to int", () -> get(1.5, LumaType.INT));
        panics("convert", "cannot convert true to int", () -> get(true, LumaType.INT));
        panics("convert", "cannot convert true to float", () -> get(true, LumaType.FLOAT));
        panics("convert", "cannot convert \"x\" to float", () -> get("x", LumaType.optional(LumaType.FLOAT)));
        panics("convert", "cannot convert \"yes\" to bool", () -> get("yes", LumaType.BOOL));
        panics("convert", "cannot convert 2 to bool", () -> get(2L, LumaType.BOOL));
        panics("utf8", () -> get(bytes(255), LumaType.STR));
    }
}
