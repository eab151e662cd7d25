package dev.luma.lang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    @Test
    void writesPlainValues() {
        assertEquals("nil", Text.of((Object) null));
        assertEquals("-42", Text.of(-42L));
        assertEquals("-42", Text.of((Object) (-42L)));
        assertEquals("true", Text.of(true));
        assertEquals("false", Text.of((Object) false));
        assertEquals("255", Text.of((Object) (byte) -1));
        assertEquals("it's \"so\"", Text.of("it's \"so\""));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1.0",
        "0.1, 0.1",
        "-0.0, -0.0",
        "9999999, 9999999.0",
        "10000000, 1.0e7",
        "0.001, 0.001",
        "0.00099, 9.9e-4",
        "1e308, 1.0e308",
        "5e-324, 4.9e-324",
        "2e23, 2.0e23",
        "NaN, nan",
        "Infinity, inf",
        "-Infinity, -inf"
    })
    void writesFloatsAsShortAsTheyReadBack(double number, String text) {
        assertEquals(text, Text.of(number));
        assertEquals(text, Text.of((Object) number));
    }

    @Test
    void quotesTextsInsideListsMapsAndStructs() {
        final String text = "a\"b\\c\n\t\r\0d";
        final String quoted = "\"a\\\"b\\\\c\\n\\t\\r\\0d\"";
        final LumaMap map = new LumaMap(LumaType.STR, LumaType.STR);
        map.put(text, text);

        assertEquals("[" + quoted + "]", Text.of(ObjectList.wrap(LumaType.STR, text)));
        assertEquals("{" + quoted + ": " + quoted + "}", Text.of(map));
        assertEquals("Point { name: " + quoted + ", x: nil }", Text.of(new Point(text, null)));
        assertEquals(quoted, Text.quoted(text));
    }

    @Test
    void writesListsAndMaps() {
        final LumaMap map = new LumaMap(LumaType.INT, LumaType.ANY);
        assertEquals("{}", Text.of(map));
        map.put(2L, IntList.wrap(1, 2));
        map.put(1L, null);

        assertEquals("{2: [1, 2], 1: nil}", Text.of(map));
        assertEquals("[]", Text.of(new IntList()));
        assertEquals("[1.0, 1.0e7]", Text.of(FloatList.wrap(1, 1e7)));
        assertEquals("[0, 255]", Text.of(ByteList.wrap((byte) 0, (byte) -1)));
    }

    @Test
    void asksAStructForItsOwnText() {
        final Point point = new Point("a", 1L, "(here)");

        assertEquals("(here)", Text.of(point));
        assertEquals("[(here)]", Text.of(ObjectList.wrap(LumaType.named("Point", Point.class), point)));
        assertEquals("Point { name: \"a\", x: 1 }", new Point("a", 1L).toString());
    }

    @Test
    void writesFunctionsAndCoreObjects() {
        final Function function = arguments -> null;

        assertEquals("fn", Text.of(function));
        assertEquals("no luck", Text.of(new LumaError("no luck")));
        assertEquals("[fn, no luck]", Text.of(ObjectList.wrap(LumaType.ANY, function, new LumaError("no luck"))));
    }
}
