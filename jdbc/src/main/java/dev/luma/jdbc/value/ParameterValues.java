package dev.luma.jdbc.value;

import dev.luma.db.error.SqlState;
import dev.luma.jdbc.error.SqlExceptions;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/// The values of a statement's parameters: the setters of `PreparedStatement`, by their names. Parameters count from 1.
///
/// A value stays until it is set again, or all are cleared. Streams are read when they are set. A moment of java.sql is
/// bound as what a clock shows: that of the Calendar's zone, or else the connection's, the JVM's for Date and Time.
///
/// Used by one thread at a time.
@SuppressWarnings("JavaUtilDate") // it is what java.sql is made of
public final class ParameterValues {
    private static final String NO_SUCH_PARAMETER = "07009";
    private static final String NOT_SET = "07001";
    private static final int ALL_DIGITS = -1;

    /// Stands for a value until one is set.
    private enum Missing {
        VALUE
    }

    private final ValueSettings settings;
    private final @Nullable Object[] values;

    /// @param count how many parameters there are
    public ParameterValues(int count, ValueSettings settings) {
        this.settings = settings;
        this.values = new Object[count];
        clear();
    }

    public int count() {
        return values.length;
    }

    /// Forgets all values.
    public void clear() {
        Arrays.fill(values, Missing.VALUE);
    }

    /// Whether a value was set, NULL being one.
    public boolean isSet(int index) {
        return values[index - 1] != Missing.VALUE;
    }

    /// The values, as the driver contract takes them, to be sent before another one is set.
    ///
    /// @throws SQLException with the state 07001 if one was not set
    public @Nullable Object[] bound() throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == Missing.VALUE) {
                throw new SQLSyntaxErrorException(
                        "parameter " + (i + 1) + " of " + values.length + " was not set", NOT_SET);
            }
        }
        return values;
    }

    /// A copy of [#bound] values that are sent later, with what the arrays of bytes have now.
    public static @Nullable Object[] kept(@Nullable Object[] bound) {
        final @Nullable Object[] kept = bound.clone();
        for (int i = 0; i < kept.length; i++) {
            if (kept[i] instanceof byte[] bytes) {
                kept[i] = bytes.clone();
            }
        }
        return kept;
    }

    private void set(int index, @Nullable Object value) throws SQLException {
        if (index < 1 || index > values.length) {
            throw new SQLSyntaxErrorException(
                    "there is no parameter " + index + ": the statement has " + values.length, NO_SUCH_PARAMETER);
        }
        values[index - 1] = value;
    }

    private static Place place(int index) {
        return new Place.Parameter(index);
    }

    // ---- NULL, numbers, texts, bytes

    public void setNull(int index) throws SQLException {
        set(index, null);
    }

    public void setBoolean(int index, boolean x) throws SQLException {
        set(index, x);
    }

    public void setByte(int index, byte x) throws SQLException {
        set(index, x);
    }

    public void setShort(int index, short x) throws SQLException {
        set(index, x);
    }

    public void setInt(int index, int x) throws SQLException {
        set(index, x);
    }

    public void setLong(int index, long x) throws SQLException {
        set(index, x);
    }

    public void setFloat(int index, float x) throws SQLException {
        set(index, x);
    }

    public void setDouble(int index, double x) throws SQLException {
        set(index, x);
    }

    public void setBigDecimal(int index, @Nullable BigDecimal x) throws SQLException {
        set(index, x);
    }

    public void setString(int index, @Nullable String x) throws SQLException {
        set(index, x);
    }

    /// The bytes are those that the array has when the statement runs, or is added to a batch.
    public void setBytes(int index, byte @Nullable [] x) throws SQLException {
        set(index, x);
    }

    public void setURL(int index, @Nullable URL x) throws SQLException {
        set(index, x == null ? null : x.toString());
    }

    // ---- dates and times

    public void setDate(int index, @Nullable Date x) throws SQLException {
        setDate(index, x, null);
    }

    public void setDate(int index, @Nullable Date x, @Nullable Calendar calendar) throws SQLException {
        set(
                index,
                x == null
                        ? null
                        : WallClocks.reading(x, zone(calendar, ValueSettings.zoneOfDates()))
                                .toLocalDate());
    }

    public void setTime(int index, @Nullable Time x) throws SQLException {
        setTime(index, x, null);
    }

    public void setTime(int index, @Nullable Time x, @Nullable Calendar calendar) throws SQLException {
        set(
                index,
                x == null
                        ? null
                        : WallClocks.reading(x, zone(calendar, ValueSettings.zoneOfDates()))
                                .toLocalTime());
    }

    public void setTimestamp(int index, @Nullable Timestamp x) throws SQLException {
        setTimestamp(index, x, null);
    }

    public void setTimestamp(int index, @Nullable Timestamp x, @Nullable Calendar calendar) throws SQLException {
        set(index, x == null ? null : WallClocks.reading(x, zone(calendar, settings.zone())));
    }

    private static ZoneId zone(@Nullable Calendar calendar, ZoneId otherwise) {
        return calendar == null ? otherwise : calendar.getTimeZone().toZoneId();
    }

    // ---- streams and large objects

    public void setBinaryStream(int index, @Nullable InputStream x) throws SQLException {
        set(index, x == null ? null : Streams.all(place(index), x));
    }

    /// @throws SQLException also if the stream ends before `length` bytes
    public void setBinaryStream(int index, @Nullable InputStream x, long length) throws SQLException {
        set(index, x == null ? null : Streams.exactly(place(index), x, length));
    }

    public void setAsciiStream(int index, @Nullable InputStream x) throws SQLException {
        set(index, x == null ? null : new String(Streams.all(place(index), x), StandardCharsets.UTF_8));
    }

    /// @throws SQLException also if the stream ends before `length` bytes
    public void setAsciiStream(int index, @Nullable InputStream x, long length) throws SQLException {
        set(index, x == null ? null : new String(Streams.exactly(place(index), x, length), StandardCharsets.UTF_8));
    }

    public void setCharacterStream(int index, @Nullable Reader x) throws SQLException {
        set(index, x == null ? null : Streams.all(place(index), x));
    }

    /// @throws SQLException also if the reader ends before `length` characters
    public void setCharacterStream(int index, @Nullable Reader x, long length) throws SQLException {
        set(index, x == null ? null : Streams.exactly(place(index), x, length));
    }

    public void setBlob(int index, @Nullable Blob x) throws SQLException {
        set(index, x == null ? null : Bindings.plain(place(index), x, settings.zone()));
    }

    public void setClob(int index, @Nullable Clob x) throws SQLException {
        set(index, x == null ? null : Bindings.plain(place(index), x, settings.zone()));
    }

    // ---- objects

    /// As the object's own class says.
    public void setObject(int index, @Nullable Object x) throws SQLException {
        set(index, x == null ? null : Bindings.plain(place(index), x, settings.zone()));
    }

    /// @param type one of [java.sql.Types]
    public void setObject(int index, @Nullable Object x, int type) throws SQLException {
        set(index, x == null ? null : Bindings.as(place(index), x, type, ALL_DIGITS, settings.zone()));
    }

    /// @param type one of [java.sql.Types]
    /// @param scaleOrLength digits behind the point of a DECIMAL; the length of a stream
    public void setObject(int index, @Nullable Object x, int type, int scaleOrLength) throws SQLException {
        final Object whole = switch (x) {
            case InputStream stream -> Streams.exactly(place(index), stream, scaleOrLength);
            case Reader reader -> Streams.exactly(place(index), reader, scaleOrLength);
            case null -> null;
            default -> x;
        };
        set(index, whole == null ? null : Bindings.as(place(index), whole, type, scaleOrLength, settings.zone()));
    }

    public void setObject(int index, @Nullable Object x, SQLType type) throws SQLException {
        setObject(index, x, code(type));
    }

    public void setObject(int index, @Nullable Object x, SQLType type, int scaleOrLength) throws SQLException {
        setObject(index, x, code(type), scaleOrLength);
    }

    private static int code(@Nullable SQLType type) throws SQLException {
        final SQLType known = SqlExceptions.given(type, "the type of the parameter");
        final Integer code = known.getVendorTypeNumber();
        if (code == null) {
            throw SqlExceptions.usage(SqlState.WRONG_USE, "the SQLType " + known.getName() + " has no number");
        }
        return code;
    }
}
