package dev.luma.jdbc.frameworks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.MariaDBDialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Hibernate ORM, told nothing but the URL.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
class HibernateIT {
    private final RealServer server;
    private SessionFactory factory;

    @SuppressWarnings("NullAway.Init") // opened before each test
    HibernateIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        factory = factory("create");
    }

    @AfterEach
    void close() throws SQLException {
        factory.close();
        try (Connection connection = TestDatabase.open(server)) {
            TestDatabase.run(connection, "DROP TABLE items");
        }
    }

    private SessionFactory factory(String ddl) {
        return new Configuration()
                .addAnnotatedClass(Item.class)
                .setProperty("hibernate.connection.url", TestDatabase.url(server, ""))
                .setProperty("hibernate.hbm2ddl.auto", ddl)
                .setProperty("hibernate.jdbc.batch_size", "20")
                .setProperty("hibernate.order_updates", "true")
                .buildSessionFactory();
    }

    private void insert(int count) {
        factory.inTransaction(session -> {
            for (int i = 0; i < count; i++) {
                session.persist(Item.named("item " + i));
            }
        });
    }

    @Test
    void findsTheDialectByItself() {
        final Dialect dialect = factory.unwrap(SessionFactoryImplementor.class)
                .getJdbcServices()
                .getDialect();
        if (server.isMariaDb()) {
            assertInstanceOf(MariaDBDialect.class, dialect);
            assertTrue(dialect.getVersion().isSame(11, 8), dialect.getVersion().toString());
        } else {
            assertEquals(MySQLDialect.class, dialect.getClass());
            assertTrue(dialect.getVersion().isSame(9, 7), dialect.getVersion().toString());
        }
    }

    @Test
    void findsTheSchemaAsItMadeIt() {
        factory("validate").close();
    }

    @Test
    void keepsEveryAttribute() {
        insert(1);
        final Item kept = factory.fromSession(
                session -> session.createSelectionQuery("from Item", Item.class).getSingleResult());
        final Item given = Item.named("item 0");
        assertEquals(given.name, kept.name);
        assertEquals(given.active, kept.active);
        assertEquals(given.amount, kept.amount);
        assertEquals(given.weight, kept.weight);
        assertEquals(given.price, kept.price);
        assertEquals(given.created, kept.created);
        assertEquals(given.shipped.toInstant(), kept.shipped.toInstant());
        assertEquals(given.meeting, kept.meeting);
        assertEquals(given.day, kept.day);
        assertEquals(given.opens, kept.opens);
        assertEquals(given.lasts, kept.lasts);
        assertEquals(given.code, kept.code);
        assertEquals(given.weekday, kept.weekday);
        assertArrayEquals(given.thumbnail, kept.thumbnail);
        assertEquals(given.story, kept.story);
        assertArrayEquals(given.picture, kept.picture);
    }

    @Test
    void updatesVersionedRowsInBatches() {
        insert(50);
        factory.inTransaction(session -> {
            for (final Item item : items(session)) {
                item.amount = 8;
            }
        });
        for (final Item item : factory.fromSession(HibernateIT::items)) {
            assertEquals(8, item.amount);
            assertEquals(1, item.version);
        }
    }

    private static List<Item> items(org.hibernate.Session session) {
        return session.createSelectionQuery("from Item order by id", Item.class).getResultList();
    }

    @Test
    void seesInABatchThatARowWasChangedByAnother() {
        insert(50);
        final List<Item> stale = factory.fromSession(HibernateIT::items);
        factory.inTransaction(session -> session.find(Item.class, stale.get(30).id).amount = 9);
        assertThrows(
                OptimisticLockException.class,
                () -> factory.inTransaction(session -> {
                    for (final Item item : stale) {
                        item.amount = 10;
                        session.merge(item);
                    }
                }));
        for (final Item item : factory.fromSession(HibernateIT::items)) {
            assertEquals(item.id.equals(stale.get(30).id) ? 9 : 7, item.amount);
        }
    }

    @Test
    void tellsAViolatedConstraintAndALockThatDidNotCome() {
        insert(1);
        assertThrows(
                ConstraintViolationException.class,
                () -> factory.inTransaction(
                        session -> session.createNativeMutationQuery("INSERT INTO items SELECT * FROM items")
                                .executeUpdate()));
        factory.inTransaction(holder -> {
            items(holder).getFirst().amount = 1;
            holder.flush();
            factory.inSession(waiter -> {
                waiter.beginTransaction();
                waiter.createNativeMutationQuery("SET innodb_lock_wait_timeout = 1")
                        .executeUpdate();
                assertThrows(
                        LockTimeoutException.class,
                        () -> waiter.createMutationQuery("update Item set amount = 2")
                                .executeUpdate());
                waiter.getTransaction().rollback();
            });
        });
    }

    @Test
    void pagesAndReturnsKeys() {
        insert(3);
        final List<String> names = factory.fromSession(
                session -> session.createSelectionQuery("select name from Item order by id desc", String.class)
                        .setFirstResult(1)
                        .setMaxResults(1)
                        .getResultList());
        assertEquals(List.of("item 1"), names);
    }
}
