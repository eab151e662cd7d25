package dev.luma.jdbc.frameworks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.luma.jdbc.LumaDataSource;
import dev.luma.jdbc.LumaJdbcDriver;
import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.StatementType;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// MyBatis through the façade.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
final class MyBatisIT {
    /// A row of the tests' table.
    public static final class Order {
        @Nullable
        Long id;

        String customer = "";
        BigDecimal total = BigDecimal.ZERO;
        LocalDate day = LocalDate.EPOCH;
        boolean paid;
        Instant at = Instant.EPOCH;

        static Order of(String customer, String total) {
            final Order order = new Order();
            order.customer = customer;
            order.total = new BigDecimal(total);
            order.day = LocalDate.of(2026, 11, 21);
            order.paid = true;
            order.at = Instant.parse("2026-11-21T10:00:00Z");
            return order;
        }
    }

    /// The statements of the tests.
    public interface Orders {
        @Insert("INSERT INTO batis_orders (customer, total, day, paid, at)"
                + " VALUES (#{customer}, #{total}, #{day}, #{paid}, #{at})")
        @Options(useGeneratedKeys = true, keyProperty = "id")
        int insert(Order order);

        @Insert("<script>INSERT INTO batis_orders (customer, total, day, paid, at) VALUES"
                + " <foreach collection='list' item='o' separator=','>"
                + "(#{o.customer}, #{o.total}, #{o.day}, #{o.paid}, #{o.at})</foreach></script>")
        @Options(useGeneratedKeys = true, keyProperty = "id")
        int insertAll(@Param("list") List<Order> orders);

        @Select("SELECT id, customer, total, day, paid, at FROM batis_orders WHERE id = #{id}")
        Order byId(long id);

        @Select("SELECT id, customer, total, day, paid, at FROM batis_orders ORDER BY id")
        Cursor<Order> all();

        @Update("UPDATE batis_orders SET customer = customer WHERE id = #{id}")
        int touch(long id);

        @Select("{call batis_sum(#{day, mode=IN, jdbcType=DATE}, #{sum, mode=OUT, jdbcType=DECIMAL})}")
        @Options(statementType = StatementType.CALLABLE)
        void sum(Map<String, Object> parameters);
    }

    private final RealServer server;
    private final SqlSessionFactory factory;

    MyBatisIT(RealServer server) {
        this.server = server;
        final LumaDataSource source = new LumaDataSource();
        source.setUrl(TestDatabase.url(server, ""));
        final Configuration configuration =
                new Configuration(new Environment("test", new JdbcTransactionFactory(), source));
        configuration.addMapper(Orders.class);
        factory = new SqlSessionFactoryBuilder().build(configuration);
    }

    @BeforeEach
    void create() throws SQLException {
        try (Connection db = TestDatabase.open(server)) {
            TestDatabase.run(
                    db,
                    "DROP TABLE IF EXISTS batis_orders",
                    "CREATE TABLE batis_orders (id BIGINT AUTO_INCREMENT PRIMARY KEY, customer VARCHAR(50),"
                            + " total DECIMAL(10,2), day DATE, paid BOOLEAN, at TIMESTAMP(3) NULL)",
                    "DROP PROCEDURE IF EXISTS batis_sum",
                    "CREATE PROCEDURE batis_sum (IN d DATE, OUT s DECIMAL(10,2))"
                            + " SELECT SUM(total) INTO s FROM batis_orders WHERE day = d");
        }
    }

    @AfterEach
    void drop() throws SQLException {
        try (Connection db = TestDatabase.open(server)) {
            TestDatabase.run(db, "DROP TABLE batis_orders", "DROP PROCEDURE batis_sum");
        }
    }

    @Test
    void insertsAndReadsAnObject() {
        try (SqlSession session = factory.openSession()) {
            final Orders orders = session.getMapper(Orders.class);
            final Order order = Order.of("Zoë", "12.50");

            assertEquals(1, orders.insert(order));
            assertNotNull(order.id);
            final Order read = orders.byId(order.id);

            assertEquals("Zoë", read.customer);
            assertEquals(new BigDecimal("12.50"), read.total);
            assertEquals(LocalDate.of(2026, 11, 21), read.day);
            assertEquals(true, read.paid);
            assertEquals(Instant.parse("2026-11-21T10:00:00Z"), read.at);
            session.commit();
        }
    }

    @Test
    void givesEachRowOfOneInsertItsKey() throws SQLException {
        final List<Order> all = List.of(Order.of("a", "1"), Order.of("b", "2"), Order.of("c", "3"));
        try (SqlSession session = factory.openSession()) {
            final Orders orders = session.getMapper(Orders.class);

            assertEquals(3, orders.insertAll(all));

            for (final Order order : all) {
                assertNotNull(order.id);
                assertEquals(order.customer, orders.byId(order.id).customer);
            }
            session.rollback();
        }
        try (Connection db = TestDatabase.open(server)) {
            assertEquals("0", TestDatabase.ask(db, "SELECT COUNT(*) FROM batis_orders"));
        }
    }

    @Test
    void givesEachRowOfABatchItsKey() {
        final List<Order> all = List.of(Order.of("a", "1"), Order.of("b", "2"), Order.of("c", "3"));
        try (SqlSession session = factory.openSession(ExecutorType.BATCH)) {
            final Orders orders = session.getMapper(Orders.class);
            all.forEach(orders::insert);
            session.flushStatements();

            for (final Order order : all) {
                assertNotNull(order.id);
                assertEquals(order.customer, orders.byId(order.id).customer);
            }
            session.commit();
        }
    }

    @Test
    void countsTheRowsThatAnUpdateFinds() {
        try (SqlSession session = factory.openSession(true)) {
            final Orders orders = session.getMapper(Orders.class);
            final Order order = Order.of("a", "1");
            orders.insert(order);

            assertNotNull(order.id);
            assertEquals(1, orders.touch(order.id));
            assertEquals(0, orders.touch(order.id + 1));
        }
    }

    @Test
    void callsProcedures() {
        try (SqlSession session = factory.openSession(true)) {
            final Orders orders = session.getMapper(Orders.class);
            orders.insert(Order.of("a", "1.25"));
            orders.insert(Order.of("b", "2.50"));
            final Map<String, Object> parameters = new HashMap<>();
            parameters.put("day", java.sql.Date.valueOf("2026-11-21"));

            orders.sum(parameters);

            assertEquals(new BigDecimal("3.75"), parameters.get("sum"));
        }
    }

    @Test
    void streamsThroughACursorWhileOthersAsk() {
        try (SqlSession session = factory.openSession(true)) {
            final Orders orders = session.getMapper(Orders.class);
            orders.insertAll(List.of(Order.of("a", "1"), Order.of("b", "2"), Order.of("c", "3")));
            final List<String> customers = new ArrayList<>();

            for (final Order order : orders.all()) {
                customers.add(orders.byId(order.id).customer);
            }

            assertEquals(List.of("a", "b", "c"), customers);
        }
    }

    @Test
    void takesTheDriversClassInAPoolOfItsOwn() throws SQLException {
        final PooledDataSource pool =
                new PooledDataSource(LumaJdbcDriver.class.getName(), TestDatabase.url(server, ""), server.user(), "");
        try (Connection db = pool.getConnection()) {
            assertEquals("1", TestDatabase.ask(db, "SELECT 1"));
        } finally {
            pool.forceCloseAll();
        }
    }
}
