package dev.luma.jdbc.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerClockTest {
    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"})
    void comparesReadingsThatClocksShowOnce(String zone) {
        final ZoneRules rules = ZoneId.of(zone).getRules();
        final List<LocalDateTime> readings = ServerClock.readings(rules, Year.of(2026));
        readings.forEach(
                reading -> assertEquals(1, rules.getValidOffsets(reading).size(), reading::toString));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-28T23:00", "2026-03-29T06:00", "2026-10-25T00:00", "2026-10-25T05:00"})
    void comparesBothSidesOfEachChange(String reading) {
        final List<LocalDateTime> readings =
                ServerClock.readings(ZoneId.of("Europe/Berlin").getRules(), Year.of(2026));
        assertTrue(readings.contains(LocalDateTime.parse(reading)), readings::toString);
    }
}
