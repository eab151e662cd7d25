package dev.luma.jdbc.vendor;

import org.jspecify.annotations.Nullable;

/// How the keys that a statement generates can be learnt for certain. None is ever made up.
public sealed interface KeyPlan {
    /// It generates none.
    record None() implements KeyPlan {}

    /// The key in the statement's outcome, if it is not 0, and no other.
    record First() implements KeyPlan {}

    /// Runs another statement instead, which gives a row of keys for each row that it inserted; so their number is its
    /// update count.
    ///
    /// @param sql with the same parameters
    record Returning(String sql) implements KeyPlan {}

    /// As [Returning], when it is known which column the server generates.
    ///
    /// @param question gives no rows; the generated one among its columns is the key. If there is none, the plan is
    ///     [First]
    record ReturningKey(String question, InsertStatement insert) implements KeyPlan {
        /// @param quotedColumn as it stands in a statement
        public String sql(String quotedColumn) {
            return insert.returning(quotedColumn);
        }
    }

    /// All keys follow from the first, under conditions.
    ///
    /// @param question to be asked behind the statement, in the same session: gives one row, with the step from key to
    ///     key and the number of triggers that might change a row before it is inserted, and behind these two the
    ///     table's columns
    record Counted(String question, InsertStatement insert) implements KeyPlan {
        /// The keys of all rows, as far as they are certain.
        ///
        /// @param first the outcome's key, unsigned, not 0
        /// @param affectedRows the outcome's count
        /// @param step from the answer
        /// @param triggers from the answer
        /// @param key the name of the generated column among the table's, null if there is none
        /// @param position which of the table's columns it is, from 0
        /// @return unsigned; one for each row, or else the first alone
        public long[] keys(
                long first, long affectedRows, long step, long triggers, @Nullable String key, int position) {
            final int rows = insert.rows().size();
            final boolean allFollow =
                    affectedRows == rows && step > 0 && triggers == 0 && key != null && insert.leavesOut(key, position);
            final long[] keys = new long[allFollow ? rows : 1];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = first + i * step;
            }
            return keys;
        }
    }
}
