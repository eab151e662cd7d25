package dev.luma.db.spi;

import org.jspecify.annotations.Nullable;

/// The values of one row, decoded when asked for. Column indices are from 0 to the column count, exclusive; the
/// caller (`db`) has checked them.
///
/// A value has one natural Java type, told by its column's [Kind]. The primitive accessors are for columns of the
/// named kinds only and not for NULL; asking for another is an error of `db`, not of its user.
public interface Cells {
    boolean isNull(int column);

    /// The value of an [Kind#INTEGER] or [Kind#BOOLEAN] column, or the 64 bits of an [Kind#UNSIGNED] one.
    long longAt(int column);

    /// The value of a [Kind#FLOAT] or [Kind#DOUBLE] column.
    double doubleAt(int column);

    /// The value of a [Kind#TEXT] column, or any value in the text form that the server would print.
    String textAt(int column);

    /// The value in its natural type (see [Kind]), or null for NULL. An array is the caller's own.
    @Nullable
    Object valueAt(int column);

    /// These values in memory of their own, valid for ever.
    Cells detach();
}
