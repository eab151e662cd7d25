package dev.luma.lang.std;

import static dev.luma.lang.runtime.Panicking.panics;
import static dev.luma.lang.std.Values.strs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.lang.runtime.ByteList;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextsTest {
    /// Four characters, the second of which is a surrogate pair on the JVM.
    private static final String ASTRAL = "a😀éb";

    @Test
    void countsCodePoints() {
        assertEquals(4, Texts.len(ASTRAL));
        assertEquals(3, Texts.len("abc"));
        assertEquals(0, Texts.len(""));
        assertTrue(Texts.isEmpty(""));
        assertFalse(Texts.isEmpty(" "));
    }

    @Test
    void changesCaseTheSameInEveryCountry() {
        final Locale before = Locale.getDefault();
        Locale.setDefault(Locale.of("tr"));
        try {
            assertEquals("TITLE", Texts.upper("title"));
            assertEquals("title", Texts.lower("TITLE"));
            assertEquals("STRASSE", Texts.upper("straße"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void trimsUnicodesWhiteSpace() {
        final String white = " \t\n\r\u000B\f\u0085\u00A0\u1680\u2003\u2028\u2029\u202F\u205F\u3000";

        assertEquals("a b", Texts.trim(white + "a b" + white));
        assertEquals("a" + white, Texts.trimStart(white + "a" + white));
        assertEquals(white + "a", Texts.trimEnd(white + "a" + white));
        assertEquals("", Texts.trim(white));
        assertEquals("\u200B\u001F", Texts.trim("\u200B\u001F"));
    }

    @Test
    void findsTexts() {
        assertTrue(Texts.contains(ASTRAL, "éb"));
        assertFalse(Texts.contains(ASTRAL, "x"));
        assertTrue(Texts.startsWith(ASTRAL, "a"));
        assertFalse(Texts.startsWith(ASTRAL, "b"));
        assertTrue(Texts.endsWith(ASTRAL, "b"));
        assertTrue(Texts.endsWith(ASTRAL, ""));
        assertEquals(2L, Texts.indexOf(ASTRAL, "é"));
        assertEquals(0L, Texts.indexOf(ASTRAL, ""));
        assertNull(Texts.indexOf(ASTRAL, "x"));
        assertEquals(4L, Texts.lastIndexOf("😀a😀bb", "b"));
        assertNull(Texts.lastIndexOf("abc", "x"));
    }

    @Test
    void findsTextsBehindAPosition() {
        assertEquals(3L, Texts.indexOf("😀a😀a", "a", 2));
        assertEquals(1L, Texts.indexOf("😀a😀a", "a", 1));
        assertNull(Texts.indexOf("abc", "a", 1));
        assertNull(Texts.indexOf("abc", "a", 3));
        panics("index", "index 4 out of range for length 3", () -> Texts.indexOf("abc", "a", 4));
        panics("index", "index -1 out of range for length 3", () -> Texts.indexOf("abc", "a", -1));
    }

    @Test
    void slicesByCodePoints() {
        assertEquals("😀é", Texts.slice(ASTRAL, 1, 3));
        assertEquals("éb", Texts.slice(ASTRAL, 2));
        assertEquals("bc", Texts.slice("abc", 1));
        assertEquals("", Texts.slice("abc", 3));
        assertEquals("", Texts.slice(ASTRAL, 4, 4));
        panics("index", "slice 2..9 out of range for length 4", () -> Texts.slice(ASTRAL, 2, 9));
        panics("index", "slice 2..1 out of range for length 3", () -> Texts.slice("abc", 2, 1));
        panics("index", "slice 4..3 out of range for length 3", () -> Texts.slice("abc", 4));
    }

    @Test
    void givesOneCharacter() {
        assertEquals("😀", Texts.at(ASTRAL, 1));
        assertEquals("b", Texts.at(ASTRAL, 3));
        assertEquals("b", Texts.at("ab", 1));
        panics("index", "index 4 out of range for length 4", () -> Texts.at(ASTRAL, 4));
        panics("index", "index -1 out of range for length 2", () -> Texts.at("ab", -1));
        assertEquals(0x1F600, Texts.code("😀!"));
        panics("index", "index 0 out of range for length 0", () -> Texts.code(""));
    }

    @Test
    void splits() {
        assertEquals(strs("a", "", "b"), Texts.split("a,,b", ","));
        assertEquals(strs("", ""), Texts.split("--", "--"));
        assertEquals(strs(""), Texts.split("", ","));
        assertEquals(strs("a", "😀"), Texts.split("a😀", ""));
        assertEquals(strs(), Texts.split("", ""));
        assertEquals(strs("a", "b", "", "c"), Texts.lines("a\nb\r\n\nc\n"));
        assertEquals(strs(), Texts.lines(""));
        assertEquals(strs("a", "😀", "é", "b"), Texts.chars(ASTRAL));
    }

    @Test
    void makesOtherTexts() {
        assertEquals("b.b.", Texts.replace("a.a.", "a", "b"));
        assertEquals("$1\\", Texts.replace("x", "x", "$1\\"));
        assertEquals("-a-😀-", Texts.replace("a😀", "", "-"));
        assertEquals("-", Texts.replace("", "", "-"));
        assertEquals("", Texts.repeat("ab", 0));
        assertEquals("ababab", Texts.repeat("ab", 3));
        assertEquals("", Texts.repeat("", Long.MAX_VALUE));
        panics("convert", "-1 is less than 0", () -> Texts.repeat("ab", -1));
        panics("convert", () -> Texts.repeat("ab", Long.MAX_VALUE));
    }

    @Test
    void padsToAWidth() {
        assertEquals("  7", Texts.padLeft("7", 3));
        assertEquals("007", Texts.padLeft("7", 3, "0"));
        assertEquals("7  ", Texts.padRight("7", 3));
        assertEquals("7..", Texts.padRight("7", 3, "."));
        assertEquals("..😀", Texts.padLeft("😀", 3, "."));
        assertEquals("abcd", Texts.padLeft("abcd", 3));
        assertEquals("abcd", Texts.padRight("abcd", -1));
        assertEquals("<>7", Texts.padLeft("7", 4, "<>"));
        assertEquals("7", Texts.padLeft("7", 4, ""));
    }

    @Test
    void becomesBytesAndNumbers() {
        assertEquals(ByteList.wrap((byte) 0xC3, (byte) 0xA9), Texts.bytes("é"));
        assertEquals(new ByteList(), Texts.bytes(""));
        assertEquals(12L, Texts.toInt("12"));
        assertNull(Texts.toInt("12a"));
        assertEquals(0x12AL, Texts.toInt("12a", 16));
        assertNull(Texts.toInt("12g", 16));
        panics("convert", () -> Texts.toInt("1", 99));
        assertEquals(1.5, Texts.toFloat("1.5"));
        assertNull(Texts.toFloat("1.5x"));
    }

    @Test
    void comparesByCodePoints() {
        assertTrue(Texts.compare("a", "b") < 0);
        assertTrue(Texts.compare("b", "a") > 0);
        assertTrue(Texts.compare("a", "ab") < 0);
        assertEquals(0, Texts.compare("ab", "ab"));
        assertTrue(Texts.compare("\uFFFD", "😀") < 0, "U+FFFD comes before U+1F600");
        assertTrue(Texts.compare("😀", "😁") < 0);
    }
}
