package dev.luma.db;

import static dev.luma.db.Shop.row;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The programs of the announcement, in Java.
class SeedProgramTest {
    record User(String name, int age) {}

    private final Shop shop = new Shop();

    @Test
    void runsTheFirstProgram() {
        shop.answer("SELECT name, age FROM users WHERE age > 21", row("name", "Alice", "age", "30"));
        final List<String> printed = new ArrayList<>();

        try (Connection db = Db.open(shop, "user:pass@localhost/mydb")) {
            final Rows rows = db.query("SELECT name, age FROM users WHERE age > ?", 21);
            rows.walk(row -> printed.add(row.get("name") + " is " + row.getInt("age")));
            final ExecResult result = db.exec("INSERT INTO users (name, age) VALUES (?, ?)", "Alice", 30);
            assertEquals(1, result.affectedRows());
            assertEquals(7, db.lastInsertId());
        }

        assertEquals(List.of("Alice is 30"), printed);
        assertEquals("INSERT INTO users (name, age) VALUES ('Alice', 30)", shop.last());
        assertEquals(1, shop.disconnects);
    }

    @Test
    void bindsNamedParameters() {
        shop.answer("SELECT name, age FROM users WHERE age > 21", row("name", "Alice", "age", "30"));

        try (Connection db = Db.open(shop, "user:pass@localhost/mydb")) {
            final List<User> users = db.query("SELECT name, age FROM users WHERE age > :age", Map.of("age", 21))
                    .all(User.class);

            assertEquals(List.of(new User("Alice", 30)), users);
        }
    }

    @Test
    void sendsTransactionsAsStatements() {
        try (Connection db = Db.open(shop, "")) {
            db.beginTransaction();
            db.exec("A");
            db.commit();
            db.transact(tx -> tx.exec("B"));
        }

        assertEquals(List.of("BEGIN", "A", "COMMIT", "BEGIN", "B", "COMMIT"), List.copyOf(shop.asked));
    }
}
