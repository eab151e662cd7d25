package dev.luma.jdbc.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.PrivateServer;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The zone that a URL names, or the JVM's, is that of the session too; and what a server tells of parameters.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
class ZonesIT {
    private static final String TABLE = "CREATE TEMPORARY TABLE zoned (dt DATETIME(3), ts TIMESTAMP(3) NULL)";

    private final TimeZone before = TimeZone.getDefault();
    private final RealServer server;

    ZonesIT(RealServer server) {
        this.server = server;
    }

    @AfterEach
    void back() {
        TimeZone.setDefault(before);
    }

    private static void insert(Connection connection, Object value) throws SQLException {
        TestDatabase.run(connection, "DELETE FROM zoned");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO zoned VALUES (?, ?)")) {
            insert.setObject(1, value);
            insert.setObject(2, value);
            assertEquals(1, insert.executeUpdate());
        }
    }

    private void check(String options, String now) throws SQLException {
        final Instant moment = Instant.parse("2026-01-10T08:30:00.123Z");
        try (Connection connection = TestDatabase.open(server, options)) {
            TestDatabase.run(connection, TABLE);
            for (final Object same : new Object[] {Timestamp.from(moment), moment, moment.atZone(before.toZoneId())}) {
                insert(connection, same);
                try (var statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("SELECT dt, ts, UNIX_TIMESTAMP(ts) FROM zoned")) {
                    assertTrue(row.next());
                    assertEquals(now, row.getString(1));
                    assertEquals(now, row.getString(2));
                    assertEquals(moment.getEpochSecond(), row.getLong(3));
                    for (final int column : new int[] {1, 2}) {
                        assertEquals(Timestamp.from(moment), row.getTimestamp(column));
                        assertEquals(moment, row.getObject(column, Instant.class));
                        assertEquals(
                                moment,
                                row.getObject(column, OffsetDateTime.class).toInstant());
                        assertEquals(
                                LocalDateTime.parse(now.replace(' ', 'T')), row.getObject(column, LocalDateTime.class));
                    }
                }
            }
        }
    }

    @Test
    void theSessionReckonsInTheJvmsZone() throws SQLException {
        for (final String[] zone : new String[][] {
            {"UTC", "2026-01-10 08:30:00.123"},
            {"Asia/Kolkata", "2026-01-10 14:00:00.123"},
            {"America/St_Johns", "2026-01-10 05:00:00.123"},
            {"Europe/Berlin", "2026-01-10 09:30:00.123"}
        }) {
            TimeZone.setDefault(TimeZone.getTimeZone(zone[0]));
            check("", zone[1]);
        }
    }

    @Test
    void theSessionReckonsInTheZoneThatTheUrlNames() throws SQLException {
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        check("connectionTimeZone=UTC", "2026-01-10 08:30:00.123");
        check("connectionTimeZone=%2B05:30", "2026-01-10 14:00:00.123");
        check("timeZone=utc", "2026-01-10 08:30:00.123");
        check("connectionTimeZone=Europe/Rome", "2026-01-10 09:30:00.123");
    }

    /// No test server knows zones by their names, as after an installation without its tables.
    @Test
    void summerAndWinterAreRightWhereTheServersMachineIsInTheSameZone() throws SQLException {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        try (PrivateServer berlin = server.newPrivateServerIn("CET-1CEST,M3.5.0,M10.5.0/3");
                Connection connection = TestDatabase.open(berlin)) {
            TestDatabase.run(connection, TABLE);
            for (final Instant moment :
                    List.of(Instant.parse("2026-01-10T08:30:00.123Z"), Instant.parse("2026-07-10T08:30:00.123Z"))) {
                for (final Object same : new Object[] {Timestamp.from(moment), moment}) {
                    insert(connection, same);
                    assertEquals(
                            moment.getEpochSecond() + ".123",
                            TestDatabase.ask(connection, "SELECT UNIX_TIMESTAMP(ts) FROM zoned"));
                    try (var statement = connection.createStatement();
                            ResultSet row = statement.executeQuery("SELECT dt, ts FROM zoned")) {
                        assertTrue(row.next());
                        assertEquals(Timestamp.from(moment), row.getTimestamp(1));
                        assertEquals(Timestamp.from(moment), row.getTimestamp(2));
                        assertEquals(moment, row.getObject(2, Instant.class));
                    }
                }
            }
        }
    }

    private static int logins(Connection witness) throws SQLException {
        try (var statement = witness.createStatement();
                ResultSet row = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Connections'")) {
            assertTrue(row.next());
            return row.getInt(2);
        }
    }

    /// What the first connection had to try, the next ones know.
    @Test
    void aConnectionIsOneLoginWhereTheServerKnowsNoNames() throws SQLException {
        try (PrivateServer berlin = server.newPrivateServerIn("CET-1CEST,M3.5.0,M10.5.0/3");
                Connection witness = TestDatabase.open(berlin, "timeZone=utc")) {
            for (final String zone : List.of("Europe/Berlin", "America/New_York")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                TestDatabase.open(berlin).close();
                final int before = logins(witness);

                for (int i = 0; i < 3; i++) {
                    TestDatabase.open(berlin).close();
                }

                assertEquals(before + 3, logins(witness), zone);
            }
        }
    }

    @Test
    void tellsOfParametersWhatTheServerTells() throws SQLException {
        try (Connection connection = TestDatabase.open(server)) {
            TestDatabase.run(connection, "CREATE TEMPORARY TABLE told (i BIGINT, d DATETIME, v VARCHAR(20))");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO told VALUES (?, ?, ?)")) {
                final ParameterMetaData parameters = insert.getParameterMetaData();
                assertEquals(3, parameters.getParameterCount());
                assertEquals(ParameterMetaData.parameterModeIn, parameters.getParameterMode(3));
                if (server.isMariaDb()) {
                    org.junit.jupiter.api.Assertions.assertThrows(
                            SQLFeatureNotSupportedException.class, () -> parameters.getParameterType(1));
                } else {
                    assertEquals("BIGINT", parameters.getParameterTypeName(1));
                    assertEquals("java.lang.Long", parameters.getParameterClassName(1));
                    assertEquals(java.sql.Types.TIMESTAMP, parameters.getParameterType(2));
                    assertEquals("java.lang.String", parameters.getParameterClassName(3));
                }
            }
        }
    }
}
