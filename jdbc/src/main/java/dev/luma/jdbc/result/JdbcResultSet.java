package dev.luma.jdbc.result;

import dev.luma.db.error.DbException;
import dev.luma.db.error.SqlState;
import dev.luma.db.spi.Cells;
import dev.luma.jdbc.error.SqlExceptions;
import dev.luma.jdbc.error.Unwrapping;
import dev.luma.jdbc.value.JdbcBlob;
import dev.luma.jdbc.value.JdbcClob;
import dev.luma.jdbc.value.JdbcSqlXml;
import dev.luma.jdbc.value.ValueReader;
import dev.luma.jdbc.value.ValueSettings;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A result, read only. Its rows stream by, or lie in memory; a value is read from where it lies when it is asked for,
/// and an integer makes no object.
///
/// What each getter gives for each type of column is told in the documentation's `jdbc-types.md`; a value that does not
/// fit is a [java.sql.SQLDataException] that names the column, after which the result goes on.
///
/// Used by one thread at a time, but for [#close].
public final class JdbcResultSet extends LabelledResultSet implements Unwrapping {
    private static final String NO_SUCH_COLUMN = "42S22";
    private static final String NO_SUCH_INDEX = "07009";

    private final @Nullable Statement owner;
    private final RowSource rows;
    private final RowMoves moves;
    private final ValueReader reader;
    private final int columnCount;
    private final ResultSettings settings;
    private final ReentrantLock lock;
    private final FieldLimit limit;
    private Runnable whenClosed = () -> {};
    private int fetchSize;
    private boolean wasNull;
    private volatile boolean closed;

    /// @param owner what `getStatement` gives; null for a result that no statement of the application made
    /// @param rows which belong to the result from now on
    public JdbcResultSet(@Nullable Statement owner, RowSource rows, ResultSettings settings) {
        this.owner = owner;
        this.rows = rows;
        this.moves = new RowMoves(rows, settings.type() != TYPE_FORWARD_ONLY);
        this.reader = settings.layouts().of(rows.columns());
        this.columnCount = reader.columns().size();
        this.settings = settings;
        this.lock = settings.lock();
        this.limit = FieldLimit.of(settings.maxFieldBytes());
        this.fetchSize = settings.fetchSize();
    }

    /// Has `action` run once, when the result is closed.
    public void whenClosed(Runnable action) {
        whenClosed = action;
    }

    /// Where its rows come from.
    public RowSource rows() {
        return rows;
    }

    // ---- one by one

    @Override
    public boolean next() throws SQLException {
        if (moves.nextInBlock()) {
            return true;
        }
        lock.lock();
        try {
            requireOpen();
            return moves.next();
        } catch (DbException e) {
            throw SqlExceptions.of(e);
        } finally {
            lock.unlock();
        }
    }

    /// Twice is fine, and from any thread.
    @Override
    public void close() throws SQLException {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                closeRows();
            }
        } catch (DbException e) {
            throw SqlExceptions.of(e);
        } finally {
            lock.unlock();
        }
    }

    private void closeRows() {
        try {
            moves.close();
        } finally {
            whenClosed.run();
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    void requireOpen() throws SQLException {
        if (closed) {
            throw SqlExceptions.usage(SqlState.WRONG_USE, "the result set is closed");
        }
    }

    @Override
    public boolean wasNull() throws SQLException {
        requireOpen();
        return wasNull;
    }

    /// The current row, of which the column `columnIndex` exists.
    private Cells cells(int columnIndex) throws SQLException {
        requireOpen();
        if (columnIndex < 1 || columnIndex > columnCount) {
            throw new SQLSyntaxErrorException(
                    "there is no column " + columnIndex + ": the result has " + columnCount + ", counted from 1",
                    NO_SUCH_INDEX);
        }
        try {
            return moves.cells();
        } catch (SQLException e) {
            // another thread may have closed it meanwhile, which is why there is no row
            requireOpen();
            throw e;
        }
    }

    private boolean isNull(Cells cells, int columnIndex) {
        wasNull = cells.isNull(columnIndex - 1);
        return wasNull;
    }

    // ---- numbers

    @Override
    public boolean getBoolean(int columnIndex) throws SQLException {
        final Cells cells = cells(columnIndex);
        try {
            return !isNull(cells, columnIndex) && reader.toBoolean(cells, columnIndex - 1);
        } catch (DbException e) {
            throw SqlExceptions.of(e);
        }
    }

    @Override
    public byte getByte(int columnIndex) throws SQLException {
        return (byte) integer(columnIndex, Byte.MIN_VALUE, Byte.MAX_VALUE, "byte");
    }

    @Override
    public short getShort(int columnIndex) throws SQLException {
        return (short) integer(columnIndex, Short.MIN_VALUE, Short.MAX_VALUE, "short");
    }

    @Override
    public int getInt(int columnIndex) throws SQLException {
        return (int) integer(columnIndex, Integer.MIN_VALUE, Integer.MAX_VALUE, "int");
    }

    @Override
    public long getLong(int columnIndex) throws SQLException {
        return integer(columnIndex, Long.MIN_VALUE, Long.MAX_VALUE, "long");
    }

    private long integer(int columnIndex, long least, long greatest, String target) throws SQLException {
        final Cells cells = cells(columnIndex);
        try {
            return isNull(cells, columnIndex) ? 0 : reader.toLong(cells, columnIndex - 1, least, greatest, target);
        } catch (DbException e) {
            throw SqlExceptions.of(e);
        }
    }

    @Override
    public float getFloat(int columnIndex) throws SQLException {
        final Cells cells = cells(columnIndex);
        try {
            return isNull(cells, columnIndex) ? 0 : reader.toFloat(cells, columnIndex - 1);
        } catch (DbException e) {
            throw SqlExceptions.of(e);
        }
    }

    @Override
    public double getDouble(int columnIndex) throws SQLException {
        final Cells cells = cells(columnIndex);
        try {
            return isNull(cells, columnIndex) ? 0 : reader.toDouble(cells, columnIndex - 1);
        } catch (DbException e) {
            throw SqlExceptions.of(e);
        }
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int columnIndex) throws SQLException {
        return read(columnIndex, reader::toDecimal);
    }

    @Override
    @Deprecated
    public @Nullable BigDecimal getBigDecimal(int columnIndex, int scale) throws SQLException {
        return read(columnIndex, (cells, column) -> reader.toDecimal(cells, column, scale));
    }

    // ---- objects

    /// Reads a value that is not NULL.
    private interface Reading<T> {
        @Nullable
        T of(Cells cells, int column) throws SQLException;
    }

    /// @return null for NULL
    private <T> @Nullable T read(int columnIndex, Reading<T> reading) throws SQLException {
        final Cells cells = cells(columnIndex);
        try {
            return isNull(cells, columnIndex) ? null : reading.of(cells, columnIndex - 1);
        } catch (DbException e) {
            throw SqlExceptions.of(e);
        }
    }

    @Override
    public @Nullable String getString(int columnIndex) throws SQLException {
        final Cells cells = cells(columnIndex);
        try {
            return isNull(cells, columnIndex) ? null : cut(columnIndex, reader.toText(cells, columnIndex - 1));
        } catch (DbException e) {
            throw SqlExceptions.of(e);
        }
    }

    @Override
    public @Nullable String getNString(int columnIndex) throws SQLException {
        return getString(columnIndex);
    }

    @Override
    public byte @Nullable [] getBytes(int columnIndex) throws SQLException {
        return read(columnIndex, (cells, column) -> {
            final byte[] bytes = reader.toBytes(cells, column);
            return isLimited(columnIndex) ? limit.cut(bytes) : bytes;
        });
    }

    @Override
    public @Nullable Object getObject(int columnIndex) throws SQLException {
        final Cells cells = cells(columnIndex);
        try {
            return isNull(cells, columnIndex) ? null : cut(columnIndex, reader.toObject(cells, columnIndex - 1));
        } catch (DbException e) {
            throw SqlExceptions.of(e);
        }
    }

    private String cut(int columnIndex, String text) {
        return isLimited(columnIndex) ? limit.cut(text) : text;
    }

    private @Nullable Object cut(int columnIndex, @Nullable Object value) {
        if (!isLimited(columnIndex)) {
            return value;
        }
        return switch (value) {
            case String text -> limit.cut(text);
            case byte[] bytes -> limit.cut(bytes);
            case null -> null;
            default -> value;
        };
    }

    /// Texts and bytes alone are cut off: a number with fewer digits is another one.
    private boolean isLimited(int columnIndex) {
        return limit.isSet()
                && switch (reader.columns().get(columnIndex - 1).kind()) {
                    case TEXT, JSON, BYTES -> true;
                    default -> false;
                };
    }

    @Override
    public <T> @Nullable T getObject(int columnIndex, Class<T> type) throws SQLException {
        final Cells cells = cells(columnIndex);
        SqlExceptions.given(type, "the class to read column " + columnIndex + " as");
        isNull(cells, columnIndex);
        try {
            final T value = reader.toObject(cells, columnIndex - 1, type);
            return value instanceof String || value instanceof byte[] ? type.cast(cut(columnIndex, value)) : value;
        } catch (DbException e) {
            throw SqlExceptions.of(e);
        }
    }

    /// @param map empty or null: there are no types of the application's own here
    @Override
    public @Nullable Object getObject(int columnIndex, @Nullable Map<String, Class<?>> map) throws SQLException {
        if (map != null && !map.isEmpty()) {
            throw SqlExceptions.notSupported("there are no user-defined types: call getObject without a map");
        }
        return getObject(columnIndex);
    }

    @Override
    public @Nullable URL getURL(int columnIndex) throws SQLException {
        return getObject(columnIndex, URL.class);
    }

    // ---- dates and times

    @Override
    public @Nullable Date getDate(int columnIndex) throws SQLException {
        return getDate(columnIndex, null);
    }

    @Override
    public @Nullable Date getDate(int columnIndex, @Nullable Calendar cal) throws SQLException {
        return read(columnIndex, (cells, column) -> reader.toDate(cells, column, zone(cal)));
    }

    @Override
    public @Nullable Time getTime(int columnIndex) throws SQLException {
        return getTime(columnIndex, null);
    }

    @Override
    public @Nullable Time getTime(int columnIndex, @Nullable Calendar cal) throws SQLException {
        return read(columnIndex, (cells, column) -> reader.toTime(cells, column, zone(cal)));
    }

    @Override
    public @Nullable Timestamp getTimestamp(int columnIndex) throws SQLException {
        return read(columnIndex, reader::toTimestamp);
    }

    @Override
    public @Nullable Timestamp getTimestamp(int columnIndex, @Nullable Calendar cal) throws SQLException {
        return cal == null
                ? getTimestamp(columnIndex)
                : read(columnIndex, (cells, column) -> reader.toTimestamp(cells, column, zone(cal)));
    }

    private ZoneId zone(@Nullable Calendar calendar) {
        return calendar == null
                ? ValueSettings.zoneOfDates()
                : calendar.getTimeZone().toZoneId();
    }

    // ---- streams and large objects

    @Override
    public @Nullable InputStream getBinaryStream(int columnIndex) throws SQLException {
        final byte[] bytes = getBytes(columnIndex);
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    /// The text in UTF-8, of which ASCII is a part.
    @Override
    public @Nullable InputStream getAsciiStream(int columnIndex) throws SQLException {
        return encoded(columnIndex, StandardCharsets.UTF_8);
    }

    /// The text in UTF-16, the first byte being the higher one.
    @Override
    @Deprecated
    public @Nullable InputStream getUnicodeStream(int columnIndex) throws SQLException {
        return encoded(columnIndex, StandardCharsets.UTF_16BE);
    }

    private @Nullable InputStream encoded(int columnIndex, Charset charset) throws SQLException {
        final String text = getString(columnIndex);
        return text == null ? null : new ByteArrayInputStream(text.getBytes(charset));
    }

    @Override
    public @Nullable Reader getCharacterStream(int columnIndex) throws SQLException {
        final String text = getString(columnIndex);
        return text == null ? null : new StringReader(text);
    }

    @Override
    public @Nullable Reader getNCharacterStream(int columnIndex) throws SQLException {
        return getCharacterStream(columnIndex);
    }

    @Override
    public @Nullable Blob getBlob(int columnIndex) throws SQLException {
        final byte[] bytes = getBytes(columnIndex);
        return bytes == null ? null : new JdbcBlob(bytes);
    }

    @Override
    public @Nullable Clob getClob(int columnIndex) throws SQLException {
        return getNClob(columnIndex);
    }

    @Override
    public @Nullable NClob getNClob(int columnIndex) throws SQLException {
        final String text = getString(columnIndex);
        return text == null ? null : new JdbcClob(text);
    }

    @Override
    public @Nullable SQLXML getSQLXML(int columnIndex) throws SQLException {
        final String text = getString(columnIndex);
        return text == null ? null : new JdbcSqlXml(text);
    }

    // ---- what these databases do not have

    @Override
    public @Nullable Ref getRef(int columnIndex) throws SQLException {
        throw SqlExceptions.notSupported("there are no values of type REF");
    }

    @Override
    public @Nullable Array getArray(int columnIndex) throws SQLException {
        throw SqlExceptions.notSupported("there are no values of type ARRAY; a vector is a float[] by getObject");
    }

    @Override
    public @Nullable RowId getRowId(int columnIndex) throws SQLException {
        throw SqlExceptions.notSupported("there are no values of type ROWID");
    }

    @Override
    public String getCursorName() throws SQLException {
        requireOpen();
        throw SqlExceptions.notSupported("a cursor has no name here, so no UPDATE or DELETE can say where it stands");
    }

    // ---- columns

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        requireOpen();
        return new JdbcResultSetMetaData(reader.columns());
    }

    /// The first column of that label, in whatever case.
    ///
    /// @throws SQLException with the state 42S22 if there is none
    @Override
    public int findColumn(String columnLabel) throws SQLException {
        requireOpen();
        final int column = reader.columns().indexOf(SqlExceptions.given(columnLabel, "the column's label"));
        if (column < 0) {
            throw new SQLSyntaxErrorException(
                    "there is no column `" + columnLabel + "`: the result has " + labels(), NO_SUCH_COLUMN);
        }
        return column + 1;
    }

    private String labels() {
        final StringBuilder labels = new StringBuilder();
        for (int i = 0; i < columnCount && i < 20; i++) {
            labels.append(i == 0 ? "`" : ", `")
                    .append(reader.columns().get(i).info().label())
                    .append('`');
        }
        return labels.append(columnCount > 20 ? " …" : "").toString();
    }

    // ---- where it stands

    @Override
    public int getRow() throws SQLException {
        requireOpen();
        return moves.row();
    }

    @Override
    public boolean isFirst() throws SQLException {
        requireOpen();
        return moves.isFirst();
    }

    @Override
    public boolean isAfterLast() throws SQLException {
        requireOpen();
        return moves.isAfterLast();
    }

    @Override
    public boolean isBeforeFirst() throws SQLException {
        return moving(moves::isBeforeFirst);
    }

    @Override
    public boolean isLast() throws SQLException {
        return moving(moves::isLast);
    }

    @Override
    public boolean first() throws SQLException {
        return absolute(1);
    }

    @Override
    public boolean last() throws SQLException {
        return absolute(-1);
    }

    @Override
    public boolean absolute(int row) throws SQLException {
        return moving(() -> moves.absolute(row));
    }

    @Override
    public boolean relative(int rowCount) throws SQLException {
        return moving(() -> moves.relative(rowCount));
    }

    @Override
    public boolean previous() throws SQLException {
        return relative(-1);
    }

    @Override
    public void beforeFirst() throws SQLException {
        moving(() -> {
            moves.beforeFirst();
            return true;
        });
    }

    @Override
    public void afterLast() throws SQLException {
        moving(() -> {
            moves.afterLast();
            return true;
        });
    }

    private interface Move {
        boolean go() throws SQLException;
    }

    private boolean moving(Move move) throws SQLException {
        lock.lock();
        try {
            requireOpen();
            return move.go();
        } catch (DbException e) {
            throw SqlExceptions.of(e);
        } finally {
            lock.unlock();
        }
    }

    // ---- about the result

    @Override
    public @Nullable Statement getStatement() throws SQLException {
        requireOpen();
        return owner;
    }

    @Override
    public int getType() throws SQLException {
        requireOpen();
        return settings.type();
    }

    @Override
    public int getHoldability() throws SQLException {
        requireOpen();
        return HOLD_CURSORS_OVER_COMMIT;
    }

    /// A hint, and any direction is fine for rows in memory.
    @Override
    public void setFetchDirection(int direction) throws SQLException {
        requireOpen();
        final boolean known = direction == FETCH_FORWARD || direction == FETCH_REVERSE || direction == FETCH_UNKNOWN;
        if (!known || direction != FETCH_FORWARD && settings.type() == TYPE_FORWARD_ONLY) {
            throw SqlExceptions.usage(
                    SqlState.WRONG_USE, "the fetch direction " + direction + " is none of this result's");
        }
    }

    @Override
    public int getFetchDirection() throws SQLException {
        requireOpen();
        return FETCH_FORWARD;
    }

    /// A hint.
    @Override
    public void setFetchSize(int size) throws SQLException {
        requireOpen();
        if (size < 0) {
            throw SqlExceptions.usage(SqlState.WRONG_USE, "a fetch size of " + size + " is less than nothing");
        }
        fetchSize = size;
    }

    @Override
    public int getFetchSize() throws SQLException {
        requireOpen();
        return fetchSize;
    }

    /// Warnings are the statement's.
    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        requireOpen();
        return null;
    }

    @Override
    public void clearWarnings() throws SQLException {
        requireOpen();
    }
}
