package dev.luma.lang.runtime;

import static dev.luma.lang.runtime.Panicking.panics;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The four kinds of lists, and what they have in common.
class LumaListTest {
    private static List<LumaList> threeElements() {
        return List.of(
                IntList.wrap(1, 2, 3),
                FloatList.wrap(1, 2, 3),
                ByteList.wrap((byte) 1, (byte) 2, (byte) 3),
                ObjectList.wrap(LumaType.STR, "1", "2", "3"));
    }

    @Test
    void makesTheKindThatATypeOfElementsHas() {
        assertInstanceOf(IntList.class, LumaList.make(LumaType.INT, 0));
        assertInstanceOf(FloatList.class, LumaList.make(LumaType.FLOAT, 5));
        assertInstanceOf(ByteList.class, LumaList.make(LumaType.BYTE, 0));
        assertInstanceOf(ObjectList.class, LumaList.make(LumaType.optional(LumaType.INT), 5));
    }

    @Test
    void keepsElementsUnboxed() {
        assertEquals(3, IntList.wrap(1, 2, 3).at(2));
        assertEquals(2.5, FloatList.wrap(2.5).at(0));
        assertEquals(255, ByteList.wrap((byte) -1).at(0));
        assertEquals(255, new ByteList().append(255).at(0));
        assertEquals("a", ObjectList.wrap(LumaType.STR, "a").at(0));
    }

    @Test
    void boxesAByteAsAByte() {
        assertEquals((byte) -1, ByteList.wrap((byte) -1).get(0));
    }

    @ParameterizedTest
    @MethodSource("threeElements")
    void readsAndReplacesWhatIsThere(LumaList list) {
        list.set(0, list.get(2));

        assertEquals(list.get(2), list.get(0));
    }

    @ParameterizedTest
    @MethodSource("threeElements")
    void panicsWhereNothingIs(LumaList list) {
        final Object element = list.get(0);

        panics("index", "index 3 out of range for length 3", () -> list.get(3));
        panics("index", "index -1 out of range for length 3", () -> list.get(-1));
        panics("index", "index 4294967296 out of range for length 3", () -> list.get(1L << 32));
        panics("index", "index 3 out of range for length 3", () -> list.set(3, element));
        panics("index", "index -1 out of range for length 3", () -> list.set(-1, element));
        panics("index", "index 4 out of range for length 3", () -> list.insert(4, element));
        panics("index", "index 3 out of range for length 3", () -> list.removeAt(3));
    }

    @ParameterizedTest
    @MethodSource("threeElements")
    void givesItselfWhenItGrows(LumaList list) {
        assertSame(list, list.add(list.get(0)));
        assertSame(list, list.addAll(list));
        assertSame(list, list.insert(8, list.get(2)));
        assertEquals(9, list.size());
        assertSame(list, list.clear());
        assertTrue(list.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("threeElements")
    void movesWhatStandsBehind(LumaList list) {
        final LumaList before = list.copy();
        final Object second = list.removeAt(1);
        assertEquals(2, list.size());

        list.insert(1, second);

        assertEquals(before, list);
    }

    @ParameterizedTest
    @MethodSource("threeElements")
    void slicesIntoANewList(LumaList list) {
        final LumaList slice = list.slice(1, 3);

        assertEquals(2, slice.size());
        assertEquals(list.get(1), slice.get(0));
        slice.set(0, list.get(0));
        assertNotEquals(list.get(1), slice.get(0));
        assertEquals(0, list.slice(3, 3).size());
        panics("index", "slice 2..9 out of range for length 3", () -> list.slice(2, 9));
        panics("index", "slice 2..1 out of range for length 3", () -> list.slice(2, 1));
        panics("index", "slice -1..1 out of range for length 3", () -> list.slice(-1, 1));
    }

    @ParameterizedTest
    @MethodSource("threeElements")
    void joinsIntoANewList(LumaList list) {
        final LumaList joined = list.plus(list);

        assertEquals(6, joined.size());
        assertEquals(list, joined.slice(3, 6));
        assertEquals(joined, list.repeat(2));
        assertEquals(joined.plus(joined).plus(list), list.repeat(5));
        assertEquals(list, list.repeat(1));
        assertEquals(0, list.repeat(0).size());
        panics("convert", "-1 is less than 0", () -> list.repeat(-1));
        panics("convert", () -> list.repeat(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("threeElements")
    void cannotBeChangedOnceFrozen(LumaList list) {
        final Object element = list.get(0);
        list.freeze();

        final String message = "a constant list cannot be changed";
        panics("frozen", message, () -> list.add(element));
        panics("frozen", message, () -> list.addAll(list));
        panics("frozen", message, () -> list.set(0, element));
        panics("frozen", message, () -> list.insert(0, element));
        panics("frozen", message, () -> list.removeAt(0));
        panics("frozen", message, list::clear);
        assertEquals(3, list.size());
    }

    @ParameterizedTest
    @MethodSource("threeElements")
    void copiesIntoAListThatIsNotFrozen(LumaList list) {
        final LumaList copy = list.freeze().copy();

        copy.add(list.get(0));

        assertNotSame(list, copy);
        assertEquals(4, copy.size());
    }

    @Test
    void freezesWhatIsInIt() {
        final IntList inner = IntList.wrap(1);
        final LumaMap map = new LumaMap(LumaType.STR, LumaType.ANY);
        ObjectList.wrap(LumaType.ANY, inner, map).freeze();

        panics("frozen", () -> inner.append(2));
        panics("frozen", "a constant map cannot be changed", () -> map.put("a", 1L));
    }

    @Test
    void equalsAListOfTheSameTypeAndElements() {
        assertEquals(IntList.wrap(1, 2), new IntList().append(1).append(2));
        assertEquals(
                IntList.wrap(1, 2).hashCode(),
                new IntList(9).append(1).append(2).hashCode());
        assertNotEquals(IntList.wrap(1, 2), IntList.wrap(1, 2, 3));
        assertNotEquals(IntList.wrap(1, 2), IntList.wrap(1, 3));
        assertNotEquals(IntList.wrap(), FloatList.wrap());
        assertNotEquals(IntList.wrap(1), ObjectList.wrap(LumaType.ANY, 1L));
        assertNotEquals(FloatList.wrap(Double.NaN), FloatList.wrap(Double.NaN));
        assertEquals(FloatList.wrap(0.0), FloatList.wrap(-0.0));
        assertEquals(FloatList.wrap(0.0).hashCode(), FloatList.wrap(-0.0).hashCode());
    }

    @Test
    void showsItsOwnArrayOnlyWhereItFits() {
        final long[] array = {1, 2};
        final IntList list = IntList.wrap(array);

        assertSame(array, list.elements());
        list.append(3);
        assertArrayEquals(new long[] {1, 2, 3}, list.elements());
    }

    private static Stream<LumaList> emptyLists() {
        return Stream.of(new IntList(), new FloatList(), new ByteList(), new ObjectList(LumaType.ANY, 0));
    }

    @ParameterizedTest
    @MethodSource("emptyLists")
    void beginsEmpty(LumaList list) {
        assertTrue(list.isEmpty());
        assertEquals(0, list.repeat(1_000_000).size());
        panics("index", "index 0 out of range for length 0", () -> list.get(0));
    }
}
