package dev.luma.lang.runtime;

/// A variable of type bool that a closure shares with the code around it, since one of them assigns it.
public final class SharedBoolean {
    /// What the variable holds.
    public boolean value;

    public SharedBoolean(boolean value) {
        this.value = value;
    }
}
