package dev.luma.lang.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void showsALineOfAnOrdinaryLengthWhole() {
        final String line = "x = " + "1".repeat(3990);

        assertEquals(new Excerpt("", "x", line.substring(1)), Excerpt.of(line, 0, 1));
        assertEquals(line, Excerpt.of(line, 4, line.length()).text());
    }

    @Test
    void showsWhatStandsAroundTheMarkOfALongLine() {
        final String line = "a".repeat(5_000_000) + "MARK" + "b".repeat(5_000_000);

        final Excerpt shown = Excerpt.of(line, 5_000_000, 5_000_004);

        assertEquals("…" + "a".repeat(80), shown.before());
        assertEquals("MARK", shown.marked());
        assertEquals("b".repeat(236) + "…", shown.after());
    }

    @Test
    void cutsALongMarkOff() {
        final Excerpt shown = Excerpt.of("x = \"" + "y".repeat(5000), 4, 5005);

        assertEquals("x = ", shown.before());
        assertEquals("\"" + "y".repeat(239), shown.marked());
        assertEquals("…", shown.after());
    }

    @Test
    void showsTheEndOfALongLine() {
        final String line = "é".repeat(5000);

        final Excerpt shown = Excerpt.of(line, 5000, 5000);

        assertEquals("…" + "é".repeat(80), shown.text());
        assertEquals("", shown.marked());
    }

    @Test
    void cutsNoCharacterInHalf() {
        final String line = "😀".repeat(3000);
        for (int at = 300; at < 304; at += 2) {
            final String shown = Excerpt.of(line, at, at + 2).text();

            assertTrue(shown.startsWith("…😀"), shown);
            assertTrue(shown.endsWith("😀…"), shown);
        }
        final String shifted = "x" + line;
        assertTrue(Excerpt.of(shifted, 301, 303).text().endsWith("😀…"));
        assertFalse(Excerpt.of(shifted, 301, 303).text().contains("?"));
    }
}
