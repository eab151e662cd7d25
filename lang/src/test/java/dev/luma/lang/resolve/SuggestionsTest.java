package dev.luma.lang.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    @Test
    void findsTheNearestName() {
        assertEquals("length", Suggestions.nearest("lenght", List.of("line", "length", "lengths")));
        assertEquals("count", Suggestions.nearest("Count", List.of("count", "counts")));
        assertEquals("lastInsertId", Suggestions.nearest("last_insert_id", List.of("commit", "lastInsertId")));
    }

    @Test
    void isSilentWhereNothingIsNear() {
        assertNull(Suggestions.nearest("table", List.of("row", "column")));
        assertNull(Suggestions.nearest("w", List.of("x", "y")));
        assertNull(Suggestions.nearest("id", List.of("xs", "n")));
    }
}
