package dev.luma.jdbc.value;

import dev.luma.db.error.SqlState;
import dev.luma.jdbc.error.SqlExceptions;
import java.sql.SQLException;

/// Where in a large object: JDBC counts from 1.
final class LobRanges {
    static final long NOT_FOUND = -1;

    private LobRanges() {}

    /// Where a part begins, from 0; at the latest just behind the end.
    static int start(long position, int length) throws SQLException {
        if (position < 1 || position > length + 1L) {
            throw SqlExceptions.usage(
                    SqlState.WRONG_USE, "position " + position + " is not within 1 and " + (length + 1L));
        }
        return (int) (position - 1);
    }

    /// Where a part of at most so much ends.
    static int end(int start, long wanted, int length) throws SQLException {
        if (wanted < 0) {
            throw SqlExceptions.usage(SqlState.WRONG_USE, "a length of " + wanted + " is less than nothing");
        }
        return (int) Math.min(length, start + wanted);
    }

    static void requireWithin(int start, long wanted, int length) throws SQLException {
        if (wanted < 0 || wanted > length - start) {
            throw SqlExceptions.usage(
                    SqlState.WRONG_USE, "a length of " + wanted + " is not within 0 and " + (length - start));
        }
    }
}
