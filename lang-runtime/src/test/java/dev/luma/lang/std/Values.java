package dev.luma.lang.std;

import dev.luma.lang.runtime.ByteList;
import dev.luma.lang.runtime.LumaMap;
import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.runtime.ObjectList;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Luma's values, shortly written.
final class Values {
    private Values() {}

    static ObjectList strs(String... texts) {
        return ObjectList.wrap(LumaType.STR, (@Nullable Object[]) texts.clone());
    }

    static ObjectList anys(@Nullable Object... values) {
        return ObjectList.wrap(LumaType.ANY, values);
    }

    static ByteList bytes(int... values) {
        final ByteList bytes = new ByteList();
        for (final int value : values) {
            bytes.append(value);
        }
        return bytes;
    }

    static ByteList utf8(String text) {
        return ByteList.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /// `{str: any}`.
    ///
    /// @param keysAndValues in turn
    static LumaMap map(@Nullable Object... keysAndValues) {
        final LumaMap map = new LumaMap(LumaType.STR, LumaType.ANY);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return map;
    }
}
