package dev.luma.db;

import dev.luma.db.error.UsageException;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.RowBlock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The rows of a result, which come one by one while they are read.
///
/// ```java
/// for (Row row : db.query("SELECT id, name FROM users")) {
///     System.out.println(row.getLong("id") + " " + row.getString("name"));
/// }
/// List<User> users = db.query("SELECT id, name FROM users").all(User.class);
/// ```
///
/// They are read once, in one of these ways, and close by themselves at their end, or when something goes wrong:
/// [#walk], a `for` loop, [#next] and [#row], [#stream]; or [#first], [#all], [#map] and [#count], which take
/// everything and close. Only who leaves a loop early must [#close]. Until they are closed, their connection does
/// nothing else.
///
/// [#walk], a loop and [#row] show the same [Row] object again and again, without a copy: it is valid until the next
/// step. Rows from [#all], [#first] and [#stream] are on their own, and for ever.
///
/// Used by one thread at a time.
public final class Rows implements AutoCloseable, Iterable<Row> {
    private enum State {
        /// Before a row, or on one.
        OPEN,
        /// Read to the end.
        READ,
        /// Closed before their end.
        CLOSED
    }

    private final Cursor cursor;
    private final Layout layout;
    private final Row row;
    /// Whether the cursor ends with these rows; if not, more results may follow.
    private final boolean alone;

    private State state = State.OPEN;
    private boolean onRow;
    private int warnings;

    private Rows(Cursor cursor, Layout layout, boolean alone) {
        this.cursor = cursor;
        this.layout = layout;
        this.row = new Row(layout, cursor.answer().row());
        this.alone = alone;
    }

    /// The rows of the current result, which is the only one of interest.
    static Rows of(Cursor cursor) {
        return new Rows(cursor, cursor.layout(), true);
    }

    /// The rows of the current result, behind which others may follow.
    static Rows among(Cursor cursor) {
        return new Rows(cursor, cursor.layout(), false);
    }

    /// No rows, and no columns, of an answer that had none.
    static Rows none(Cursor cursor) {
        final Rows none = new Rows(cursor, Layout.EMPTY, true);
        none.warnings = cursor.answer().warnings();
        none.end(State.READ);
        cursor.close();
        return none;
    }

    /// The columns, in order; empty for a statement without rows.
    public List<ColumnInfo> columns() {
        return layout.columns();
    }

    /// How many warnings the server counted; all of them are known once the rows were read.
    public int warnings() {
        return state == State.OPEN ? cursor.answer().warnings() : warnings;
    }

    // ---- one by one

    /// Moves to the next row.
    ///
    /// @return false after the last one; the rows are closed then
    /// @throws UsageException if the rows were closed before their end
    public boolean next() {
        if (state != State.OPEN || cursor.isClosed()) {
            return overAlready();
        }
        try {
            onRow = cursor.next();
        } catch (RuntimeException | Error e) {
            end(State.CLOSED);
            throw e;
        }
        if (!onRow) {
            finish();
        }
        return onRow;
    }

    private boolean overAlready() {
        if (state == State.READ) {
            return false;
        }
        end(State.CLOSED);
        throw new UsageException("these rows were closed before their end, by close() or by a rollback");
    }

    private void finish() {
        warnings = cursor.answer().warnings();
        end(State.READ);
        if (alone) {
            cursor.finish();
        }
    }

    private void end(State how) {
        state = how;
        onRow = false;
        row.end();
    }

    /// The current row: always the same object, valid until the next step.
    ///
    /// @throws UsageException if there is none, since [#next] was not called or said so
    public Row row() {
        if (!onRow) {
            throw noRow();
        }
        return row;
    }

    /// The current row and those behind it that have come already, whose values are read without these rows: they
    /// stand on the last of them then. For a façade that locks each step; see [RowBlock] for how long they are valid.
    ///
    /// @param most how many rows at most
    /// @return null if there are none behind the current one, or the driver has no blocks
    /// @throws UsageException if there is no current row
    public @Nullable RowBlock block(int most) {
        if (!onRow) {
            throw noRow();
        }
        return cursor.block(most);
    }

    private static UsageException noRow() {
        return new UsageException("there is no current row: row() follows a next() that gave true");
    }

    /// Shows each row to `reader`; each is valid during that call.
    public void walk(Consumer<? super Row> reader) {
        requireUnread();
        try (this) {
            while (next()) {
                reader.accept(row);
            }
        }
    }

    /// For a `for` loop: always the same [Row] object, valid until the next step. Whoever leaves the loop early closes.
    @Override
    public Iterator<Row> iterator() {
        requireUnread();
        return new RowIterator();
    }

    /// The rows as a stream, each on its own. Closing the stream closes the rows.
    public Stream<Row> stream() {
        requireUnread();
        final Spliterator<Row> rows = Spliterators.spliteratorUnknownSize(
                new RowIterator(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
        return StreamSupport.stream(rows, false).map(Row::detach).onClose(this::close);
    }

    // ---- all at once

    /// The first row, if there is one; the rest is dropped.
    public Optional<Row> first() {
        requireUnread();
        try (this) {
            return next() ? Optional.of(row.detach()) : Optional.empty();
        }
    }

    /// The first row as a `T`, if there is one; the rest is dropped. See [#all(Class)].
    public <T> Optional<T> first(Class<T> type) {
        requireUnread();
        try (this) {
            return next() ? Optional.of(mapper(type).map(row)) : Optional.empty();
        }
    }

    /// All rows that are left, in memory.
    public List<Row> all() {
        return map(Row::detach);
    }

    /// All rows that are left, each as a `T`.
    ///
    /// A record takes each component from the column of its name, in whatever case and with or without `_`: `createdAt`
    /// is `created_at`. Columns without a component are passed over. Any other type takes the only column.
    ///
    /// @throws UsageException if a component has no column
    /// @throws dev.luma.db.error.ConversionException if a value does not fit, or NULL meets a primitive
    public <T> List<T> all(Class<T> type) {
        requireUnread();
        try (this) {
            // A driver may not tell the columns of a result without rows.
            return layout.columns().isEmpty() ? map(row -> mapper(type).map(row)) : map(mapper(type));
        }
    }

    private <T> RowMapper<T> mapper(Class<T> type) {
        return layout.mapper(type);
    }

    /// What `mapper` makes of each row that is left.
    public <T extends @Nullable Object> List<T> map(RowMapper<T> mapper) {
        requireUnread();
        try (this) {
            final List<T> made = new ArrayList<>();
            while (next()) {
                made.add(mapper.map(row));
            }
            return made;
        }
    }

    /// How many rows are left; they are passed over.
    public long count() {
        requireUnread();
        try (this) {
            long count = 0;
            while (next()) {
                count++;
            }
            return count;
        }
    }

    private void requireUnread() {
        if (state != State.OPEN && !(state == State.READ && layout == Layout.EMPTY)) {
            throw new UsageException(
                    "these rows were read or closed already: rows come once, so take them with all() to"
                            + " walk them again");
        }
    }

    /// Drops what is left. Twice is fine.
    @Override
    public void close() {
        if (state == State.OPEN) {
            end(State.CLOSED);
            if (alone) {
                cursor.close();
            }
        }
    }

    /// Looks one row ahead only when it is asked to, so that the row shown stays valid meanwhile.
    private final class RowIterator implements Iterator<Row> {
        private boolean moved;

        @Override
        public boolean hasNext() {
            if (!moved) {
                moved = true;
                next = Rows.this.next();
            }
            return next;
        }

        private boolean next;

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no more rows");
            }
            moved = false;
            return row;
        }
    }
}
