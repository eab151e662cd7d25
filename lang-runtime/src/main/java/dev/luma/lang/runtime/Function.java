package dev.luma.lang.runtime;

import org.jspecify.annotations.Nullable;

/// A function as a value. The compiler makes an interface of it for each shape of parameters and result, whose `call`
/// takes them unboxed; this is how the core library calls one whatever its shape.
public interface Function {
    /// Calls it.
    ///
    /// @param arguments boxed, as many as it has parameters
    /// @return the boxed result; null if it gives nothing
    @Nullable
    Object invoke(@Nullable Object... arguments);
}
