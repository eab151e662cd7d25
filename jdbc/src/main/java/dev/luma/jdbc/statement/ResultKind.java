package dev.luma.jdbc.statement;

import dev.luma.jdbc.error.SqlExceptions;
import java.sql.ResultSet;
import java.sql.SQLException;

/// What kind of result sets a statement makes, in the constants of [ResultSet].
public record ResultKind(int type, int concurrency, int holdability) {
    public static final ResultKind PLAIN =
            new ResultKind(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, ResultSet.HOLD_CURSORS_OVER_COMMIT);

    /// What comes nearest to a wish: one that sees others' changes is one that does not, one that would update does
    /// not, and all outlive a commit.
    ///
    /// @throws SQLException if a number is none of the constants
    public static ResultKind nearest(int type, int concurrency, int holdability) throws SQLException {
        final boolean known = type >= ResultSet.TYPE_FORWARD_ONLY
                && type <= ResultSet.TYPE_SCROLL_SENSITIVE
                && (concurrency == ResultSet.CONCUR_READ_ONLY || concurrency == ResultSet.CONCUR_UPDATABLE)
                && (holdability == ResultSet.HOLD_CURSORS_OVER_COMMIT
                        || holdability == ResultSet.CLOSE_CURSORS_AT_COMMIT);
        if (!known) {
            throw SqlExceptions.usage(
                    "HY024",
                    "there are no result sets of type " + type + ", concurrency " + concurrency + ", holdability "
                            + holdability + ": see the constants of java.sql.ResultSet");
        }
        return new ResultKind(
                type == ResultSet.TYPE_FORWARD_ONLY ? type : ResultSet.TYPE_SCROLL_INSENSITIVE,
                ResultSet.CONCUR_READ_ONLY,
                ResultSet.HOLD_CURSORS_OVER_COMMIT);
    }

    boolean scrolls() {
        return type != ResultSet.TYPE_FORWARD_ONLY;
    }
}
