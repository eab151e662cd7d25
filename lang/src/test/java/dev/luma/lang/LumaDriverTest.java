package dev.luma.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Db;
import dev.luma.db.error.ConstraintException;
import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.db.spi.Driver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LumaDriverTest {
    /// Answers with the statement itself.
    private static final String ECHO = """
            struct Line {
                last: str
            }
            pub fn connect(dsn: str) -> Line {
                if dsn == "wrong" { panic(db.error("who are you?", "28000", 1045)) }
                return Line { last: dsn }
            }
            pub fn query(conn: Line, sql: str) -> [{str: str}] {
                if sql.contains("twice") { panic(db.error("twice", "23000", 1062)) }
                if sql.contains("bug") { panic("a bug") }
                return [{"sql": sql, "last": conn.last}]
            }
            pub fn exec(conn: Line, sql: str) -> [int] {
                conn.last = sql
                return [3, 42]
            }
            pub fn disconnect(conn: Line) { conn.last = "closed" }
            """;

    private static final String BINDING = """
            pub fn quote(value: str) -> str { return "«" + value + "»" }
            pub fn query_params(conn: Line, sql: str, params: [any]) -> [{str: any}] {
                return [{"sql": sql, "first": params[0], "count": params.len()}]
            }
            pub fn exec_params(conn: Line, sql: str, params: [any]) -> [int] { return [params.len(), 0] }
            """;

    @TempDir
    Path folder;

    private Driver driver(String text) throws IOException {
        final Path file = folder.resolve("echo.luma");
        Files.writeString(file, text);
        return LumaDriver.of(Luma.load(file));
    }

    @Test
    void isADriverForJava() throws IOException {
        final Driver driver = driver(ECHO);

        try (Connection db = Db.open(driver, "hello")) {
            assertEquals("echo", driver.name());
            assertEquals("hello", text(db, "last", "SELECT 1"));
            assertEquals("SELECT 'it''s', 5", text(db, "sql", "SELECT ?, ?", "it's", 5));
            assertEquals(3, db.exec("INSERT 1").affectedRows());
            assertEquals("INSERT 1", text(db, "last", "SELECT 1"));
        }
    }

    @Test
    void bindsWhereTheFileDoes() throws IOException {
        try (Connection db = Db.open(driver(ECHO + BINDING), "")) {
            assertEquals("SELECT ?, ?", text(db, "sql", "SELECT ?, ?", "a", 2));
            assertEquals("a", text(db, "first", "SELECT ?, ?", "a", 2));
            assertEquals(2, db.exec("INSERT ?, ?", 1, null).affectedRows());
        }
    }

    @Test
    void quotesAsTheFileDoes() throws IOException {
        final String quote = BINDING.lines().findFirst().orElseThrow() + "\n";

        try (Connection db = Db.open(driver(ECHO + quote), "")) {
            assertEquals("SELECT «a»", text(db, "sql", "SELECT ?", "a"));
        }
    }

    @Test
    void whatTheDriverSaysIsTheExceptionOfItsSqlState() throws IOException {
        final Driver driver = driver(ECHO);

        final var refused = assertThrows(NotAuthenticatedException.class, () -> Db.open(driver, "wrong"));
        assertEquals(1045, refused.vendorCode());
        try (Connection db = Db.open(driver, "")) {
            final var twice = assertThrows(ConstraintException.class, () -> db.query("SELECT twice"));
            assertEquals("23000", twice.sqlState());
            final var bug = assertThrows(LumaException.class, () -> db.query("SELECT bug"));
            assertEquals("panic", bug.code());
        }
    }

    @Test
    void isADriverWhereTheFileFitsTheTraitOfDrivers() throws IOException {
        final Driver driver = driver("""
                struct Line impl DatabaseConnection {
                    last: str
                    fn query(self, sql: str, params: [any]) -> [any] {
                        if sql == "numbers" { return [1] }
                        row: {str: any} = {"sql": sql, "params": "${params}", "last": self.last}
                        return [row]
                    }
                    fn exec(self, sql: str, params: [any]) -> int {
                        if sql == "twice" { panic(db.error("twice", "23000", 1062)) }
                        self.last = "${sql} ${params}"
                        return params.len()
                    }
                    fn close(self) {}
                }
                pub fn connect(dsn: str) -> DatabaseConnection {
                    if dsn == "wrong" { panic(db.error("who are you?", "28000", 1045)) }
                    return Line { last: dsn }
                }
                """);

        assertThrows(NotAuthenticatedException.class, () -> Db.open(driver, "wrong"));
        try (Connection db = Db.open(driver, "hello")) {
            assertEquals("hello", text(db, "last", "SELECT 1"));
            assertEquals("SELECT ?, ?", text(db, "sql", "SELECT ?, ?", "it's", null));
            assertEquals("[\"it's\", nil]", text(db, "params", "SELECT ?, ?", "it's", null));
            assertEquals(1, db.exec("INSERT ?", 5).affectedRows());
            assertEquals("INSERT ? [5]", text(db, "last", "SELECT 1"));
            assertThrows(ConstraintException.class, () -> db.exec("twice"));
            final var wrong = assertThrows(LumaException.class, () -> db.query("numbers"));
            assertEquals("cannot cast int to {str: any}", wrong.getMessage());
        }
    }

    @Test
    void saysWhatIsMissing() {
        final var failure = assertThrows(
                CompilationException.class, () -> driver(ECHO.replace("pub fn disconnect", "fn disconnect")));

        assertTrue(failure.getMessage().contains("error[E0503]"), failure.getMessage());
        assertTrue(failure.getMessage().contains("disconnect"), failure.getMessage());
        assertInstanceOf(RuntimeException.class, failure);
    }

    private static String text(Connection db, String column, String sql, Object... values) {
        try (var rows = db.query(sql, values)) {
            return rows.first().orElseThrow().getString(column);
        }
    }
}
