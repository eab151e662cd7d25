package dev.luma.jdbc.value;

import java.time.ZoneId;
import java.util.Optional;
import java.util.TimeZone;

/// What a connection decides about its values once.
///
/// @param tinyInt1isBit a TINYINT(1), which is what BOOLEAN makes, is read as a [Boolean]
/// @param yearIsDateType a YEAR is read as the [java.sql.Date] of its first day; else it is a number
/// @param fixedZone the zone in which a wall clock's reading becomes a moment, and a moment one, where no
///     [java.util.Calendar] says another; empty for the JVM's own, as it is at that time. [java.sql.Date] and
///     [java.sql.Time] are no moments, and print in the JVM's zone, so that is theirs in any case
public record ValueSettings(boolean tinyInt1isBit, boolean yearIsDateType, Optional<ZoneId> fixedZone) {
    /// TINYINT(1) is a [Boolean], YEAR a number, and the zone the JVM's.
    public static final ValueSettings DEFAULTS = new ValueSettings(true, false, Optional.empty());

    /// That of [java.sql.Date] and [java.sql.Time].
    public static ZoneId zoneOfDates() {
        return TimeZone.getDefault().toZoneId();
    }

    ZoneId zone() {
        return fixedZone.orElseGet(ValueSettings::zoneOfDates);
    }
}
