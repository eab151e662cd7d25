package dev.luma.lang.std;

import dev.luma.lang.runtime.Panics;
import org.jspecify.annotations.Nullable;

/// The order of numbers and texts.
final class Ordering {
    private Ordering() {}

    /// Compares two boxed values of one type: numbers by value, `nan` behind all others, texts by code points.
    static int compare(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Long one && b instanceof Long other) {
            return Long.compare(one, other);
        }
        if (a instanceof String one && b instanceof String other) {
            return CodePoints.compare(one, other);
        }
        if (a instanceof Double one && b instanceof Double other) {
            return Double.compare(one + 0.0, other + 0.0); // -0.0 equals 0.0
        }
        if (a instanceof Byte one && b instanceof Byte other) {
            return Byte.compareUnsigned(one, other);
        }
        throw Panics.cast(a instanceof Long || a instanceof String || a instanceof Double ? b : a, "number or str");
    }
}
