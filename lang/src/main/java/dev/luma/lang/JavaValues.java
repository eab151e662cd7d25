package dev.luma.lang;

import dev.luma.lang.runtime.ByteList;
import dev.luma.lang.runtime.LumaList;
import dev.luma.lang.runtime.LumaMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Luma's values as Java has them: [Long], [Double], [Boolean], [String], `byte[]`, [List], [Map] and null. Structs,
/// functions, sockets and the like stay what they are, for handing them back.
final class JavaValues {
    private JavaValues() {}

    /// @param value boxed; a byte becomes a Long from 0 to 255. Lists and maps are copied, all the way down
    static @Nullable Object ofLuma(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Byte number -> (long) (number & 0xFF);
            case ByteList bytes -> bytes.elements().clone();
            case LumaList list -> list(list);
            case LumaMap map -> map(map);
            default -> value;
        };
    }

    private static List<@Nullable Object> list(LumaList list) {
        final List<@Nullable Object> copy = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            copy.add(ofLuma(list.get(i)));
        }
        return Collections.unmodifiableList(copy);
    }

    static Map<@Nullable Object, @Nullable Object> map(LumaMap map) {
        final Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
        final int version = map.version();
        for (int at = map.next(LumaMap.START, version); at != LumaMap.END; at = map.next(at, version)) {
            copy.put(ofLuma(map.keyAt(at)), ofLuma(map.valueAt(at)));
        }
        return Collections.unmodifiableMap(copy);
    }
}
