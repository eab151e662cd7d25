package dev.luma.jdbc.value;

import dev.luma.db.spi.Cells;
import dev.luma.db.spi.Kind;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the values of one result's rows, as whatever class JDBC's callers ask for. Columns count from 0, and no method
/// is called for NULL but where it says so.
///
/// Numbers, truth values, texts: whatever holds the asked-for value, an integer a fraction's whole part. Dates and
/// times: a DATE, a TIME and a DATETIME are a wall clock's reading, and become a moment only through a zone; a
/// TIMESTAMP is a moment, and its reading is what the session shows.
public final class ValueReader {
    private final ResultColumns columns;
    private final ValueSettings settings;

    public ValueReader(ResultColumns columns, ValueSettings settings) {
        this.columns = columns;
        this.settings = settings;
    }

    public ResultColumns columns() {
        return columns;
    }

    /// The zone of moments for who names none.
    public ZoneId zone() {
        return settings.zone();
    }

    static Object value(Cells cells, int column) {
        return Objects.requireNonNull(cells.valueAt(column));
    }

    // ---- numbers

    public boolean toBoolean(Cells cells, int column) throws SQLException {
        final ResultColumn at = columns.get(column);
        return switch (at.kind()) {
            case INTEGER, BOOLEAN, UNSIGNED -> cells.longAt(column) != 0;
            default -> Numbers.toBoolean(at, value(cells, column));
        };
    }

    /// A number from `least` to `greatest`.
    ///
    /// @param target what messages call that
    public long toLong(Cells cells, int column, long least, long greatest, String target) throws SQLException {
        final ResultColumn at = columns.get(column);
        // The way of most values of most programs: no object is made.
        if (at.kind() == Kind.INTEGER || at.kind() == Kind.BOOLEAN) {
            final long number = cells.longAt(column);
            if (number < least || number > greatest) {
                throw Misfit.range(at, number, target);
            }
            return number;
        }
        if (at.kind() == Kind.UNSIGNED) {
            final long bits = cells.longAt(column);
            if (bits >= 0 && bits <= greatest) {
                return bits;
            }
        }
        return Numbers.toLong(at, value(cells, column), least, greatest, target);
    }

    public double toDouble(Cells cells, int column) throws SQLException {
        final ResultColumn at = columns.get(column);
        return switch (at.kind()) {
            case FLOAT, DOUBLE -> cells.doubleAt(column);
            case INTEGER -> cells.longAt(column);
            default -> Numbers.toDouble(at, value(cells, column));
        };
    }

    public float toFloat(Cells cells, int column) throws SQLException {
        final ResultColumn at = columns.get(column);
        return at.kind() == Kind.FLOAT ? (float) cells.doubleAt(column) : Numbers.toFloat(at, value(cells, column));
    }

    public BigDecimal toDecimal(Cells cells, int column) throws SQLException {
        return Numbers.toDecimal(columns.get(column), value(cells, column), "BigDecimal");
    }

    /// Rounded to so many digits behind the point.
    public BigDecimal toDecimal(Cells cells, int column, int scale) throws SQLException {
        return Numbers.rounded(columns.get(column), toDecimal(cells, column), scale);
    }

    // ---- texts and bytes

    /// The text as the server would print it; bytes if they are UTF-8; bits as a number.
    public String toText(Cells cells, int column) throws SQLException {
        final ResultColumn at = columns.get(column);
        return switch (at.kind()) {
            case BYTES, BITS, VECTOR, UUID -> Texts.toText(at, value(cells, column));
            default -> cells.textAt(column);
        };
    }

    /// Bytes as they are; a vector's as servers keep it, sixteen of a UUID; of everything else the text's, in UTF-8.
    public byte[] toBytes(Cells cells, int column) throws SQLException {
        return switch (columns.get(column).kind()) {
            case BYTES, BITS -> (byte[]) value(cells, column);
            case VECTOR -> Texts.bytes((float[]) value(cells, column));
            case UUID -> Texts.bytes((java.util.UUID) value(cells, column));
            default -> toText(cells, column).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        };
    }

    // ---- dates and times

    /// The value as what a wall clock shows, if it has to do with time: of a TIMESTAMP what the session shows.
    Object reading(Cells cells, int column) {
        return columns.get(column).kind() == Kind.TIMESTAMP ? cells.textAt(column) : value(cells, column);
    }

    LocalDate toLocalDate(Cells cells, int column) throws SQLException {
        return Times.toDate(columns.get(column), reading(cells, column));
    }

    LocalTime toLocalTime(Cells cells, int column) throws SQLException {
        return Times.toTime(columns.get(column), reading(cells, column));
    }

    LocalDateTime toLocalDateTime(Cells cells, int column) throws SQLException {
        return Times.toDateTime(columns.get(column), reading(cells, column));
    }

    Instant toInstant(Cells cells, int column) throws SQLException {
        return Times.toInstant(columns.get(column), value(cells, column), zone());
    }

    public Date toDate(Cells cells, int column, ZoneId zone) throws SQLException {
        return WallClocks.date(toLocalDate(cells, column), zone);
    }

    public Time toTime(Cells cells, int column, ZoneId zone) throws SQLException {
        return WallClocks.time(toLocalTime(cells, column), zone);
    }

    /// The moment at which a clock of `zone` shows the value.
    public Timestamp toTimestamp(Cells cells, int column, ZoneId zone) throws SQLException {
        return WallClocks.timestamp(columns.get(column), toLocalDateTime(cells, column), zone);
    }

    /// The moment: of a TIMESTAMP the exact one, of other values by [#zone].
    public Timestamp toTimestamp(Cells cells, int column) throws SQLException {
        return columns.get(column).kind() == Kind.TIMESTAMP
                ? WallClocks.timestamp((Instant) value(cells, column))
                : toTimestamp(cells, column, zone());
    }

    // ---- objects

    /// The value in the class of its column's [JdbcType].
    ///
    /// @return null for NULL
    public @Nullable Object toObject(Cells cells, int column) throws SQLException {
        if (cells.isNull(column)) {
            return null;
        }
        return switch (columns.get(column).type()) {
            case TINY_BOOLEAN, BIT, BOOLEAN -> toBoolean(cells, column);
            case TINYINT, SMALLINT, INTEGER -> (int) cells.longAt(column);
            case UNSIGNED_INTEGER, BIGINT -> cells.longAt(column);
            case DATE, YEAR -> toDate(cells, column, ValueSettings.zoneOfDates());
            case TIME -> toTime(cells, column, ValueSettings.zoneOfDates());
            case TIMESTAMP -> toTimestamp(cells, column);
            case CHAR, VARCHAR, LONGVARCHAR -> cells.textAt(column);
            case BITS,
                    UNSIGNED_BIGINT,
                    DECIMAL,
                    REAL,
                    DOUBLE,
                    BINARY,
                    VARBINARY,
                    LONGVARBINARY,
                    DATETIME,
                    UUID,
                    VECTOR,
                    NULL -> value(cells, column);
        };
    }

    /// The value as a `type`.
    ///
    /// @return null for NULL
    /// @throws SQLException also if no value is ever read as that
    public <T> @Nullable T toObject(Cells cells, int column, Class<T> type) throws SQLException {
        final Targets.Target<T> target = Targets.of(type);
        if (target == null) {
            throw Misfit.kind(
                    columns.get(column),
                    type.getName(),
                    "ask for a number, Boolean, String, byte[], UUID, float[], a class of java.time or java.sql");
        }
        return cells.isNull(column) ? null : target.read(this, cells, column);
    }
}
