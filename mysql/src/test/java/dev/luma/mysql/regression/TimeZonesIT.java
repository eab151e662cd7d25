package dev.luma.mysql.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.db.Connection;
import dev.luma.db.Row;
import dev.luma.mysql.Opened;
import dev.luma.testkit.server.PrivateServer;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Zones of this JVM, of the session and of the server that must not matter.
@ServerTest
class TimeZonesIT {
    private static final TimeZone BEFORE = TimeZone.getDefault();
    private static final String AMSTERDAM = "Europe/Amsterdam";
    private static final String NEW_YORK = "EST5EDT,M3.2.0,M11.1.0";

    private final RealServer server;

    TimeZonesIT(RealServer server) {
        this.server = server;
    }

    @AfterEach
    void comeHome() {
        TimeZone.setDefault(BEFORE);
    }

    private static void liveIn(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
    }

    /// There was no two o'clock that night in Amsterdam.
    @Test
    @Tag("T1")
    void readsAWallClockThatSkippedThisHourHere() {
        liveIn(AMSTERDAM);
        final LocalDateTime skipped = LocalDateTime.of(2022, 3, 27, 2, 0);
        try (Connection db = Opened.on(server)) {
            db.exec("CREATE TEMPORARY TABLE clocks (t DATETIME)");
            db.exec("INSERT INTO clocks VALUES ('2022-03-27 02:00:00'), (?)", skipped);
            for (final List<Row> rows : BothForms.all(db, "SELECT t FROM clocks")) {
                assertEquals(skipped, rows.get(0).get(0));
                assertEquals(skipped, rows.get(1).get(0, LocalDateTime.class));
                assertEquals("2022-03-27 02:00:00", rows.get(1).getString(0));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {AMSTERDAM, "Pacific/Auckland", "America/New_York", "UTC"})
    @Tag("T2")
    void writesTheMomentThatItWasGiven(String zone) {
        liveIn(zone);
        final Instant moment = Instant.parse("2022-03-27T01:00:00Z");
        try (Connection writer = Opened.on(server);
                Connection reader = Opened.on(server)) {
            writer.exec("DROP TABLE IF EXISTS moments");
            writer.exec("CREATE TABLE moments (t TIMESTAMP)");
            writer.exec("INSERT INTO moments VALUES (?)", moment);
            for (final Row row : BothForms.of(reader, "SELECT t FROM moments")) {
                assertEquals(moment, row.get(0));
                assertEquals("2022-03-27 01:00:00", row.getString(0));
            }
            writer.exec("DROP TABLE moments");
        }
        // an opinion of the server's own
        assertEquals(
                "1648342800",
                server.sql("SET time_zone='+05:00'; SELECT UNIX_TIMESTAMP('2022-03-27 06:00:00')")
                        .strip());
    }

    /// Two o'clock did not exist that night in New York, and is an ordinary hour in UTC.
    @Test
    @Tag("T3")
    void storesAMomentWhoseClockTheServerSkipped() {
        final Instant moment = Instant.parse("2026-03-08T02:19:00Z");
        try (PrivateServer newYork = server.newPrivateServerIn(NEW_YORK);
                Connection db = Opened.on(newYork)) {
            db.exec("CREATE TABLE moments (t TIMESTAMP, dt DATETIME)");
            db.exec("INSERT INTO moments VALUES (?, ?)", moment, LocalDateTime.of(2026, 3, 8, 2, 19));
            for (final Row row : BothForms.of(db, "SELECT t, dt FROM moments")) {
                assertEquals(moment, row.get(0));
                assertEquals(LocalDateTime.of(2026, 3, 8, 2, 19), row.get(1));
            }
            assertEquals(
                    "2026-03-07 21:19:00",
                    newYork.sql("SELECT t FROM luma_test.moments").strip());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+00:00", "-12:00", "+13:00"})
    @Tag("T4")
    void keepsADateInEveryZone(String sessionZone) {
        final LocalDate date = LocalDate.of(2020, 5, 8);
        for (final String zone : List.of("Europe/Rome", "Pacific/Kiritimati", "Pacific/Honolulu")) {
            liveIn(zone);
            try (Connection db = Opened.on(server)) {
                db.exec("SET time_zone = '" + sessionZone + "'");
                db.exec("CREATE TEMPORARY TABLE dates (d DATE)");
                db.exec("INSERT INTO dates VALUES (?)", date);
                for (final Row row : BothForms.of(db, "SELECT d FROM dates")) {
                    assertEquals(date, row.get(0));
                    assertEquals("2020-05-08", row.getString(0));
                }
            }
        }
    }

    @Test
    @Tag("T5")
    void bindsAWallClockAsItReads() {
        liveIn("Asia/Tokyo");
        final LocalDateTime time = LocalDateTime.of(2026, 7, 1, 0, 30);
        try (PrivateServer newYork = server.newPrivateServerIn(NEW_YORK);
                Connection db = Opened.on(newYork)) {
            db.exec("CREATE TABLE clocks (dt DATETIME, t TIME)");
            db.exec("INSERT INTO clocks VALUES (?, ?)", time, time.toLocalTime());
            for (final Row row : BothForms.of(db, "SELECT dt, t FROM clocks")) {
                assertEquals(time, row.get(0));
                assertEquals(Duration.ofMinutes(30), row.get(1));
            }
            assertEquals(
                    "2026-07-01 00:30:00\t00:30:00",
                    newYork.sql("SELECT * FROM luma_test.clocks").strip());
        }
    }

    /// CST is the name of three zones, and CEST of none that Java knows.
    @ParameterizedTest
    @ValueSource(strings = {"CST6", "CEST-2", "CST-8"})
    @Tag("T6")
    void connectsToAServerWhoseZoneHasAnAmbiguousName(String zone) {
        final Instant moment = Instant.parse("2026-07-01T12:00:00Z");
        try (PrivateServer there = server.newPrivateServerIn(zone);
                Connection db = Opened.on(there)) {
            assertEquals(
                    zone.replaceAll("[^A-Z]", ""),
                    db.query("SELECT @@system_time_zone").first(String.class).orElseThrow());
            db.exec("CREATE TABLE moments (t TIMESTAMP)");
            db.exec("INSERT INTO moments VALUES (?)", moment);
            for (final Row row : BothForms.of(db, "SELECT t, UNIX_TIMESTAMP(t) FROM moments")) {
                assertEquals(moment, row.get(0));
                assertEquals(moment.getEpochSecond(), row.getLong(1));
            }
        }
    }
}
