package dev.luma.lang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is done to a list, it holds what an [ArrayList] holds to which the same was done.
class LumaListPropertyTest {
    private static final int STEPS = 2_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void behavesAsAnArrayList(long seed) {
        final Random random = new Random(seed);
        for (final LumaType type : List.of(LumaType.INT, LumaType.FLOAT, LumaType.BYTE, LumaType.STR)) {
            final LumaList list = LumaList.make(type, random.nextInt(4));
            final List<@Nullable Object> model = new ArrayList<>();
            for (int i = 0; i < STEPS; i++) {
                change(list, model, element(type, random), random);
                assertEquals(model.size(), list.size());
            }
            for (int i = 0; i < model.size(); i++) {
                assertEquals(model.get(i), list.get(i));
            }
        }
    }

    private static void change(LumaList list, List<@Nullable Object> model, Object element, Random random) {
        final int at = random.nextInt(model.size() + 1);
        switch (random.nextInt(at == model.size() ? 3 : 6)) {
            case 0 -> {
                list.add(element);
                model.add(element);
            }
            case 1 -> {
                list.insert(at, element);
                model.add(at, element);
            }
            case 2 -> {
                if (model.size() < 500) {
                    list.addAll(list.slice(0, at));
                    model.addAll(List.copyOf(model.subList(0, at)));
                } else {
                    list.clear();
                    model.clear();
                }
            }
            case 3 -> {
                list.set(at, element);
                model.set(at, element);
            }
            default -> assertEquals(model.remove(at), list.removeAt(at));
        }
    }

    private static Object element(LumaType type, Random random) {
        if (type == LumaType.INT) {
            return random.nextLong();
        }
        if (type == LumaType.BYTE) {
            return (byte) random.nextInt();
        }
        return type == LumaType.FLOAT ? (Object) random.nextDouble() : "s" + random.nextInt(10);
    }
}
