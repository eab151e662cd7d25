package dev.luma.lang.runtime;

import org.jspecify.annotations.Nullable;

/// An object of a program's struct. Text form, equality and JSON come from what it tells of its fields here.
public abstract class LumaStruct {
    /// The struct's name.
    public abstract String structName();

    /// How many fields it has.
    public abstract int fieldCount();

    /// The name of a field, in the order of the declaration.
    ///
    /// @param index 0 to [#fieldCount] - 1
    public abstract String fieldName(int index);

    /// The value of a field, boxed.
    ///
    /// @param index 0 to [#fieldCount] - 1
    public abstract @Nullable Object fieldValue(int index);

    /// What the struct's own `fn to_str(self) -> str` gives; null if it has none.
    public @Nullable String ownText() {
        return null;
    }

    /// As Luma's `==`.
    @Override
    public final boolean equals(@Nullable Object other) {
        return Equality.equal(this, other);
    }

    @Override
    public final int hashCode() {
        return Equality.hash(this);
    }

    /// The text form.
    @Override
    public final String toString() {
        return Text.of(this);
    }
}
