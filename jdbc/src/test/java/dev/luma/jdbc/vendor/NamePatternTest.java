package dev.luma.jdbc.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamePatternTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "%, anything, true",
                "%, \"\", true",
                "a%, a, true",
                "a%, ba, false",
                "%a%b, xaybb, true",
                "%a%b, xayc, false",
                "t_x, tax, true",
                "t_x, tx, false",
                "t\\_x, t_x, true",
                "t\\_x, tax, false",
                "\\%, %, true",
                "\\%, a, false",
                "a\\\\b, a\\b, true",
                "a\\, a\\, true",
                "T, t, false",
                "\"\", \"\", true",
                "\"\", a, false",
                "_, \"\", false",
                "%_, a, true",
            })
    void matchesAsJdbcSays(String pattern, String name, boolean matches) {
        assertEquals(matches, new NamePattern(pattern).matches(name));
    }

    @Test
    void knowsTheOnlyNameThatItMatches() {
        assertEquals("t_x", new NamePattern("t\\_x").onlyName());
        assertEquals("a\\b", NamePattern.exactly("a\\b").onlyName());
        assertEquals("50%_", NamePattern.exactly("50%_").onlyName());
        assertNull(new NamePattern("t_x").onlyName());
        assertNull(new NamePattern(null).onlyName());
    }

    @Test
    void writesItselfForALikeThatKnowsNoBackslash() {
        assertEquals("a|_b%_|||%", new NamePattern("a\\_b%_|\\%").forLike());
        assertEquals("a\\b", new NamePattern("a\\\\b").forLike());
        assertEquals("%", new NamePattern(null).forLike());
    }

    @Test
    void matchesEverythingWhereNothingIsAskedFor() {
        assertTrue(NamePattern.ALL.matchesAll());
        assertTrue(NamePattern.ALL.matches("x"));
        assertTrue(new NamePattern("%").matchesAll());
    }

    @Test
    void takesNoLongerThanBothLengthsForAPatternOfManyPercents() {
        assertEquals(false, new NamePattern("%a".repeat(2_000) + "b").matches("a".repeat(4_000)));
    }
}
