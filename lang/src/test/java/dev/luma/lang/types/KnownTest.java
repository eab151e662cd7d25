package dev.luma.lang.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnownTest {
    private static final int KEYS = 300;

    private final List<Object> keys = new ArrayList<>();

    KnownTest() {
        for (int i = 0; i < KEYS; i++) {
            keys.add(new Object());
        }
    }

    /// The same as a map, change by change.
    @Test
    void isAMap() {
        final Random random = new Random(7);
        final Map<Object, Integer> map = new IdentityHashMap<>();
        Known<Object, Integer> known = Known.nothing();
        for (int i = 0; i < 5000; i++) {
            final Object key = keys.get(random.nextInt(KEYS));
            if (random.nextInt(3) == 0) {
                map.remove(key);
                known = known.without(key);
            } else {
                map.put(key, i);
                known = known.with(key, i);
            }
            if (i % 50 == 0) {
                assertHolds(map, known);
            }
        }
    }

    @Test
    void whatIsCommonIsWhatBothHave() {
        final Random random = new Random(8);
        for (int round = 0; round < 100; round++) {
            final Map<Object, Integer> shared = new IdentityHashMap<>();
            Known<Object, Integer> first = Known.nothing();
            for (int i = 0; i < 40; i++) {
                first = first.with(keys.get(random.nextInt(KEYS)), random.nextInt(3));
            }
            Known<Object, Integer> second = random.nextBoolean() ? first : Known.nothing();
            for (int i = 0; i < 40; i++) {
                final Object key = keys.get(random.nextInt(KEYS));
                second = random.nextInt(3) == 0 ? second.without(key) : second.with(key, random.nextInt(3));
            }
            for (final Object key : keys) {
                if (first.get(key) instanceof Integer value && Objects.equals(second.get(key), value)) {
                    shared.put(key, value);
                }
            }
            assertHolds(shared, first.common(second));
            assertHolds(shared, second.common(first));
        }
    }

    @Test
    void whatDoesNotChangeIsTheSame() {
        final Known<Object, Integer> known =
                Known.<Object, Integer>nothing().with(keys.get(0), 1).with(keys.get(1), 2);

        assertSame(known, known.without(keys.get(2)));
        assertSame(known, known.common(known));
        assertNull(known.without(keys.get(0)).get(keys.get(0)));
    }

    private void assertHolds(Map<Object, Integer> map, Known<Object, Integer> known) {
        for (final Object key : keys) {
            assertEquals(map.get(key), known.get(key));
        }
    }
}
