package dev.luma.db.watch;

import dev.luma.db.error.DbException;

/// Failures by name. Their messages are left out, since a server's may quote values.
final class Failures {
    private Failures() {}

    /// `ConstraintException 23000`.
    static String name(Throwable failure) {
        final String type = failure.getClass().getSimpleName();
        return failure instanceof DbException known ? type + " " + known.sqlState() : type;
    }
}
