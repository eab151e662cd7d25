package dev.luma.mysql.codec;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/// What a session decides about its values once, at login.
///
/// @param zeroDates what becomes of dates that no calendar has
/// @param zone the session's time zone, so that a TIMESTAMP is a moment; empty if it is not known, so that it is a wall
///     clock's reading
public record ValueOptions(ZeroDates zeroDates, Optional<ZoneId> zone) {
    /// What to do with `0000-00-00`, `2025-00-00` and their like when they are asked for as a date. As text they can
    /// always be read.
    public enum ZeroDates {
        /// Asking for the value is a [dev.luma.db.error.ConversionException].
        REJECT,
        /// The value counts as NULL.
        AS_NULL
    }

    /// Zero dates are rejected, a TIMESTAMP is a moment, shown in UTC.
    public static final ValueOptions DEFAULTS = new ValueOptions(ZeroDates.REJECT, Optional.of(ZoneOffset.UTC));
}
