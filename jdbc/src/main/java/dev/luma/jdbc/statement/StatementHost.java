package dev.luma.jdbc.statement;

import dev.luma.db.Cancellable;
import dev.luma.db.Connection;
import dev.luma.db.Row;
import dev.luma.db.spi.SqlDialect;
import dev.luma.jdbc.value.ResultLayouts;
import dev.luma.jdbc.value.ValueSettings;
import dev.luma.jdbc.vendor.Query;
import dev.luma.jdbc.vendor.Vendor;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What a statement knows of its connection.
///
/// A method that talks to the server does it in its turn, [#locked] or [#change], and has [#ready] see to the line:
///
/// ```java
/// host.change(() -> {
///     host.ready();
///     calls.exec(sql);
/// });
/// ```
public interface StatementHost {
    /// What is done in turn, for what it gives.
    interface Step<T extends @Nullable Object> {
        T run() throws SQLException;
    }

    /// What is done in turn.
    interface Change {
        void run() throws SQLException;
    }

    /// Runs a step in its turn, and translates its failure.
    default <T extends @Nullable Object> T locked(Step<T> step) throws SQLException {
        lock().lock();
        try {
            return step.run();
        } catch (RuntimeException e) {
            throw failed(e);
        } finally {
            lock().unlock();
        }
    }

    /// Runs a step in its turn, and translates its failure.
    default void change(Change change) throws SQLException {
        lock().lock();
        try {
            change.run();
        } catch (RuntimeException e) {
            throw failed(e);
        } finally {
            lock().unlock();
        }
    }

    /// As the application sees it.
    java.sql.Connection connection();

    /// Whose turn it is.
    ReentrantLock lock();

    /// The line, free for a command: what an earlier answer had left on it is in memory now, and where the application
    /// commits by itself, a transaction is open or begins with the command.
    ///
    /// @throws SQLException if the connection is closed
    Connection ready() throws SQLException;

    /// An answer has begun that may be on the line when the next command comes.
    void answered(Answered answer);

    /// What an exception of `db` or of a driver is to the application.
    SQLException failed(RuntimeException failure);

    /// How long each call may take at most, beside what its statement says; empty where the session sees to it.
    Optional<Duration> callLimit();

    /// How many commands there were so far, so that a statement can tell whether it was the last.
    long commands();

    Vendor vendor();

    SqlDialect dialect();

    ValueSettings values();

    /// What is known of the results' columns.
    ResultLayouts layouts();

    /// How many `?` a statement has, by its text.
    int parameterCount(String sql) throws SQLException;

    /// The statement without JDBC's escapes.
    String withoutEscapes(String sql) throws SQLException;

    /// Asks the server, without beginning a transaction, and takes all rows into memory.
    List<Row> ask(Query query) throws SQLException;

    /// What runs a statement's calls on the line, once it is [#ready].
    Cancellable calls();

    /// The statement is closed.
    void forget(JdbcStatement statement);
}
