package dev.luma.db;

import dev.luma.db.observe.Listener;
import dev.luma.db.spi.Driver;
import dev.luma.db.spi.TextDriver;
import dev.luma.db.text.TextAdapter;
import java.util.List;

/// Opens databases.
///
/// ```java
/// try (Connection db = Db.open(driver, "user:pass@localhost/mydb")) {
///     db.query("SELECT name, age FROM users WHERE age > ?", 21)
///             .walk(row -> System.out.println(row.getString("name") + " is " + row.getInt("age")));
///     db.exec("INSERT INTO users (name, age) VALUES (?, ?)", "Alice", 30);
/// }
/// ```
public final class Db {
    private Db() {}

    /// Connects by a driver.
    ///
    /// @param dsn where to and as whom, such as `user:pass@localhost/mydb`; its form is the driver's own affair
    /// @param listeners are told what the connection does, beside those that are services
    /// @throws dev.luma.db.error.UsageException if the DSN makes no sense
    /// @throws dev.luma.db.error.CannotConnectException if no server answers there as it should
    /// @throws dev.luma.db.error.NotAuthenticatedException if the server does not accept the user
    public static Connection open(Driver driver, String dsn, Listener... listeners) {
        return Connection.open(driver.name(), List.of(listeners), () -> driver.connect(dsn));
    }

    /// Connects by a driver of the small contract. What it throws comes through unchanged.
    ///
    /// @param dsn where to and as whom; the driver gets it as it is
    public static Connection open(TextDriver<?> driver, String dsn, Listener... listeners) {
        return open(TextAdapter.of(driver), dsn, listeners);
    }
}
