package dev.luma.lang.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The examples that need a database, on real ones.
@Timeout(120)
final class ExamplesIT {
    @TempDir
    Path folder;

    private static String dsn(RealServer server, String database) {
        return server.user() + "@" + server.host() + ":" + server.port() + "/" + database;
    }

    private LumaProcess on(RealServer server) {
        return LumaProcess.in(folder).with(Map.of("DSN", dsn(server, server.database())));
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void quickstart(RealServer server) {
        assertEquals(
                """
                connected to %s
                the last key is 2
                Robert'); DROP TABLE people is 21
                Alice is 30
                undone: changed my mind
                people in the table: 3
                """.formatted(server.sql("SELECT VERSION()").strip()),
                on(server).example("quickstart.luma").printed());
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void importsReportsAndExports(RealServer server) throws IOException {
        server.sql("USE test; DROP TABLE IF EXISTS people; CREATE TABLE people (name VARCHAR(40), age INT)");
        Files.writeString(
                folder.resolve("people.csv"), "name,age\n\"O'Hara, \"\"Kim\"\"\",21\nZoë,\n" + "x,1\n".repeat(1200));
        final LumaProcess.Ended imported = on(server).example("csv_import.luma", "people.csv", "people");
        assertEquals("imported 1202 lines into people\n", imported.printed());
        assertEquals(
                " 41%  500 of 1202 lines\n 83%  1000 of 1202 lines\n100%  1202 of 1202 lines\n", imported.errors());

        final String sql = "SELECT name, SUM(age) AS age, COUNT(*) AS n FROM people GROUP BY name ORDER BY n, age";
        assertEquals("""
                name            age     n
                -------------  ----  ----
                Zoë                     1
                O'Hara, "Kim"    21     1
                x              1200  1200
                3 rows
                """, on(server).example("report.luma", sql).printed());

        assertEquals(
                """
                [
                  {
                    "name": "O'Hara, \\"Kim\\"",
                    "age": 21,
                    "raw": "aGk="
                  },
                  {
                    "name": "Zoë",
                    "age": null,
                    "raw": "aGk="
                  }
                ]
                """,
                on(server)
                        .example(
                                "json_export.luma",
                                "SELECT name, age, CAST('hi' AS BINARY) AS raw FROM people WHERE name <> 'x' ORDER BY name")
                        .printed());
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void importsIntoATableThatIsNotThereYet(RealServer server) throws IOException {
        server.sql("DROP TABLE IF EXISTS test.pets");
        Files.writeString(folder.resolve("pets.csv"), "name,the age\nZoë,\n");
        assertEquals(
                "imported 1 lines into pets\n",
                on(server).example("csv_import.luma", "pets.csv", "pets").printed());
        assertEquals(
                "Zoë\tNULL", server.sql("SELECT name, `the age` FROM test.pets").strip());
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void aFileThatDoesNotFitImportsNothing(RealServer server) throws IOException {
        server.sql("USE test; DROP TABLE IF EXISTS people; CREATE TABLE people (name VARCHAR(40), age INT)");
        Files.writeString(folder.resolve("people.csv"), "name,age\n" + "x,1\n".repeat(600) + "y\n");
        final LumaProcess.Ended imported = on(server).example("csv_import.luma", "people.csv", "people");
        assertEquals(1, imported.status());
        assertTrue(imported.errors().contains("panic: [\"y\"] are not 2 fields"), imported.errors());
        assertEquals("0", server.sql("SELECT COUNT(*) FROM test.people").strip());
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void migratesOnce(RealServer server) throws IOException {
        server.sql("USE test; DROP TABLE IF EXISTS migrations, shelf");
        final Path migrations = Files.createDirectory(folder.resolve("migrations"));
        Files.writeString(
                migrations.resolve("001-shelf.sql"),
                "-- shelves\nCREATE TABLE shelf (\n  id INT\n);\nINSERT INTO shelf VALUES (1);\n");
        assertEquals(
                "[1/1] 001-shelf.sql\n1 migrations applied\n",
                on(server).example("migrate.luma", "migrations").printed());
        Files.writeString(migrations.resolve("002-more.sql"), "INSERT INTO shelf VALUES (2), (3)");
        assertEquals(
                "[1/1] 002-more.sql\n1 migrations applied\n",
                on(server).example("migrate.luma", "migrations").printed());
        assertEquals(
                "0 migrations applied\n",
                on(server).example("migrate.luma", "migrations").printed());
        assertEquals("3", server.sql("SELECT COUNT(*) FROM test.shelf").strip());
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void copiesATable(RealServer server) {
        server.sql("DROP DATABASE IF EXISTS other; CREATE DATABASE other; USE test; DROP TABLE IF EXISTS orders;"
                + " CREATE TABLE orders (id INT PRIMARY KEY, total DECIMAL(8,2), paid TIMESTAMP(3) NULL, raw BLOB);"
                + " INSERT INTO orders VALUES (1, 12.50, '2026-02-10 09:30:00.125', X'00FF'), (2, NULL, NULL, '')");
        final LumaProcess copy =
                LumaProcess.in(folder).with(Map.of("FROM", dsn(server, "test"), "TO", dsn(server, "other")));
        assertEquals(
                "2 rows copied\n", copy.example("copy_table.luma", "orders").printed());
        assertEquals(
                server.sql("SELECT id, total, paid, HEX(raw) FROM test.orders"),
                server.sql("SELECT id, total, paid, HEX(raw) FROM other.orders"));
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void transfersWhatIsThere(RealServer server) {
        server.sql("DROP TABLE IF EXISTS test.accounts");
        assertEquals(
                "Alice has 75\nBob has 125\n",
                on(server).example("transfer.luma", "Alice", "Bob", "25").printed());
        final LumaProcess.Ended refused = on(server).example("transfer.luma", "Alice", "Bob", "76");
        assertEquals("nothing moved: Alice does not have so much\n", refused.output());
        assertEquals(1, refused.status());
        assertEquals(
                2, on(server).example("transfer.luma", "Alice", "Bob", "-25").status());
    }
}
