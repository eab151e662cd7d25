package dev.luma.mysql;

/// What becomes of dates that no calendar has, such as `0000-00-00` and `2025-00-00`, when they are asked for as dates.
/// As text they can always be read.
public enum ZeroDates {
    /// Asking for one is a [dev.luma.db.error.ConversionException].
    REJECT,
    /// They count as NULL.
    AS_NULL
}
