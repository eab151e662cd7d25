package dev.luma.lang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EqualityTest {
    @Test
    void comparesPlainValuesByWhatTheyHold() {
        assertTrue(Equality.equal(null, null));
        assertTrue(Equality.equal(1_000_000L, 1_000_000L));
        assertTrue(Equality.equal("ab", new String(new char[] {'a', 'b'})));
        assertTrue(Equality.equal(0.0, -0.0));
        assertTrue(Equality.equal((byte) 200, (byte) 200));
        assertTrue(Equality.equal(true, true));
        assertFalse(Equality.equal(Double.NaN, Double.NaN));
        assertFalse(Equality.equal("a", "b"));
        assertFalse(Equality.equal("a", null));
        assertFalse(Equality.equal(null, "a"));
    }

    @Test
    void neverEqualsValuesOfDifferentTypes() {
        assertFalse(Equality.equal(1L, (byte) 1));
        assertFalse(Equality.equal(1L, 1.0));
        assertFalse(Equality.equal("1", 1L));
        assertFalse(Equality.equal(IntList.wrap(), new LumaMap(LumaType.INT, LumaType.INT)));
    }

    @Test
    void comparesStructsFieldByField() {
        assertTrue(Equality.equal(new Point("a", IntList.wrap(1)), new Point("a", IntList.wrap(1))));
        assertFalse(Equality.equal(new Point("a", IntList.wrap(1)), new Point("a", IntList.wrap(2))));
        assertFalse(Equality.equal(new Point("a", 1L), "a"));
        assertEquals(new Point("a", 1L).hashCode(), new Point("a", 1L).hashCode());
        assertEquals(new Point("a", 1L), new Point("a", 1L));
    }

    @Test
    void equalsFunctionsAndCoreObjectsOnlyToThemselves() {
        final LumaError error = new LumaError("a");
        final Function function = arguments -> null;

        assertTrue(Equality.equal(error, error));
        assertTrue(Equality.equal(function, function));
        assertFalse(Equality.equal(error, new LumaError("a")));
    }

    @Test
    void hashesEqualValuesAlike() {
        assertEquals(Equality.hash(0.0), Equality.hash(-0.0));
        assertEquals(Equality.hash(null), Equality.hash(null));
        assertEquals(
                Equality.hash(ObjectList.wrap(LumaType.ANY, "a", 1L)),
                Equality.hash(ObjectList.wrap(LumaType.ANY, "a", 1L)));
    }
}
