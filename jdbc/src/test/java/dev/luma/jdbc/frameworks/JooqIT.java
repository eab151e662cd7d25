package dev.luma.jdbc.frameworks;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.jdbc.LumaJdbcDriver;
import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.codegen.GenerationTool;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;
import org.jooq.types.ULong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// jOOQ, given a connection and nothing else.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
class JooqIT {
    private final RealServer server;
    private Connection connection;
    private DSLContext jooq;

    @SuppressWarnings("NullAway.Init") // opened before each test
    JooqIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() throws SQLException {
        connection = TestDatabase.open(server);
        jooq = DSL.using(connection);
        TestDatabase.run(
                connection,
                "DROP TABLE IF EXISTS books",
                "CREATE TABLE books (id BIGINT UNSIGNED PRIMARY KEY AUTO_INCREMENT, title VARCHAR(100) NOT NULL UNIQUE,"
                        + " price DECIMAL(10, 2), sold BOOLEAN, day DATE, at DATETIME(6), opens TIME, code CHAR(36),"
                        + " cover BLOB, facts JSON)");
    }

    @AfterEach
    void close() throws SQLException {
        TestDatabase.run(connection, "DROP TABLE books");
        connection.close();
    }

    private static <T> Field<T> column(String name, DataType<T> type) {
        return field(name(name), type);
    }

    @Test
    void findsTheDialectByItself() {
        assertEquals(server.isMariaDb() ? SQLDialect.MARIADB : SQLDialect.MYSQL, jooq.dialect());
    }

    @Test
    void writesAndReadsEachType() {
        final LocalDateTime at = LocalDateTime.of(2026, 3, 29, 2, 30, 0, 123_456_000);
        final UUID code = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
        jooq.insertInto(table(name("books")))
                .set(column("title", SQLDataType.VARCHAR), "jOOQ 😀")
                .set(column("price", SQLDataType.NUMERIC), new BigDecimal("12.50"))
                .set(column("sold", SQLDataType.BOOLEAN), true)
                .set(column("day", SQLDataType.LOCALDATE), LocalDate.of(2026, 2, 28))
                .set(column("at", SQLDataType.LOCALDATETIME), at)
                .set(column("opens", SQLDataType.LOCALTIME), LocalTime.of(8, 30))
                .set(column("code", SQLDataType.UUID), code)
                .set(column("cover", SQLDataType.BLOB), new byte[] {1, 2})
                .execute();

        final Record row = jooq.selectFrom(table(name("books"))).fetchSingle();
        assertEquals("jOOQ 😀", row.get("title", String.class));
        assertEquals(new BigDecimal("12.50"), row.get("price"));
        assertEquals(true, row.get("sold"));
        assertEquals(LocalDate.of(2026, 2, 28), row.get("day", LocalDate.class));
        assertEquals(LocalTime.of(8, 30), row.get("opens", LocalTime.class));
        assertEquals(code, row.get("code", UUID.class));
        assertArrayEquals(new byte[] {1, 2}, row.get("cover", byte[].class));
        assertEquals(ULong.valueOf(1), row.get("id", ULong.class));
        assertEquals(
                at,
                jooq.select(column("at", SQLDataType.LOCALDATETIME(6)))
                        .from(table(name("books")))
                        .fetchSingle()
                        .value1());
    }

    @Test
    void returnsTheKeyOfAnInsertedRow() {
        final Field<ULong> id = column("id", SQLDataType.BIGINTUNSIGNED);
        final ULong key = jooq.insertInto(jooq.meta().getTables("books").getFirst())
                .set(column("title", SQLDataType.VARCHAR), "one")
                .returning(id)
                .fetchSingle()
                .get(id);
        assertEquals(ULong.valueOf(1), key);
    }

    @Test
    void batchesAndTransactionsAndFailures() {
        final Field<String> title = column("title", SQLDataType.VARCHAR);
        final int[] counts = jooq.batch(
                        jooq.insertInto(table(name("books"))).columns(title).values((String) null))
                .bind("a")
                .bind("b")
                .bind("c")
                .execute();
        assertArrayEquals(new int[] {1, 1, 1}, counts);
        final DataAccessException e = assertThrows(
                DataAccessException.class,
                () -> jooq.transaction(inside -> {
                    inside.dsl().deleteFrom(table(name("books"))).execute();
                    inside.dsl()
                            .insertInto(table(name("books")))
                            .set(title, "x")
                            .execute();
                    inside.dsl()
                            .insertInto(table(name("books")))
                            .set(title, "x")
                            .execute();
                }));
        assertEquals("23000", e.sqlState());
        assertEquals(3, jooq.fetchCount(table(name("books"))));
    }

    @Test
    void readsTheSchemaFromTheMetadata() {
        final var tables = jooq.meta().getTables("books");
        assertEquals(1, tables.size());
        final var books = tables.getFirst();
        assertEquals(10, books.fields().length);
        assertTrue(books.getPrimaryKey() != null);
        assertEquals(String.class, books.field("title").getType());
        assertEquals(BigDecimal.class, books.field("price").getType());
    }

    @Test
    void generatesCodeFromTheSchema(@TempDir Path folder) throws Exception {
        GenerationTool.generate(new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc().withDriver(LumaJdbcDriver.class.getName()).withUrl(TestDatabase.url(server, "")))
                .withGenerator(new Generator()
                        .withDatabase(
                                new Database().withInputSchema("luma_jdbc").withIncludes("books"))
                        .withTarget(new Target().withPackageName("generated").withDirectory(folder.toString()))));

        final String books = Files.readString(folder.resolve("generated/tables/Books.java"));
        assertTrue(books.contains("TableField<BooksRecord, ULong> ID"), books);
        assertTrue(books.contains("SQLDataType.BIGINTUNSIGNED.nullable(false).generatedByDefaultAsIdentity()"), books);
        assertTrue(books.contains("SQLDataType.VARCHAR(100).nullable(false)"), books);
        assertTrue(books.contains("SQLDataType.DECIMAL(10, 2)"), books);
        assertTrue(books.contains("SQLDataType.LOCALDATETIME(6)"), books);
    }

    @Test
    void fetchesLazily() {
        try (Cursor<Record> cursor = jooq.resultQuery(
                        "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 900) SELECT n FROM r")
                .fetchSize(100)
                .fetchLazy()) {
            int sum = 0;
            for (final Record row : cursor) {
                sum += row.get(0, int.class);
            }
            assertEquals(405_450, sum);
        }
    }
}
