package dev.luma.jdbc.value;

import java.time.ZoneId;
import java.util.Optional;
import java.util.TimeZone;

/// What a connection decides about its values once.
///
/// @param tinyInt1isBit a TINYINT(1), which is what BOOLEAN makes, is read as a [Boolean]
/// @param yearIsDateType a YEAR is read as the [java.sql.Date] of its first day; else it is a number
/// @param fixedZone the zone in which a wall clock's reading becomes a moment, and a moment one, where no
/// [java.util.Calendar]
///     says another; empty for the JVM's own, as it is at that time
public record ValueSettings(boolean tinyInt1isBit, boolean yearIsDateType, Optional<ZoneId> fixedZone) {
    /// TINYINT(1) is a [Boolean], YEAR a date, and the zone the JVM's.
    public static final ValueSettings DEFAULTS = new ValueSettings(true, true, Optional.empty());

    ZoneId zone() {
        return fixedZone.orElseGet(() -> TimeZone.getDefault().toZoneId());
    }
}
