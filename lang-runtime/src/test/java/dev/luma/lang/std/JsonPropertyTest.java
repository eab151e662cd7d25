package dev.luma.lang.std;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.luma.lang.runtime.LumaMap;
import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.runtime.ObjectList;
import dev.luma.lang.runtime.Panic;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What was written reads back the same, and no text does more than panic.
class JsonPropertyTest {
    private static final String SIGNS = "{}[]:,\"\\/bfnrtu0123456789abcdef.eE+- \n\ttruefalsn\u00E9\uD83D\uDE00";

    private final Random random = new Random(11);

    @Test
    void readsBackWhatItWrote() {
        for (int i = 0; i < 2_000; i++) {
            final Object value = value(4);

            assertEquals(value, JsonModule.parse(JsonModule.write(value)));
            assertEquals(value, JsonModule.parse(JsonModule.pretty(value)));
        }
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong() >> random.nextInt(64);
            case 3 -> random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300);
            case 4, 5 -> text();
            case 6 -> list(depth);
            default -> map(depth);
        };
    }

    private ObjectList list(int depth) {
        final ObjectList list = new ObjectList(LumaType.ANY);
        for (int i = random.nextInt(5); i > 0; i--) {
            list.append(value(depth - 1));
        }
        return list;
    }

    private LumaMap map(int depth) {
        final LumaMap map = new LumaMap(LumaType.STR, LumaType.ANY);
        for (int i = random.nextInt(5); i > 0; i--) {
            map.put(text(), value(depth - 1));
        }
        return map;
    }

    private String text() {
        final StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            final int point = random.nextInt(random.nextBoolean() ? 0x80 : 0x20000);
            text.appendCodePoint(point >= 0xD800 && point < 0xE000 ? 'x' : point);
        }
        return text.toString();
    }

    @Test
    void doesNoMoreThanPanic() {
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            try {
                JsonModule.parse(noise());
                read++;
            } catch (Panic e) {
                assertEquals("json", e.code());
            }
        }
        assertNotEquals(0, read);
    }

    /// Half of them are texts of JSON with one character changed.
    private String noise() {
        final StringBuilder text = new StringBuilder();
        if (random.nextBoolean()) {
            text.append(JsonModule.write(value(3)));
            text.setCharAt(random.nextInt(text.length()), sign());
        } else {
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(sign());
            }
        }
        return text.toString();
    }

    private char sign() {
        return SIGNS.charAt(random.nextInt(SIGNS.length()));
    }
}
