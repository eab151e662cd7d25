package dev.luma.db.spi;

import dev.luma.db.error.DbException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// What each row of a batch did. Rows count from 0.
public final class BatchResult {
    private static final long[] NONE = {};

    private final long[] affectedRows;
    /// Up to the last row that has one.
    private final long[] keys;
    private final SortedMap<Integer, DbException> failures;
    private final BitSet gaveRows;
    private final int size;

    private BatchResult(
            long[] affectedRows, long[] keys, int size, SortedMap<Integer, DbException> failures, BitSet gaveRows) {
        this.gaveRows = gaveRows;
        this.affectedRows = affectedRows;
        this.keys = keys;
        this.size = size;
        this.failures = failures;
    }

    /// How many rows were run.
    public int size() {
        return size;
    }

    /// How many rows of the table this row of the batch changed; 0 if it failed. Unsigned.
    public long affectedRows(int row) {
        return affectedRows[checked(row)];
    }

    /// The key that the server generated for this row; 0 if none. Unsigned. For a row that brought its own, it is that
    /// one or 0, as the server tells it.
    public long key(int row) {
        return checked(row) < keys.length ? keys[row] : 0;
    }

    /// Whether the server gave rows for this row of the batch, which were passed over.
    public boolean gaveRows(int row) {
        return gaveRows.get(checked(row));
    }

    private int checked(int row) {
        if (row < 0 || row >= size) {
            throw new IndexOutOfBoundsException("row " + row + " of a batch of " + size);
        }
        return row;
    }

    /// All the rows' [#affectedRows(int)], in order.
    public long[] affectedRows() {
        return Arrays.copyOf(affectedRows, size);
    }

    /// All the rows' [#key], in order.
    public long[] keys() {
        return Arrays.copyOf(keys, size);
    }

    /// How many rows of the table were changed, all together.
    public long totalAffectedRows() {
        long total = 0;
        for (int i = 0; i < size; i++) {
            total += affectedRows[i];
        }
        return total;
    }

    /// The rows that failed, in order, and why; empty if none did.
    public Map<Integer, DbException> failures() {
        return failures;
    }

    @Override
    public String toString() {
        return "BatchResult[" + size + " rows, " + failures.size() + " failed]";
    }

    /// Takes notes of a batch, row by row. For drivers.
    public static final class Notes {
        private static final int FIRST_CAPACITY = 16;

        private final SortedMap<Integer, DbException> failures = new TreeMap<>();
        private final BitSet gaveRows = new BitSet(0);
        private long[] affectedRows = new long[FIRST_CAPACITY];
        private long[] keys = NONE;
        private int size;

        /// How many rows there are notes of: the number of the next one.
        public int size() {
            return size;
        }

        /// The server gave rows for the next row.
        public void rowsCame() {
            gaveRows.set(size);
        }

        /// The next row did this.
        public void done(long affected, long key) {
            if (size == affectedRows.length) {
                affectedRows = Arrays.copyOf(affectedRows, 2 * size);
            }
            affectedRows[size] = affected;
            if (key != 0) {
                if (size >= keys.length) {
                    keys = Arrays.copyOf(keys, affectedRows.length);
                }
                keys[size] = key;
            }
            size++;
        }

        /// The next row failed.
        public void failed(DbException failure) {
            failure.inRow(size);
            failures.put(size, failure);
            done(0, 0);
        }

        /// The rows from this one on are to run again: forgets what they did.
        public void forget(int from) {
            Objects.checkFromToIndex(from, size, size);
            if (from < keys.length) {
                Arrays.fill(keys, from, Math.min(size, keys.length), 0);
            }
            failures.tailMap(from).clear();
            gaveRows.clear(from, size);
            size = from;
        }

        /// The first failure there is a note of.
        ///
        /// @throws java.util.NoSuchElementException if there is none
        public DbException firstFailure() {
            return failures.values().iterator().next();
        }

        /// Whether a row failed.
        public boolean hasFailures() {
            return !failures.isEmpty();
        }

        /// All that was noted. The notes are not to be used afterwards.
        public BatchResult result() {
            return new BatchResult(affectedRows, keys, size, Collections.unmodifiableSortedMap(failures), gaveRows);
        }
    }
}
