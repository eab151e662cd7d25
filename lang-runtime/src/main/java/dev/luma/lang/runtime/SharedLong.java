package dev.luma.lang.runtime;

/// A variable of type int that a closure shares with the code around it, since one of them assigns it.
public final class SharedLong {
    /// What the variable holds.
    public long value;

    public SharedLong(long value) {
        this.value = value;
    }
}
