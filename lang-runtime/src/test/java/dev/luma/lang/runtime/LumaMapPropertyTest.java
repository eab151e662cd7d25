package dev.luma.lang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is done to a map, it holds what a [LinkedHashMap] holds to which the same was done, in its order.
class LumaMapPropertyTest {
    private static final int STEPS = 20_000;

    @ParameterizedTest
    @ValueSource(ints = {3, 50, 5_000})
    void behavesAsALinkedHashMap(int differentKeys) {
        for (final LumaType keyType : List.of(LumaType.STR, LumaType.INT, LumaType.BYTE, LumaType.BOOL)) {
            final Random random = new Random(differentKeys);
            final LumaMap map = new LumaMap(keyType, LumaType.INT);
            final Map<Object, @Nullable Object> model = new LinkedHashMap<>();
            for (int i = 0; i < STEPS; i++) {
                change(map, model, key(keyType, random.nextInt(differentKeys)), random);
                assertEquals(model.size(), map.size());
            }
            assertEquals(List.copyOf(model.keySet()), elements(map.keys()));
            assertEquals(List.copyOf(model.values()), elements(map.values()));
        }
    }

    private static void change(LumaMap map, Map<Object, @Nullable Object> model, Object key, Random random) {
        final int choice = random.nextInt(100);
        if (choice == 0 && random.nextInt(20) == 0) {
            map.clear();
            model.clear();
        } else if (choice < 60) {
            final Object value = random.nextLong();
            map.put(key, value);
            model.put(key, value);
        } else if (choice < 90) {
            assertEquals(model.remove(key), map.remove(key));
        } else {
            assertEquals(model.get(key), map.get(key));
            assertEquals(model.containsKey(key), map.has(key));
        }
    }

    private static Object key(LumaType type, int number) {
        if (type == LumaType.INT) {
            return (long) number << 32 | number;
        }
        if (type == LumaType.BYTE) {
            return (byte) number;
        }
        return type == LumaType.BOOL ? (Object) (number % 2 == 0) : "key" + number;
    }

    private static List<@Nullable Object> elements(LumaList list) {
        final List<@Nullable Object> elements = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            elements.add(list.get(i));
        }
        return elements;
    }
}
