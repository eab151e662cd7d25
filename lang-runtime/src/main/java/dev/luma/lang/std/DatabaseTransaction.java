package dev.luma.lang.std;

import dev.luma.lang.runtime.CoreObject;
import org.jspecify.annotations.Nullable;

/// Luma's affine `transaction`.
public final class DatabaseTransaction implements CoreObject {
    private final Database database;
    private final long number;

    DatabaseTransaction(Database database, long number) {
        this.database = database;
        this.number = number;
    }

    @Override
    public String typeName() {
        return "transaction";
    }

    public static QueryRows query(DatabaseTransaction self, String sql, @Nullable Object... args) {
        return self.database.inTransaction(self.number, () -> self.database.queried(sql, args));
    }

    public static long exec(DatabaseTransaction self, String sql, @Nullable Object... args) {
        return self.database.inTransaction(self.number, () -> self.database.executed(sql, args));
    }

    public static long lastInsertId(DatabaseTransaction self) {
        return self.database.inTransaction(self.number, () -> Database.lastInsertId(self.database));
    }

    public static void commit(DatabaseTransaction self) {
        self.database.end(self.number, "COMMIT");
    }

    public static void rollback(DatabaseTransaction self) {
        self.database.end(self.number, "ROLLBACK");
    }

    /// What the runtime calls when a panic passes by: undoes what is still open. Never panics itself, so that the one
    /// that passes goes on.
    public static void abandon(DatabaseTransaction self) {
        try {
            rollback(self);
        } catch (RuntimeException e) {
            // It has ended already, or the line is gone and the transaction with it.
        }
    }
}
