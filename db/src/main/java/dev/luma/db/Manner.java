package dev.luma.db;

import dev.luma.db.spi.CallOptions;
import org.jspecify.annotations.Nullable;

/// How calls run, and whose they are.
///
/// @param owner who may stop them; null for nobody in particular. Told from others by being the same object
record Manner(CallOptions options, @Nullable Object owner) {
    static final Manner PLAIN = of(CallOptions.NONE);

    static Manner of(CallOptions options) {
        return new Manner(options, null);
    }

    Manner with(CallOptions other) {
        return new Manner(other, owner);
    }

    /// The same, of an owner of its own.
    Manner owned() {
        return new Manner(options, new Object());
    }
}
