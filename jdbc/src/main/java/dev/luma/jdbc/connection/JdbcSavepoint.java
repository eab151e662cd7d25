package dev.luma.jdbc.connection;

import dev.luma.db.error.SqlState;
import dev.luma.jdbc.error.SqlExceptions;
import java.sql.SQLException;
import java.sql.Savepoint;

/// A place in a transaction to come back to.
final class JdbcSavepoint implements Savepoint {
    private final JdbcConnection connection;
    private final int id;
    /// Empty if it has none.
    private final String name;

    private boolean released;

    JdbcSavepoint(JdbcConnection connection, int id, String name) {
        this.connection = connection;
        this.id = id;
        this.name = name;
    }

    @Override
    public int getSavepointId() throws SQLException {
        if (!name.isEmpty()) {
            throw SqlExceptions.usage(SqlState.WRONG_USE, "the savepoint has a name, and so no number");
        }
        return id;
    }

    @Override
    public String getSavepointName() throws SQLException {
        if (name.isEmpty()) {
            throw SqlExceptions.usage(SqlState.WRONG_USE, "the savepoint has a number, and so no name");
        }
        return name;
    }

    /// As the server knows it. MariaDB takes no name with a character beyond the basic plane.
    String nameOnServer() {
        return name.isEmpty() || name.chars().anyMatch(c -> Character.isSurrogate((char) c)) ? "luma_" + id : name;
    }

    boolean belongsTo(JdbcConnection other) {
        return connection == other;
    }

    boolean isReleased() {
        return released;
    }

    void release() {
        released = true;
    }
}
