package dev.luma.jdbc.result;

import dev.luma.jdbc.value.ResultLayouts;
import java.sql.ResultSet;
import java.util.concurrent.locks.ReentrantLock;

/// How a result shall behave.
///
/// @param layouts of the connection
/// @param lock the connection's, taken by whatever may talk to the server
/// @param type `TYPE_FORWARD_ONLY`, or `TYPE_SCROLL_INSENSITIVE`, whose rows lie in memory
/// @param fetchSize what was asked for; a hint
/// @param maxFieldBytes to how many bytes a text or bytes are cut off; 0 for never
public record ResultSettings(ResultLayouts layouts, ReentrantLock lock, int type, int fetchSize, int maxFieldBytes) {
    public static ResultSettings forwardOnly(ResultLayouts layouts, ReentrantLock lock) {
        return new ResultSettings(layouts, lock, ResultSet.TYPE_FORWARD_ONLY, 0, 0);
    }

    public static ResultSettings scrollInsensitive(ResultLayouts layouts, ReentrantLock lock) {
        return new ResultSettings(layouts, lock, ResultSet.TYPE_SCROLL_INSENSITIVE, 0, 0);
    }
}
