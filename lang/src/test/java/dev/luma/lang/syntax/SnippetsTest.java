package dev.luma.lang.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything that the documents of the language show in Luma is well formed.
class SnippetsTest {
    static List<String> snippets() {
        return Syntax.programs("syntax");
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void isWellFormed(String snippet) {
        assertFalse(Syntax.parse(Syntax.program(snippet)).items().isEmpty());
    }

    @Test
    void areAllThere() {
        assertEquals(30, snippets().size());
    }
}
