package dev.luma.jdbc.frameworks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ParameterMode;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.LockMode;
import org.hibernate.ScrollMode;
import org.hibernate.ScrollableResults;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.procedure.ProcedureCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Hibernate with a value of each kind, out of a sequence (which MySQL has as a table), in batches, streams and locks.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
class HibernateTypesIT {
    private final RealServer server;
    private SessionFactory factory;

    @SuppressWarnings("NullAway.Init") // opened before each test
    HibernateTypesIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        factory = factory("create", "");
    }

    @AfterEach
    void close() throws SQLException {
        factory.getSchemaManager().drop(false);
        factory.close();
    }

    private SessionFactory factory(String ddl, String zone) {
        final Configuration configuration = new Configuration()
                .addAnnotatedClass(Sample.class)
                .setProperty("hibernate.connection.url", TestDatabase.url(server, ""))
                .setProperty("hibernate.hbm2ddl.auto", ddl)
                .setProperty("hibernate.hbm2ddl.halt_on_error", "true")
                .setProperty("hibernate.jdbc.batch_size", "20");
        if (!zone.isEmpty()) {
            configuration.setProperty("hibernate.jdbc.time_zone", zone);
        }
        return configuration.buildSessionFactory();
    }

    private static Sample only(SessionFactory from) {
        return from.fromSession(session ->
                session.createSelectionQuery("from Sample", Sample.class).getSingleResult());
    }

    private static void assertSame(Sample kept) throws IllegalAccessException {
        final Sample given = Sample.full();
        for (final Field field : Sample.class.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.getName().equals("id")) {
                assertSame(field.getName(), field.get(given), field.get(kept));
            }
        }
    }

    private static void assertSame(String name, Object given, Object kept) {
        if (given instanceof byte[] bytes) {
            assertArrayEquals(bytes, (byte[]) kept, name);
        } else if (given instanceof OffsetDateTime moment) {
            assertEquals(moment.toInstant(), ((OffsetDateTime) kept).toInstant(), name);
        } else if (given instanceof ZonedDateTime moment) {
            assertEquals(moment.toInstant(), ((ZonedDateTime) kept).toInstant(), name);
        } else {
            assertEquals(given, kept, name);
        }
    }

    @Test
    void findsEachColumnAsItMadeIt() {
        factory("validate", "").close();
    }

    @Test
    void hasNothingToUpdate() throws SQLException {
        try (Connection connection = TestDatabase.open(server)) {
            final String before = TestDatabase.ask(
                    connection,
                    "SELECT GROUP_CONCAT(COLUMN_TYPE ORDER BY ORDINAL_POSITION)"
                            + " FROM information_schema.COLUMNS WHERE TABLE_NAME = 'samples' AND TABLE_SCHEMA = DATABASE()");
            factory("update", "").close();
            final String after = TestDatabase.ask(
                    connection,
                    "SELECT GROUP_CONCAT(COLUMN_TYPE ORDER BY ORDINAL_POSITION)"
                            + " FROM information_schema.COLUMNS WHERE TABLE_NAME = 'samples' AND TABLE_SCHEMA = DATABASE()");
            assertEquals(before, after);
        }
    }

    @Test
    void keepsAValueOfEachKind() throws IllegalAccessException {
        factory.inTransaction(session -> session.persist(Sample.full()));

        assertSame(only(factory));
    }

    @Test
    void keepsNoValueOfEachKind() throws IllegalAccessException {
        factory.inTransaction(session -> session.persist(new Sample()));

        final Sample kept = only(factory);
        for (final Field field : Sample.class.getDeclaredFields()) {
            if (!field.getType().isPrimitive() && !field.getName().equals("id")) {
                assertEquals(null, field.get(kept), field.getName());
            }
        }
    }

    @Test
    void keepsMomentsInTheZoneThatItIsTold() throws Exception {
        try (SessionFactory inTokyo = factory("none", "Asia/Tokyo")) {
            inTokyo.inTransaction(session -> session.persist(Sample.full()));

            assertEquals(Sample.full().instant, only(inTokyo).instant);
            assertEquals(Sample.full().timestamp, only(inTokyo).timestamp);
            assertEquals(Sample.full().date, only(inTokyo).date);
            assertEquals(Sample.full().time, only(inTokyo).time);
            assertEquals(Sample.full().dateTime, only(inTokyo).dateTime);
        }
        try (Connection connection = TestDatabase.open(server)) {
            assertEquals("2026-07-01 19:00:00.123456", TestDatabase.ask(connection, "SELECT timestamp FROM samples"));
        }
    }

    @Test
    void insertsBatchesWithKeysOfASequence() {
        factory.inTransaction(session -> {
            for (int i = 0; i < 100; i++) {
                final Sample sample = new Sample();
                sample.whole = i;
                session.persist(sample);
            }
        });

        final Long keys = factory.fromSession(
                session -> session.createSelectionQuery("select count(distinct id) from Sample", Long.class)
                        .getSingleResult());
        assertEquals(100, keys);
    }

    @Test
    void skipsRowsThatOthersHaveLocked() {
        factory.inTransaction(session -> {
            for (int i = 0; i < 3; i++) {
                final Sample sample = new Sample();
                sample.whole = i;
                session.persist(sample);
            }
        });
        factory.inTransaction(holder -> {
            holder.createSelectionQuery("from Sample where id = (select min(id) from Sample)", Sample.class)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getSingleResult();
            final List<Sample> free =
                    factory.fromTransaction(other -> other.createSelectionQuery("from Sample order by id", Sample.class)
                            .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                            .getResultList());

            assertEquals(
                    List.of(1, 2), free.stream().map(sample -> sample.whole).toList());
        });
    }

    @Test
    void streamsAndScrolls() {
        insertsBatchesWithKeysOfASequence();
        factory.inTransaction(session -> {
            try (Stream<Sample> samples = session.createSelectionQuery("from Sample order by id", Sample.class)
                    .setFetchSize(10)
                    .getResultStream()) {
                assertEquals(4950, samples.mapToInt(sample -> sample.whole).sum());
            }
            try (ScrollableResults<Integer> rows = session.createSelectionQuery(
                            "select whole from Sample order by id", Integer.class)
                    .scroll(ScrollMode.SCROLL_INSENSITIVE)) {
                assertEquals(true, rows.last());
                assertEquals(99, rows.get());
                assertEquals(true, rows.scroll(-9));
                assertEquals(90, rows.get());
            }
        });
    }

    @Test
    void callsProcedures() throws SQLException {
        try (Connection connection = TestDatabase.open(server)) {
            TestDatabase.run(
                    connection,
                    "DROP PROCEDURE IF EXISTS sample_twice",
                    "CREATE PROCEDURE sample_twice (IN n INT, OUT twice INT)"
                            + " BEGIN SET twice = 2 * n; SELECT 1 AS one UNION SELECT 2; END");
        }
        factory.inSession(session -> {
            final ProcedureCall call = session.createStoredProcedureCall("sample_twice", Integer.class);
            call.registerStoredProcedureParameter(1, Integer.class, ParameterMode.IN);
            call.registerStoredProcedureParameter(2, Integer.class, ParameterMode.OUT);
            call.setParameter(1, 21);

            assertEquals(Arrays.asList(1, 2), call.getResultList());
            assertEquals(42, call.getOutputParameterValue(2));
        });
    }
}
