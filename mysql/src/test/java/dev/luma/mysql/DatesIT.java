package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Db;
import dev.luma.db.Row;
import dev.luma.db.Statement;
import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.ConversionException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Kind;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Dates that no calendar has, and time zones, by the connection's options.
@ServerTest
class DatesIT {
    private static final String SELECT = "SELECT d, dt, ts, t FROM impossible ORDER BY id";

    private final RealServer server;

    DatesIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void fill() {
        try (Connection db = Opened.on(server)) {
            db.exec("SET sql_mode='ALLOW_INVALID_DATES'");
            db.exec("DROP TABLE IF EXISTS impossible");
            db.exec("CREATE TABLE impossible (id INT, d DATE, dt DATETIME(3), ts TIMESTAMP NULL, t TIME)");
            db.exec("INSERT INTO impossible VALUES (1, '0000-00-00', '0000-00-00', '0000-00-00', '00:00:00')");
            db.exec("INSERT INTO impossible VALUES (2, '2025-00-00', '2025-01-00 12:34:56.7', NULL, NULL)");
            db.exec("INSERT INTO impossible VALUES (3, '2025-02-30', '2025-02-30 00:00:00', NULL, NULL)");
            db.exec("INSERT INTO impossible VALUES (4, '2025-02-28', '2025-02-28', '2025-02-28', '01:00:00')");
        }
    }

    @AfterEach
    void drop() {
        try (Connection db = Opened.on(server)) {
            db.exec("DROP TABLE impossible");
        }
    }

    private Connection open(String options) {
        return Db.open(Mysql.driver(), Opened.dsn(server, "luma_test?" + options));
    }

    /// A text row and a binary one.
    private static List<List<Row>> bothForms(Connection db) {
        final List<Row> fromText = db.query(SELECT).all();
        try (Statement statement = db.prepare(SELECT)) {
            return List.of(fromText, statement.query().all());
        }
    }

    @Test
    @Tag("T16")
    void rejectsThemByDefaultAndReadsThemAsText() {
        try (Connection db = Opened.on(server)) {
            for (final List<Row> rows : bothForms(db)) {
                for (final int column : new int[] {0, 1, 2}) {
                    final var e = assertThrows(
                            ConversionException.class, () -> rows.get(0).get(column));
                    assertTrue(e.getMessage().contains("0000-00-00"), e.getMessage());
                    assertTrue(e.getMessage().contains("zeroDates=as-null"), e.getMessage());
                }
                assertThrows(ConversionException.class, () -> rows.get(1).get("d", LocalDate.class));
                assertThrows(ConversionException.class, () -> rows.get(2).get("dt", LocalDateTime.class));
                assertEquals("0000-00-00", rows.get(0).getString("d"));
                assertEquals("0000-00-00 00:00:00.000", rows.get(0).getString("dt"));
                assertEquals("0000-00-00 00:00:00", rows.get(0).getString("ts"));
                assertEquals("2025-00-00", rows.get(1).getString("d"));
                assertEquals("2025-01-00 12:34:56.700", rows.get(1).getString("dt"));
                assertEquals("2025-02-30", rows.get(2).getString("d"));
                assertEquals(Duration.ZERO, rows.get(0).get("t"));
            }
        }
    }

    @Test
    @Tag("T16")
    void readsThemAsNullIfAskedTo() {
        try (Connection db = open("zeroDates=as-null")) {
            for (final List<Row> rows : bothForms(db)) {
                for (final int row : new int[] {0, 1, 2}) {
                    for (final int column : new int[] {0, 1, 2}) {
                        assertTrue(rows.get(row).isNull(column));
                        assertNull(rows.get(row).get(column));
                    }
                }
                assertEquals(LocalDate.of(2025, 2, 28), rows.get(3).get("d"));
                assertEquals(LocalDateTime.of(2025, 2, 28, 0, 0), rows.get(3).get("dt"));
                assertEquals(Instant.parse("2025-02-28T00:00:00Z"), rows.get(3).get("ts"));
                // no date, so no zero date
                assertEquals(Duration.ZERO, rows.get(0).get("t"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1970-01-01T00:00:01Z", "2022-03-27T01:00:00Z", "1987-05-10T02:30:00Z", "2038-01-19T03:14:07Z"})
    void keepsAMomentWhateverZoneTheServerIsIn(String text) {
        final Instant moment = Instant.parse(text);
        try (Connection db = Opened.on(server)) {
            db.exec("SET time_zone='+00:00'");
            db.exec("DELETE FROM impossible");
            db.exec("INSERT INTO impossible (id, ts) VALUES (1, ?)", moment);
            for (final List<Row> rows : bothForms(db)) {
                assertEquals(moment, rows.get(0).get("ts"));
            }
            assertEquals(
                    moment.getEpochSecond(),
                    db.query("SELECT UNIX_TIMESTAMP(ts) FROM impossible")
                            .first(Long.class)
                            .orElseThrow());
        }
    }

    @Test
    void readsAMomentWhateverZoneTheSessionReckonsIn() {
        final Instant moment = Instant.parse("2026-07-01T10:00:00Z");
        try (Connection there = open("timeZone=-05:30");
                Connection here = open("timeZone=utc")) {
            there.exec("UPDATE impossible SET ts = ? WHERE id = 4", moment);

            for (final List<Row> rows : bothForms(there)) {
                assertEquals(moment, rows.get(3).get("ts"));
                assertEquals("2026-07-01 04:30:00", rows.get(3).getString("ts"));
            }
            for (final List<Row> rows : bothForms(here)) {
                assertEquals(moment, rows.get(3).get("ts"));
            }
        }
    }

    @Test
    void refusesAZoneThatTheServerDoesNotKnow() {
        final var e = assertThrows(CannotConnectException.class, () -> open("timeZone=Pacific/Chatham"));

        assertEquals(1298, e.vendorCode());
        assertTrue(e.getMessage().contains("Pacific/Chatham"), e.getMessage());
    }

    @Test
    void keepsAWallClocksReadingWhereTheZoneIsTheServers() {
        try (Connection db = open("timeZone=server")) {
            for (final List<Row> rows : bothForms(db)) {
                assertEquals(Kind.DATETIME, rows.get(3).columns().get(2).kind());
                assertEquals(LocalDateTime.class, rows.get(3).get("ts").getClass());
            }

            final var e = assertThrows(UsageException.class, () -> db.query("SELECT ?", Instant.EPOCH));

            assertTrue(e.getMessage().contains("timeZone=utc"), e.getMessage());
            assertEquals(1, db.query("SELECT 1").first(Integer.class).orElseThrow());
        }
    }
}
