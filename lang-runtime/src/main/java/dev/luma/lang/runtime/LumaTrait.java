package dev.luma.lang.runtime;

/// What every trait's interface extends.
public interface LumaTrait {}
