package dev.luma.lang.std;

import static dev.luma.lang.runtime.Panicking.panics;
import static dev.luma.lang.std.Values.anys;
import static dev.luma.lang.std.Values.bytes;
import static dev.luma.lang.std.Values.map;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.lang.runtime.IntList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What stands in a call, and what the driver gets of it.
class BindingTest {
    private final FakeDriver plain = new FakeDriver();
    private final FakeDriver quoting = new FakeDriver.Quoting();
    private final FakeDriver binding = new FakeDriver.BindingDriver();

    private static String asked(FakeDriver driver, String sql, @Nullable Object... args) {
        Database.query(DbModule.open(driver, "dsn"), sql, args);
        return driver.last();
    }

    private void refuses(String message, String sql, @Nullable Object... args) {
        panics("db.param", message, () -> asked(plain, sql, args));
        panics("db.param", message, () -> asked(binding, sql, args));
    }

    @Test
    void leavesAStatementWithoutArgumentsAsItIs() {
        assertEquals("SELECT '?' ? :a", asked(plain, "SELECT '?' ? :a"));
        assertEquals("SELECT ? :a", asked(binding, "SELECT ? :a"));
    }

    @Test
    void takesValuesInOrderOrAsOneList() {
        assertEquals("SELECT 1, 'a'", asked(plain, "SELECT ?, ?", 1L, "a"));
        assertEquals("SELECT 1, 'a'", asked(plain, "SELECT ?, ?", anys(1L, "a")));
        assertEquals("SELECT 1, 2", asked(plain, "SELECT ?, ?", IntList.wrap(1, 2)));
        assertEquals("SELECT 1", asked(plain, "SELECT 1", anys()));
    }

    @Test
    void takesValuesByName() {
        assertEquals(
                "SELECT 1, 'x', 1, a::int, '12:30' /* :b */",
                asked(plain, "SELECT :a, :b, :a, a::int, '12:30' /* :b */", map("a", 1L, "b", "x", "more", 0L)));
        assertEquals("SELECT ?, ? with [2, 2]", asked(binding, "SELECT :a, :a", map("a", 2L)));
        assertEquals("SELECT @v := 1", asked(plain, "SELECT @v := ?", 1L));
    }

    @Test
    void writesEachTypeAsALiteral() {
        assertEquals(
                "SELECT NULL, TRUE, FALSE, -5 + (-5), 200, 1.5, 1.0E20, X'00FF', 'it''s'",
                asked(
                        plain,
                        "SELECT ?, ?, ?, -5 + ?, ?, ?, ?, ?, ?",
                        null,
                        true,
                        false,
                        -5L,
                        (byte) 200,
                        1.5,
                        1e20,
                        bytes(0, 255),
                        "it's"));
    }

    @Test
    void takesBytesForOneValue() {
        assertEquals("SELECT X'01'", asked(plain, "SELECT ?", bytes(1)));
        assertEquals("SELECT ? with [[1]]", asked(binding, "SELECT ?", bytes(1)));
    }

    @Test
    void givesValuesBesideTheStatementWhereTheDriverTakesThem() {
        assertEquals(
                "SELECT ?, ?, ?, ? with [nil, \"it's\", 200, true]",
                asked(binding, "SELECT ?, ?, ?, ?", null, "it's", (byte) 200, true));
        final Database db = DbModule.open(binding, "dsn");
        assertEquals(1, Database.exec(db, "INSERT :a", map("a", 1L)));
        assertEquals("INSERT ? with [1]", binding.last());
        Database.exec(db, "INSERT 1");
        assertEquals("INSERT 1", binding.last());
    }

    @Test
    void writesTextsAsTheDriverQuotesThem() {
        assertEquals("SELECT 'it\\'s \\\\'", asked(quoting, "SELECT ?", "it's \\"));
    }

    @Test
    void readsBackslashesAndCommentsAsTheDriversQuoteTells() {
        assertEquals("SELECT '\\'?' # ?\n, 1 --2", asked(quoting, "SELECT '\\'?' # ?\n, ? --2", 1L));
        assertEquals("SELECT '\\' # 1", asked(plain, "SELECT '\\' # ?", 1L));
        assertEquals("SELECT 1 --?", asked(plain, "SELECT ? --?", 1L));
        assertEquals("SELECT 1 --2", asked(quoting, "SELECT ? --?", 1L, 2L));
    }

    @Test
    void refusesATextThatCouldEndItsLiteral() {
        final String message = "a text with a backslash or a zero character cannot be written safely, since the driver"
                + " does not tell how its database escapes: let the driver export `quote`, or bind on the server";
        panics("db.param", message, () -> asked(plain, "SELECT ?", "\\"));
        panics("db.param", message, () -> asked(plain, "SELECT ?", "a\0"));
    }

    @Test
    void refusesNumbersThatNoLiteralHas() {
        panics("db.param", () -> asked(plain, "SELECT ?", Double.NaN));
        panics("db.param", () -> asked(plain, "SELECT ?", Double.POSITIVE_INFINITY));
        assertEquals("SELECT ? with [nan]", asked(binding, "SELECT ?", Double.NaN));
    }

    @Test
    void refusesTooFewAndTooMany() {
        refuses("the statement takes 2 values, and 1 was given", "SELECT ?, ?", 1L);
        refuses("the statement takes 1 value, and 2 were given", "SELECT ?", 1L, 2L);
        refuses("the statement takes 0 values, and 1 was given", "SELECT 1", 1L);
        refuses("the statement takes 1 value, and 0 were given", "SELECT ?", anys());
    }

    @Test
    void refusesTheWrongForm() {
        refuses("the statement has :a, and the values have no names: give them as a map", "SELECT :a", 1L);
        refuses("the statement has :a, and the map has no such key", "SELECT :a", map("b", 1L));
        refuses(
                "the statement has ? for its values, and a map was given: give them in order, or write :name",
                "SELECT ?",
                map("a", 1L));
        panics("db.param", () -> asked(plain, "SELECT ?, :a", 1L));
    }

    @Test
    void refusesWhatIsNoValue() {
        refuses("a value of type [int] is none that a statement takes", "SELECT ?, ?", IntList.wrap(1), 1L);
        refuses("a value of type {str: any} is none that a statement takes", "SELECT :a", map("a", map()));
        refuses("a value of type [any] is none that a statement takes", "SELECT ?", anys(anys()));
        refuses("a value of type buffer is none that a statement takes", "SELECT ?", new LumaBuffer());
    }
}
