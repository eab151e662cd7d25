package dev.luma.lang.std;

import dev.luma.lang.runtime.CoreObject;
import dev.luma.lang.runtime.Text;

/// Luma's `db_error`: what a database said.
public final class DatabaseError implements CoreObject {
    /// The class of SQLSTATEs that say: try the whole transaction again.
    static final String CONFLICT = "40";

    private final String state;
    private final long number;

    DatabaseError(String state, long number) {
        this.state = state;
        this.number = number;
    }

    public static String state(DatabaseError self) {
        return self.state;
    }

    public static long number(DatabaseError self) {
        return self.number;
    }

    /// Whether the same may succeed when it is tried again.
    public static boolean retry(DatabaseError self) {
        return self.state.startsWith(CONFLICT);
    }

    @Override
    public String typeName() {
        return "db_error";
    }

    /// As a struct's.
    @Override
    public String text() {
        return "db_error { state: " + Text.quoted(state) + ", number: " + number + ", retry: " + retry(this) + " }";
    }
}
