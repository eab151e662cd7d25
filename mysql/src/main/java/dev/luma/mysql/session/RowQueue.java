package dev.luma.mysql.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a batch, which can be looked at before they are taken. Those that were looked at stay as they are, so
/// that they can be put back. A source that fails is heard of in its turn, behind the rows that it gave before.
final class RowQueue implements Iterator<@Nullable Object[]> {
    private final Iterator<@Nullable Object[]> source;
    private final Deque<@Nullable Object[]> ahead = new ArrayDeque<>(4);
    private @Nullable RuntimeException failure;

    RowQueue(Iterator<@Nullable Object[]> source) {
        this.source = source;
    }

    /// Whether so many rows are to come.
    boolean hasAtLeast(int count) {
        while (ahead.size() < count && lookAhead()) {
            // one more lies there now
        }
        return ahead.size() >= count;
    }

    private boolean lookAhead() {
        if (failure != null) {
            return false;
        }
        try {
            if (!source.hasNext()) {
                return false;
            }
            ahead.add(asItIs(source.next()));
            return true;
        } catch (RuntimeException e) {
            failure = e;
            return false;
        }
    }

    /// The source may fill the same arrays with the values of the next row.
    private static @Nullable Object[] asItIs(@Nullable Object[] row) {
        final @Nullable Object[] kept = row.clone();
        for (int i = 0; i < kept.length; i++) {
            final Object value = kept[i];
            if (value instanceof CharSequence text) {
                kept[i] = text.toString();
            } else if (value instanceof byte[] bytes) {
                kept[i] = bytes.clone();
            } else if (value instanceof float[] vector) {
                kept[i] = vector.clone();
            }
        }
        return kept;
    }

    /// Whether nothing is to come, not even a failure.
    boolean isOver() {
        return !hasAtLeast(1) && failure == null;
    }

    /// The next row, which stays; null if there is none, or the source has failed, which [#next] tells.
    @Nullable
    Object @Nullable [] peek() {
        return hasAtLeast(1) ? ahead.peek() : null;
    }

    /// Has rows come again that were taken.
    ///
    /// @param taken in their order
    void putBack(List<@Nullable Object[]> taken) {
        taken.reversed().forEach(ahead::addFirst);
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty() || failure != null || source.hasNext();
    }

    @Override
    public @Nullable Object[] next() {
        final @Nullable Object @Nullable [] row = ahead.poll();
        if (row != null) {
            return row;
        }
        final RuntimeException late = failure;
        if (late != null) {
            failure = null;
            throw late;
        }
        return source.next();
    }
}
