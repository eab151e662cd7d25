package dev.luma.lang.runtime;

import static dev.luma.lang.runtime.Panicking.panics;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A [LumaMap] does what a [LinkedHashMap] does, whatever is done to it, and to its copies.
class LumaMapPropertyTest {
    private static final int RUNS = Integer.getInteger("luma.fuzz.programs", 300);
    private static final long FIRST_SEED = Long.getLong("luma.fuzz.seed", 1);
    private static final int STEPS = 120;
    private static final int MAX_COPIES = 4;

    /// A map beside what it should be.
    private record Pair(LumaMap map, Map<Object, @Nullable Object> expected) {}

    /// One that is not the same object whenever it is asked for, as far as that can be.
    private record Keys(LumaType type, IntFunction<Object> key) {}

    private static final List<Keys> KINDS = List.of(
            new Keys(
                    LumaType.STR,
                    number -> new StringBuilder("k").append(number).toString()),
            new Keys(
                    LumaType.STR,
                    number -> List.of("AaAa", "AaBB", "BBAa", "BBBB").get(number % 4) + number / 4),
            new Keys(LumaType.INT, number -> number * 1_000L),
            new Keys(LumaType.BYTE, number -> (byte) number),
            new Keys(LumaType.BOOL, number -> number % 2 == 0));

    @Test
    void doesWhatALinkedHashMapDoes() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            final Random random = new Random(seed);
            final Keys keys = KINDS.get(random.nextInt(KINDS.size()));
            final int range = List.of(3, 9, 20, 100).get(random.nextInt(4));
            final List<Pair> pairs = new ArrayList<>();
            pairs.add(new Pair(new LumaMap(keys.type(), LumaType.ANY), new LinkedHashMap<>()));
            for (int step = 0; step < STEPS; step++) {
                final Pair pair = pairs.get(random.nextInt(pairs.size()));
                step(pair, keys.key().apply(random.nextInt(range)), random);
                if (random.nextInt(10) == 0) {
                    final Pair copy = new Pair(pair.map().copy(), new LinkedHashMap<>(pair.expected()));
                    if (pairs.size() < MAX_COPIES) {
                        pairs.add(copy);
                    } else {
                        pairs.set(random.nextInt(MAX_COPIES), copy);
                    }
                }
                for (final Pair each : pairs) {
                    check(each, keys, range, "seed " + seed + ", step " + step);
                }
            }
        }
    }

    private static void step(Pair pair, Object key, Random random) {
        final LumaMap map = pair.map();
        final Map<Object, @Nullable Object> expected = pair.expected();
        final int version = map.version();
        final boolean hadKey = expected.containsKey(key);
        final int choice = random.nextInt(20);
        if (choice == 0) {
            map.clear();
            expected.clear();
            panics("changed", () -> map.next(LumaMap.START, version));
        } else if (choice < 8) {
            assertEquals(expected.remove(key), map.remove(key));
            assertEquals(hadKey, map.version() != version);
        } else {
            final Object value = random.nextInt(5) == 0 ? null : random.nextLong();
            map.put(key, value);
            expected.put(key, value);
            assertEquals(!hadKey, map.version() != version);
        }
    }

    private static void check(Pair pair, Keys keys, int range, String where) {
        final LumaMap map = pair.map();
        final Map<Object, @Nullable Object> expected = pair.expected();
        assertEquals(expected.size(), map.size(), where);
        for (int i = 0; i < range; i++) {
            final Object key = keys.key().apply(i);
            assertEquals(expected.containsKey(key), map.has(key), where);
            assertEquals(expected.get(key), map.get(key), where);
        }
        final Map<Object, @Nullable Object> seen = new LinkedHashMap<>();
        final int version = map.version();
        for (int at = map.next(LumaMap.START, version); at != LumaMap.END; at = map.next(at, version)) {
            seen.put(map.keyAt(at), map.valueAt(at));
        }
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(seen.keySet()), where);
        assertEquals(expected, seen, where);
        final LumaMap same = new LumaMap(map.keyType(), map.valueType());
        expected.forEach(same::put);
        assertEquals(same, map, where);
        assertEquals(same.hashCode(), map.hashCode(), where);
        assertEquals(same.toString(), map.toString(), where);
    }
}
