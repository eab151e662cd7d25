package dev.luma.lang.std;

import static dev.luma.lang.runtime.Panicking.panics;
import static dev.luma.lang.std.Values.anys;
import static dev.luma.lang.std.Values.map;
import static dev.luma.lang.std.Values.strs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.lang.runtime.Function;
import dev.luma.lang.runtime.LumaMap;
import org.junit.jupiter.api.Test;

class MapsTest {
    private final LumaMap map = map("a", 1L, "b", null);

    @Test
    void asksWhatIsThere() {
        assertEquals(2, Maps.len(map));
        assertFalse(Maps.isEmpty(map));
        assertTrue(Maps.isEmpty(map()));
        assertTrue(Maps.has(map, "b"));
        assertFalse(Maps.has(map, "c"));
        assertEquals(1L, Maps.get(map, "a"));
        assertNull(Maps.get(map, "c"));
        assertEquals(1L, Maps.get(map, "a", 7L));
        assertNull(Maps.get(map, "b", 7L));
        assertEquals(7L, Maps.get(map, "c", 7L));
    }

    @Test
    void givesKeysAndValuesInOrder() {
        assertEquals(strs("a", "b"), Maps.keys(map));
        assertEquals(anys(1L, null), Maps.values(map));
        assertEquals(strs(), Maps.keys(map()));
    }

    @Test
    void changes() {
        final LumaMap copy = Maps.copy(map);

        assertEquals(1L, Maps.remove(copy, "a"));
        assertNull(Maps.remove(copy, "a"));
        Maps.clear(copy);
        assertEquals(0, Maps.len(copy));
        assertEquals(2, Maps.len(map));
        panics("frozen", () -> Maps.clear(map.freeze()));
        panics("frozen", () -> Maps.remove(map.freeze(), "a"));
    }

    @Test
    void callsForEachKeyAndValue() {
        final StringBuilder seen = new StringBuilder();

        Maps.walk(map, arguments -> seen.append(arguments[0]).append(arguments[1]));

        assertEquals("a1bnull", seen.toString());
    }

    @Test
    void panicsWhenKeysComeMeanwhile() {
        final Function grow = arguments -> {
            map.put("c", 1L);
            return null;
        };

        panics("changed", () -> Maps.walk(map, grow));
    }
}
