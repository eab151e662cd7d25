package dev.luma.lang.std;

import static dev.luma.lang.runtime.Panicking.panics;
import static dev.luma.lang.std.Values.anys;
import static dev.luma.lang.std.Values.bytes;
import static dev.luma.lang.std.Values.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.luma.lang.runtime.Function;
import dev.luma.lang.runtime.LumaMap;
import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.runtime.ObjectList;
import dev.luma.lang.runtime.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonModuleTest {
    @Test
    void readsValues() {
        assertNull(JsonModule.parse("null"));
        assertEquals(true, JsonModule.parse(" true\n"));
        assertEquals(false, JsonModule.parse("false"));
        assertEquals("a\"\\/\b\f\n\r\té😀", JsonModule.parse("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\ude00\""));
        assertEquals("😀", JsonModule.parse("\"😀\""));
        assertEquals(anys(), JsonModule.parse("[ ]"));
        assertEquals(anys(1L, anys(), "x"), JsonModule.parse("[1, [], \"x\"]"));
        assertEquals(map(), JsonModule.parse("{}"));
        assertEquals(map("b", 1L, "a", map("", null)), JsonModule.parse("{\"b\" : 1 , \"a\":{\"\":null}}"));
        assertEquals("{\"b\": 1, \"a\": 2}", String.valueOf(JsonModule.parse("{\"b\":1,\"a\":2}")));
    }

    @Test
    void readsNumbersAsIntsWhereTheyFit() {
        assertEquals(0L, JsonModule.parse("-0"));
        assertEquals(Long.MIN_VALUE, JsonModule.parse("-9223372036854775808"));
        assertEquals(9.223372036854775807e18, JsonModule.parse("9223372036854775808"));
        assertEquals(1.0, JsonModule.parse("1.0"));
        assertEquals(1000.0, JsonModule.parse("1e3"));
        assertEquals(0.001, JsonModule.parse("1E-3"));
        assertEquals(0.0, JsonModule.parse("1e-999"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nul",
                "True",
                "01",
                "1.",
                ".5",
                "-",
                "+1",
                "1e",
                "0x1",
                "NaN",
                "Infinity",
                "'a'",
                "\"a",
                "\"\\x\"",
                "\"\\u12G4\"",
                "\"\\u12",
                "\"a\nb\"",
                "[1",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\":1 \"b\":2}",
                "1 2",
                "[]]",
                "// a\n1",
                "\u00A01",
                "\"\\ud800\"",
                "\"\\udc00\"",
                "\"\\ud800\\u0041\"",
                "\"\\ud800x\"",
                "1e999",
                "{\"a\":1,\"a\":2}",
                "\"\0\"",
                "\"\\"
            })
    void refusesWhatIsNoJson(String text) {
        panics("json", () -> JsonModule.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1, x]       | line 1, column 5: expected a value, found \"x\"",
                "[1 2]        | line 1, column 4: expected `,` or `]`, found \"2\"",
                "{\"a\":1     | line 1, column 7: expected `,` or `}`, found the end",
                "{\"é\":1,\"é\":2} | line 1, column 8: the name \"é\" stands twice",
                "\"\\ud800\"   | line 1, column 2: half of a surrogate pair is no character",
                "1e999        | line 1, column 1: the number does not fit in float",
                "-            | line 1, column 2: expected a digit, found the end"
            })
    void saysWhereItIsWrong(String text, String message) {
        panics("json", message, () -> JsonModule.parse(text));
    }

    @Test
    void countsLines() {
        panics("json", "line 3, column 3: expected a value, found \"?\"", () -> JsonModule.parse("[\n1,\n  ?]"));
    }

    @Test
    void boundsTheDepth() {
        final String deep = "[".repeat(JsonModule.MAX_DEPTH) + "]".repeat(JsonModule.MAX_DEPTH);
        assertEquals(deep, JsonModule.write(JsonModule.parse(deep)));

        panics("json", () -> JsonModule.parse("[" + deep + "]"));
        panics("json", () -> JsonModule.parse("{\"a\":".repeat(1_000_000)));
        panics("json", () -> JsonModule.write(anys(JsonModule.parse(deep))));
        final ObjectList endless = anys();
        endless.append(endless);
        panics("json", () -> JsonModule.write(endless));
    }

    @Test
    void writesOnOneLine() {
        final LumaMap counts = new LumaMap(LumaType.INT, LumaType.BOOL);
        counts.put(7L, true);

        assertEquals("null", JsonModule.write(null));
        assertEquals(
                "{\"a\":[1,1.5,true,null],\"b\":{}}",
                JsonModule.write(map("a", anys(1L, 1.5, true, null), "b", map())));
        assertEquals("\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001fé😀\"", JsonModule.write("a\"\\/\b\f\n\r\t\0\u001Fé😀"));
        assertEquals("[0,255]", JsonModule.write(bytes(0, 255)));
        assertEquals("{\"7\":true}", JsonModule.write(counts));
        assertEquals("{\"name\":\"p\",\"x\":1}", JsonModule.write(new Point("p", 1L, "own text")));
        assertEquals("{\"n\":null}", JsonModule.write(new QueryRow(map("n", null))));
        assertEquals("1.0e7", JsonModule.write(1e7));
        assertEquals(1e7, JsonModule.parse("1.0e7"));
    }

    @Test
    void writesOverSeveralLines() {
        assertEquals("""
                {
                  "a": [
                    1,
                    {
                      "b": "c"
                    }
                  ],
                  "d": [],
                  "e": {}
                }""", JsonModule.pretty(map("a", anys(1L, map("b", "c")), "d", anys(), "e", map())));
        assertEquals("1", JsonModule.pretty(1L));
    }

    @Test
    void refusesWhatHasNoForm() {
        final Function function = arguments -> null;

        panics("json", "nan has no JSON form", () -> JsonModule.write(Double.NaN));
        panics("json", "-inf has no JSON form", () -> JsonModule.pretty(anys(Double.NEGATIVE_INFINITY)));
        panics("json", "a value of type fn has no JSON form", () -> JsonModule.write(function));
        panics("json", "a value of type buffer has no JSON form", () -> JsonModule.write(map("a", new LumaBuffer())));
    }
}
