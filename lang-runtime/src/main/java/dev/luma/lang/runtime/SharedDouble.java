package dev.luma.lang.runtime;

/// A variable of type float that a closure shares with the code around it, since one of them assigns it.
public final class SharedDouble {
    /// What the variable holds.
    public double value;

    public SharedDouble(double value) {
        this.value = value;
    }
}
