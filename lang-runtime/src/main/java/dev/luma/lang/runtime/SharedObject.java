package dev.luma.lang.runtime;

import org.jspecify.annotations.Nullable;

/// A variable that holds an object, that a closure shares with the code around it, since one of them assigns it.
public final class SharedObject {
    /// What the variable holds.
    public @Nullable Object value;

    public SharedObject(@Nullable Object value) {
        this.value = value;
    }
}
