package dev.luma.lang.runtime;

/// A variable of type byte that a closure shares with the code around it, since one of them assigns it.
public final class SharedByte {
    /// What the variable holds.
    public int value;

    public SharedByte(int value) {
        this.value = value;
    }
}
