package dev.luma.mysql.codec;

/// What a session decides about its values once, at login.
///
/// @param zeroDates what becomes of dates that no calendar has
/// @param timestampsAreInstants the session's time zone is UTC, so that a TIMESTAMP is a moment; else it is a wall
///     clock's reading in the server's zone
public record ValueOptions(ZeroDates zeroDates, boolean timestampsAreInstants) {
    /// What to do with `0000-00-00`, `2025-00-00` and their like when they are asked for as a date. As text they can
    /// always be read.
    public enum ZeroDates {
        /// Asking for the value is a [dev.luma.db.error.ConversionException].
        REJECT,
        /// The value counts as NULL.
        AS_NULL
    }

    /// Zero dates are rejected, a TIMESTAMP is a moment.
    public static final ValueOptions DEFAULTS = new ValueOptions(ZeroDates.REJECT, true);
}
