package dev.luma.lang.runtime;

import static dev.luma.lang.runtime.Panicking.panics;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LumaTypeTest {
    private static final LumaType POINT = LumaType.named("Point", Point.class);
    private static final LumaType TEST = LumaType.function("fn(int) -> bool", Function.class);

    @Test
    void readsAsLumaWritesIt() {
        assertEquals(
                "{str: [int?]}",
                LumaType.map(LumaType.STR, LumaType.list(LumaType.optional(LumaType.INT)))
                        .text());
        assertEquals("[any]", LumaType.ANY_LIST.text());
        assertEquals("Point", POINT.text());
        assertEquals("(fn(int) -> bool)?", LumaType.optional(TEST).text());
        assertEquals("byte?", LumaType.optional(LumaType.BYTE).text());
    }

    @Test
    void isNilableOnce() {
        final LumaType once = LumaType.optional(LumaType.INT);

        assertSame(once, LumaType.optional(once));
        assertSame(LumaType.ANY, LumaType.optional(LumaType.ANY));
    }

    @Test
    void holdsWhatIsOfTheType() {
        assertTrue(LumaType.INT.holds(1L));
        assertFalse(LumaType.INT.holds((byte) 1));
        assertFalse(LumaType.INT.holds(null));
        assertTrue(LumaType.ANY.holds(null));
        assertTrue(LumaType.optional(LumaType.STR).holds(null));
        assertTrue(LumaType.optional(LumaType.STR).holds("a"));
        assertFalse(LumaType.optional(LumaType.STR).holds(1L));
        assertTrue(POINT.holds(new Point("a", 1L)));
        assertFalse(POINT.holds("a"));
        assertTrue(TEST.holds((Function) arguments -> true));
    }

    @Test
    void asksListsAndMapsWhatTheyWereMadeWith() {
        final LumaType texts = LumaType.list(LumaType.STR);
        final LumaType ages = LumaType.map(LumaType.STR, LumaType.INT);

        assertTrue(texts.holds(new ObjectList(LumaType.STR)));
        assertFalse(texts.holds(ObjectList.wrap(LumaType.ANY, "a")));
        assertFalse(texts.holds("a"));
        assertTrue(ages.holds(new LumaMap(LumaType.STR, LumaType.INT)));
        assertFalse(ages.holds(new LumaMap(LumaType.STR, LumaType.ANY)));
        assertFalse(ages.holds(new LumaMap(LumaType.INT, LumaType.INT)));
        assertTrue(LumaType.list(texts).holds(new ObjectList(texts)));
    }

    @Test
    void equalsATypeThatIsTheSame() {
        assertEquals(LumaType.list(POINT), LumaType.list(LumaType.named("Point", Point.class)));
        assertNotEquals(POINT, LumaType.named("Point", String.class));
        assertEquals(LumaType.ANY_LIST, LumaType.list(LumaType.ANY));
    }

    @Test
    void namesTheTypeOfAValue() {
        assertEquals("nil", LumaType.nameOf(null));
        assertEquals("int", LumaType.nameOf(1L));
        assertEquals("float", LumaType.nameOf(1.0));
        assertEquals("bool", LumaType.nameOf(true));
        assertEquals("byte", LumaType.nameOf((byte) 1));
        assertEquals("str", LumaType.nameOf("a"));
        assertEquals("[float]", LumaType.nameOf(new FloatList()));
        assertEquals("{str: int}", LumaType.nameOf(new LumaMap(LumaType.STR, LumaType.INT)));
        assertEquals("Point", LumaType.nameOf(new Point("a", 1L)));
        assertEquals("fn", LumaType.nameOf((Function) arguments -> null));
        assertEquals("error", LumaType.nameOf(new LumaError("a")));
    }

    @Test
    void castsWhatIsOfTheType() {
        assertEquals("a", Casts.cast("a", LumaType.STR));
        assertEquals(1, Casts.toInt(1L));
        assertEquals(1.5, Casts.toFloat(1.5));
        assertTrue(Casts.toBool(true));
        assertEquals(255, Casts.toByte((byte) -1));
        assertEquals("a", Casts.toStr("a"));
        assertEquals("a", Casts.present("a", "x"));
    }

    @Test
    void panicsOnWhatIsNot() {
        panics("cast", "cannot cast str to int", () -> Casts.toInt("a"));
        panics("cast", "cannot cast int to float", () -> Casts.toFloat(1L));
        panics("cast", "cannot cast nil to bool", () -> Casts.toBool(null));
        panics("cast", "cannot cast int to byte", () -> Casts.toByte(1L));
        panics("cast", "cannot cast byte to str", () -> Casts.toStr((byte) 1));
        panics(
                "cast",
                "cannot cast [any] to [str]",
                () -> Casts.cast(new ObjectList(LumaType.ANY), LumaType.list(LumaType.STR)));
        panics("nil", "row_data is nil", () -> Casts.present(null, "row_data"));
    }
}
