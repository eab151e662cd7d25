package dev.luma.jdbc.vendor;

import dev.luma.db.Connection;
import dev.luma.db.Row;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a server's own clock shows. A server that knows no zone by its name still reckons in that of its machine.
public final class ServerClock {
    private static final int YEARS = 2;
    private static final int MONTHS = 12;

    private ServerClock() {}

    /// Whether the clock of a session goes as those of a zone do: at noon in each month of this year and the next, and
    /// some hours before and after they are put forward or back. One round trip.
    ///
    /// @param line whose session has the server's zone, which is MySQL or MariaDB
    public static boolean goesAs(ZoneId zone, Connection line) {
        final List<LocalDateTime> readings = readings(zone.getRules(), Year.now(zone));
        final Row told = line.query(readings.stream()
                        .map(reading -> "UNIX_TIMESTAMP('" + reading + "')")
                        .collect(Collectors.joining(", ", "SELECT ", "")))
                .first()
                .orElseThrow();
        for (int i = 0; i < readings.size(); i++) {
            if (told.getLong(i) != readings.get(i).atZone(zone).toEpochSecond()) {
                return false;
            }
        }
        return true;
    }

    /// None that clocks skip or show twice.
    static List<LocalDateTime> readings(ZoneRules rules, Year from) {
        final List<LocalDateTime> readings = new ArrayList<>();
        for (int month = 0; month < YEARS * MONTHS; month++) {
            readings.add(LocalDate.of(from.getValue(), 1, 1).plusMonths(month).atTime(LocalTime.NOON));
        }
        final LocalDateTime end = readings.getLast();
        ZoneOffsetTransition change = rules.nextTransition(readings.getFirst().toInstant(ZoneOffset.UTC));
        while (change != null && change.getDateTimeAfter().isBefore(end)) {
            readings.add(change.getDateTimeBefore().minusHours(3));
            readings.add(change.getDateTimeAfter().plusHours(3));
            change = rules.nextTransition(change.getInstant());
        }
        return readings;
    }
}
