package dev.luma.lang.runtime;

import static dev.luma.lang.runtime.Panicking.panics;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LumaMapTest {
    private final LumaMap map = new LumaMap(LumaType.STR, LumaType.optional(LumaType.INT));

    @Test
    void givesWhatWasPut() {
        map.put("a", 1L);
        map.put("b", null);
        map.put("a", 3L);

        assertEquals(2, map.size());
        assertEquals(3L, map.get("a"));
        assertTrue(map.has("b"));
        assertNull(map.get("b"));
        assertNull(map.at("b"));
        assertFalse(map.has("c"));
        assertNull(map.get("c"));
    }

    @Test
    void panicsWithoutTheKeyThatMustBeThere() {
        final LumaMap numbered = new LumaMap(LumaType.INT, LumaType.STR);

        panics("key", "no key \"x\" in map", () -> map.at("x"));
        panics("key", "no key 7 in map", () -> numbered.at(7L));
    }

    @Test
    void keepsTheOrderInWhichKeysCame() {
        for (int i = 0; i < 100; i++) {
            map.put("k" + i, (long) i);
        }
        map.remove("k0");
        map.put("k1", -1L);
        map.put("k0", 0L);

        assertEquals("k1", map.keys().get(0));
        assertEquals(-1L, map.values().get(0));
        assertEquals("k0", map.keys().get(99));
        assertEquals(100, map.size());
    }

    @Test
    void removesAKeyOnce() {
        map.put("a", 1L);

        assertEquals(1L, map.remove("a"));
        assertNull(map.remove("a"));
        assertEquals(0, map.size());
    }

    @Test
    void clearsAndBeginsAnew() {
        map.put("a", 1L);
        map.clear();
        map.put("b", 2L);

        assertEquals("{\"b\": 2}", map.toString());
    }

    @Test
    void tellsAByteFromAnInt() {
        final LumaMap bytes = new LumaMap(LumaType.BYTE, LumaType.STR);
        bytes.put((byte) 200, "a");

        assertEquals("a", bytes.get((byte) 200));
        assertFalse(bytes.has(200L));
    }

    @Test
    void makesListsOfItsTypes() {
        final LumaMap counts = new LumaMap(LumaType.INT, LumaType.FLOAT);
        counts.put(1L, 1.5);

        assertEquals(IntList.wrap(1), counts.keys());
        assertEquals(FloatList.wrap(1.5), counts.values());
    }

    @Test
    void isGoneThroughInOrder() {
        map.put("a", 1L);
        map.put("b", 2L);
        map.put("c", 3L);
        map.remove("b");

        final StringBuilder seen = new StringBuilder();
        final int version = map.version();
        for (int at = map.next(LumaMap.START, version); at != LumaMap.END; at = map.next(at, version)) {
            seen.append(map.keyAt(at)).append(map.valueAt(at));
        }

        assertEquals("a1c3", seen.toString());
    }

    @Test
    void panicsAtTheNextStepAfterKeysCameOrWent() {
        map.put("a", 1L);
        final int version = map.version();
        final int first = map.next(LumaMap.START, version);

        map.put("a", 2L);
        assertEquals(LumaMap.END, map.next(first, version));
        map.put("b", 1L);
        panics("changed", () -> map.next(first, version));

        final int later = map.version();
        map.remove("nothing");
        map.next(LumaMap.START, later);
        map.remove("b");
        panics("changed", () -> map.next(LumaMap.START, later));
    }

    @Test
    void cannotBeChangedOnceFrozen() {
        map.put("a", 1L);
        assertSame(map, map.freeze());

        final String message = "a constant map cannot be changed";
        panics("frozen", message, () -> map.put("a", 2L));
        panics("frozen", message, () -> map.remove("a"));
        panics("frozen", message, map::clear);
        map.copy().put("a", 2L);
        assertEquals(1L, map.get("a"));
    }

    @Test
    void aCopyKeepsItsKeysWhateverBecomesOfTheOther() {
        for (final int count : new int[] {2, 4, 8, 9, 40}) {
            final LumaMap counts = new LumaMap(LumaType.STR, LumaType.INT);
            for (int i = 0; i < count; i++) {
                counts.put("k" + i, (long) i);
            }
            final LumaMap before = counts.copy();
            final LumaMap more = before.copy();

            counts.remove("k0");
            counts.put("k1", 7L);
            more.put("further", 8L);
            more.put("k0", 9L);

            assertEquals(count - 1, counts.size());
            assertEquals(count, before.size());
            assertEquals(count + 1, more.size());
            assertEquals(0L, before.get("k0"));
            assertEquals(1L, before.get("k1"));
            assertFalse(before.has("further"));
            assertEquals("k0", more.keys().get(0));
            assertEquals(9L, more.get("k0"));
        }
    }

    @Test
    void aCopyIsGoneThroughWhileTheOtherChanges() {
        map.put("a", 1L);
        map.put("b", 2L);
        final LumaMap copy = map.copy();
        final int version = copy.version();
        final int first = copy.next(LumaMap.START, version);

        map.remove("b");

        assertEquals("b", copy.keyAt(copy.next(first, version)));
    }

    @Test
    void freezesItsValues() {
        final LumaMap lists = new LumaMap(LumaType.STR, LumaType.list(LumaType.INT));
        final IntList list = IntList.wrap(1);
        lists.put("a", list);

        lists.freeze();

        panics("frozen", () -> list.append(2));
    }

    @Test
    void equalsAMapWithTheSameEntriesInAnyOrder() {
        final LumaMap other = new LumaMap(LumaType.STR, LumaType.optional(LumaType.INT));
        map.put("a", 1L);
        map.put("b", null);
        other.put("b", null);
        other.put("a", 1L);

        assertEquals(map, other);
        assertEquals(map.hashCode(), other.hashCode());
        other.put("a", 2L);
        assertNotEquals(map, other);
        assertNotEquals(new LumaMap(LumaType.STR, LumaType.ANY), new LumaMap(LumaType.STR, LumaType.STR));
    }

    @Test
    void takesKeysThatWereChosenToCollide() {
        final LumaMap hostile = new LumaMap(LumaType.STR, LumaType.INT);
        final int count = 1 << 13;
        for (int i = 0; i < count; i++) {
            hostile.put(collision(i), (long) i);
        }

        assertEquals(collision(0).hashCode(), collision(count - 1).hashCode());
        assertEquals(count, hostile.size());
        for (int i = 0; i < count; i++) {
            assertEquals((long) i, hostile.get(collision(i)));
        }
        assertEquals(0L, hostile.remove(collision(0)));
        assertEquals(collision(1), hostile.keys().get(0));
    }

    /// Texts of one `hashCode`: "Aa" and "BB" have the same.
    private static String collision(int number) {
        final StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 16; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }
}
