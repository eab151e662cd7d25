package dev.luma.lang.std;

import static dev.luma.lang.runtime.Panicking.panics;
import static dev.luma.lang.std.Values.bytes;
import static dev.luma.lang.std.Values.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.runtime.Panic;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class DatabaseIT {
    private final Database db;

    DatabaseIT(RealServer server) {
        db = DbModule.open(new JavaDriver(), server.user() + "@" + server.host() + ":" + server.port() + "/");
    }

    @BeforeEach
    void createTable() {
        Database.exec(db, "CREATE DATABASE IF NOT EXISTS luma_runtime CHARACTER SET utf8mb4");
        Database.exec(db, "CREATE TEMPORARY TABLE luma_runtime.t (id INT PRIMARY KEY AUTO_INCREMENT, name TEXT)");
    }

    @AfterEach
    void close() {
        Database.close(db);
    }

    private @Nullable Object one(String sql, LumaType wanted, @Nullable Object... args) {
        return QueryRow.get(Database.query(db, sql, args).at(0), "v", wanted);
    }

    @Test
    void readsBackWhatItWroteIntoTheStatement() {
        final String text = "it's \"so\" \\' \\ \0 \n ? :a -- # /* 😀";

        assertEquals(text, one("SELECT ? AS v", LumaType.STR, text));
        assertEquals(text, one("SELECT :a AS v", LumaType.STR, map("a", text)));
        assertEquals(10L, one("SELECT 5 -? AS v", LumaType.INT, -5L));
        assertEquals(Long.MIN_VALUE, one("SELECT ? AS v", LumaType.INT, Long.MIN_VALUE));
        assertEquals(0.1, one("SELECT ? AS v", LumaType.FLOAT, 0.1));
        assertEquals(true, one("SELECT ? AS v", LumaType.BOOL, true));
        assertEquals("00FF27", one("SELECT HEX(?) AS v", LumaType.STR, bytes(0, 255, '\'')));
        assertNull(one("SELECT ? AS v", LumaType.optional(LumaType.STR), (Object) null));
    }

    @Test
    void skipsWhatIsNoPlaceholder() {
        assertEquals("?:x|7", one("SELECT CONCAT('?:x', \"|\", ?) AS v -- ? :y\n# ?\n/* ? */", LumaType.STR, 7L));
    }

    @Test
    void countsRowsAndIds() {
        assertEquals(2, Database.exec(db, "INSERT INTO luma_runtime.t (name) VALUES (?), (?)", "a", "b"));
        assertEquals(1, Database.lastInsertId(db));
        assertEquals(2L, one("SELECT COUNT(*) AS v FROM luma_runtime.t", LumaType.INT));
    }

    @Test
    void rollsBackWhatAPanicLeaves() {
        final Panic panic = panics(
                "mine",
                () -> Database.transaction(db, arguments -> {
                    Database.exec(db, "INSERT INTO luma_runtime.t (name) VALUES (:name)", map("name", "x"));
                    throw Panic.of("mine", "no");
                }));

        assertEquals("no", panic.getMessage());
        assertEquals(0L, one("SELECT COUNT(*) AS v FROM luma_runtime.t", LumaType.INT));
    }
}
