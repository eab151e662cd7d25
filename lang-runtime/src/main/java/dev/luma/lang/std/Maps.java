package dev.luma.lang.std;

import dev.luma.lang.runtime.Function;
import dev.luma.lang.runtime.LumaList;
import dev.luma.lang.runtime.LumaMap;
import org.jspecify.annotations.Nullable;

/// The methods of `{K: V}`.
public final class Maps {
    private Maps() {}

    public static long len(LumaMap self) {
        return self.size();
    }

    public static boolean isEmpty(LumaMap self) {
        return self.size() == 0;
    }

    public static boolean has(LumaMap self, Object k) {
        return self.has(k);
    }

    public static @Nullable Object get(LumaMap self, Object k) {
        return self.get(k);
    }

    public static @Nullable Object get(LumaMap self, Object k, @Nullable Object otherwise) {
        final Object value = self.get(k);
        return value != null || self.has(k) ? value : otherwise;
    }

    public static @Nullable Object remove(LumaMap self, Object k) {
        return self.remove(k);
    }

    public static LumaList keys(LumaMap self) {
        return self.keys();
    }

    public static LumaList values(LumaMap self) {
        return self.values();
    }

    public static LumaMap copy(LumaMap self) {
        return self.copy();
    }

    public static void clear(LumaMap self) {
        self.clear();
    }

    public static void walk(LumaMap self, Function f) {
        final int version = self.version();
        for (int at = self.next(LumaMap.START, version); at != LumaMap.END; at = self.next(at, version)) {
            f.invoke(self.keyAt(at), self.valueAt(at));
        }
    }
}
