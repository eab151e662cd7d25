package dev.luma.lang.std;

import static dev.luma.lang.runtime.Panicking.panics;
import static dev.luma.lang.std.Values.anys;
import static dev.luma.lang.std.Values.bytes;
import static dev.luma.lang.std.Values.strs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.lang.runtime.ByteList;
import dev.luma.lang.runtime.FloatList;
import dev.luma.lang.runtime.Function;
import dev.luma.lang.runtime.IntList;
import dev.luma.lang.runtime.LumaList;
import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.runtime.ObjectList;
import dev.luma.lang.runtime.Panic;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListsTest {
    private static final Function IS_EVEN = arguments -> number(arguments[0]) % 2 == 0;

    private static long number(@Nullable Object value) {
        return value instanceof Long number ? number : -1;
    }

    @Test
    void changesItselfAndGivesItself() {
        final LumaList list = new IntList();

        assertSame(list, Lists.add(list, 1L));
        assertSame(list, Lists.addAll(list, IntList.wrap(2, 3)));
        assertSame(list, Lists.insert(list, 0, 0L));
        assertEquals(IntList.wrap(0, 1, 2, 3), list);
        assertEquals(3L, Lists.pop(list));
        assertEquals(0L, Lists.removeAt(list, 0));
        assertEquals(2, Lists.len(list));
        assertSame(list, Lists.clear(list));
        assertTrue(Lists.isEmpty(list));
        panics("index", "index -1 out of range for length 0", () -> Lists.pop(list));
        panics("index", "index 0 out of range for length 0", () -> Lists.removeAt(list, 0));
        panics("index", "index 1 out of range for length 0", () -> Lists.insert(list, 1, 1L));
    }

    @Test
    void asksWhatIsThere() {
        final LumaList list = IntList.wrap(5, 6, 5);

        assertEquals(6L, Lists.get(list, 1));
        assertNull(Lists.get(list, 3));
        assertNull(Lists.get(list, -1));
        assertEquals(5L, Lists.first(list));
        assertEquals(5L, Lists.last(list));
        assertNull(Lists.first(new IntList()));
        assertNull(Lists.last(new IntList()));
        assertTrue(Lists.contains(list, 6L));
        assertFalse(Lists.contains(list, 7L));
        assertEquals(0L, Lists.indexOf(list, 5L));
        assertNull(Lists.indexOf(list, 7L));
        assertEquals(1L, Lists.indexOf(anys(1L, null), null));
        assertEquals(6L, Lists.find(list, IS_EVEN));
        assertNull(Lists.find(IntList.wrap(1), IS_EVEN));
    }

    @Test
    void makesNewLists() {
        final LumaList list = IntList.wrap(1, 2, 3);

        assertEquals(IntList.wrap(2, 3), Lists.slice(list, 1));
        assertEquals(IntList.wrap(2), Lists.slice(list, 1, 2));
        assertEquals(IntList.wrap(3, 2, 1), Lists.reversed(list));
        assertEquals(IntList.wrap(1, 2, 3, 1, 2, 3), Lists.repeat(list, 2));
        assertEquals(IntList.wrap(2), Lists.filter(list, IS_EVEN));
        assertEquals(list, Lists.copy(list));
        assertEquals(IntList.wrap(1, 2, 3), list);
        panics("index", "slice 4..3 out of range for length 3", () -> Lists.slice(list, 4));
        panics("index", "slice 1..4 out of range for length 3", () -> Lists.slice(list, 1, 4));
        panics("convert", () -> Lists.repeat(list, -1));
    }

    @Test
    void sortsNumbersAndTexts() {
        assertEquals(IntList.wrap(-1, 0, 7), Lists.sorted(IntList.wrap(7, -1, 0)));
        assertEquals(bytes(1, 127, 128, 255), Lists.sorted(bytes(255, 1, 128, 127)));
        assertEquals(strs("", "Z", "a", "\uFFFD", "😀"), Lists.sorted(strs("😀", "a", "\uFFFD", "Z", "")));
        final LumaList floats = Lists.sorted(FloatList.wrap(Double.NaN, 1, 0.0, -0.0, Double.NEGATIVE_INFINITY));
        assertEquals("[-inf, 0.0, -0.0, 1.0, nan]", floats.toString());
        assertEquals(new IntList(), Lists.sorted(new IntList()));
        panics("cast", () -> Lists.sorted(anys(1L, "a")));
    }

    @Test
    void sortsByAKeyAndKeepsTheOrderOfEqualOnes() {
        final Function length = arguments -> Texts.len(String.valueOf(arguments[0]));

        assertEquals(strs("a", "c", "bb", "aa"), Lists.sortedBy(strs("bb", "a", "aa", "c"), length));
        assertEquals(IntList.wrap(2, 1), Lists.sortedBy(IntList.wrap(1, 2), arguments -> -number(arguments[0])));
    }

    @Test
    void mapsIntoAListOfTheResultsType() {
        final LumaList list = IntList.wrap(1, 2);

        assertEquals(strs("1", "2"), Lists.map(list, a -> String.valueOf(a[0]), LumaType.STR));
        assertEquals(FloatList.wrap(1, 2), Lists.map(list, a -> (double) number(a[0]), LumaType.FLOAT));
        assertEquals(new ByteList(), Lists.map(new IntList(), a -> (byte) 0, LumaType.BYTE));
    }

    @Test
    void foldsFromTheStart() {
        final Function add = arguments -> number(arguments[0]) * 10 + number(arguments[1]);

        assertEquals(5123L, Lists.fold(IntList.wrap(1, 2, 3), 5L, add));
        assertEquals(5L, Lists.fold(new IntList(), 5L, add));
    }

    @Test
    void joinsTextForms() {
        assertEquals("a, b", Lists.join(strs("a", "b"), ", "));
        assertEquals("1-nil-[\"a\"]", Lists.join(anys(1L, null, strs("a")), "-"));
        assertEquals("", Lists.join(new IntList(), ", "));
    }

    @Test
    void visitsTheIndicesThatExistedAtTheStart() {
        final IntList list = IntList.wrap(1, 2);
        Lists.walk(list, arguments -> list.append(number(arguments[0]) * 10));
        assertEquals(IntList.wrap(1, 2, 10, 20), list);

        final Function clear = arguments -> list.clear();
        panics("index", "index 1 out of range for length 0", () -> Lists.walk(list, clear));
    }

    @Test
    void readsBytesAsTextOrPanics() {
        assertEquals("aé😀", Lists.toStr(Values.utf8("aé😀")));
        assertEquals("", Lists.toStr(new ByteList()));
        panics("utf8", "the bytes are no UTF-8 text: the one at 1 does not fit", () -> Lists.toStr(bytes('a', 0xFF)));
        panics("utf8", () -> Lists.toStr(bytes(0xC3)));
        panics("utf8", () -> Lists.toStr(bytes(0xED, 0xA0, 0x80)));
        assertEquals("00ff0a", Lists.hex(bytes(0, 255, 10)));
        assertEquals("", Lists.hex(new ByteList()));
    }

    @Test
    void callsAllInParallelAndGivesResultsInOrder() {
        final CountDownLatch all = new CountDownLatch(3);
        final Function meet = arguments -> {
            all.countDown();
            await(all);
            return number(arguments[0]) * 2;
        };

        assertEquals(IntList.wrap(2, 4, 6), Lists.parallel(IntList.wrap(1, 2, 3), meet, LumaType.INT));
        assertEquals(new ObjectList(LumaType.STR), Lists.parallel(new IntList(), meet, LumaType.STR));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void rethrowsTheFirstPanicInOrderOnceAllHaveEnded() {
        final CountDownLatch secondFailed = new CountDownLatch(1);
        final AtomicInteger ended = new AtomicInteger();
        final Function fail = arguments -> {
            final long number = number(arguments[0]);
            if (number == 1) {
                await(secondFailed);
            } else {
                secondFailed.countDown();
            }
            ended.incrementAndGet();
            throw Panic.of("no " + number);
        };

        panics("panic", "no 1", () -> Lists.parallel(IntList.wrap(1, 2, 3), fail, LumaType.ANY));
        assertEquals(3, ended.get());
    }
}
