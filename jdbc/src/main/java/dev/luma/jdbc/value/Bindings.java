package dev.luma.jdbc.value;

import dev.luma.jdbc.error.SqlExceptions;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Calendar;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// From the objects that JDBC's callers bind to the classes that the driver contract takes, see
/// [dev.luma.db.spi.Session#execute(String, Object[])]. No value here is null.
@SuppressWarnings("JavaUtilDate") // it is what java.sql is made of
final class Bindings {
    private Bindings() {}

    // ---- as the object is

    /// The value itself, or what stands for it in the contract: a moment of java.sql is what a clock of `zone` shows.
    static Object plain(Place place, Object value, ZoneId zone) throws SQLException {
        return switch (value) {
            case String text -> text;
            case Number number -> number(place, number);
            case Boolean truth -> truth;
            case byte[] bytes -> bytes;
            case java.util.Date moment -> moment(moment, zone);
            case Character character -> character;
            case UUID uuid -> uuid;
            case float[] vector -> vector;
            case Enum<?> constant -> constant.name();
            case CharSequence text -> text.toString();
            case Blob blob -> bytes(blob);
            case Clob clob -> text(clob);
            case SQLXML xml -> xml.getString();
            case InputStream stream -> Streams.all(place, stream);
            case Reader reader -> Streams.all(place, reader);
            case Calendar calendar -> WallClocks.reading(calendar.getTime(), zone);
            case OffsetTime time ->
                time.withOffsetSameInstant(Times.offsetOfTimes(zone)).toLocalTime();
            case URL url -> url.toString();
            case AtomicBoolean truth -> truth.get();
            default -> javaTime(place, value);
        };
    }

    private static Object number(Place place, Number value) throws SQLException {
        return switch (value) {
            case Integer number -> number;
            case Long number -> number;
            case BigDecimal number -> number;
            case Double number -> number;
            case Float number -> number;
            case Short number -> number;
            case Byte number -> number;
            case BigInteger number -> number;
            case AtomicInteger number -> number.get();
            case AtomicLong number -> number.get();
            default -> throw unknown(place, value);
        };
    }

    /// A Date is a day, a Time a time of day, every other one both.
    private static Object moment(java.util.Date moment, ZoneId zone) {
        return switch (moment) {
            case Date date ->
                WallClocks.reading(date, ValueSettings.zoneOfDates()).toLocalDate();
            case Time time ->
                WallClocks.reading(time, ValueSettings.zoneOfDates()).toLocalTime();
            default -> WallClocks.reading(moment, zone);
        };
    }

    private static Object javaTime(Place place, Object value) throws SQLException {
        return switch (value) {
            case LocalDate known -> known;
            case LocalDateTime known -> known;
            case LocalTime known -> known;
            case Instant known -> known;
            case OffsetDateTime known -> known;
            case ZonedDateTime known -> known;
            case Duration known -> known;
            case Year known -> known;
            default -> throw unknown(place, value);
        };
    }

    private static SQLException unknown(Place place, Object value) {
        return new java.sql.SQLDataException(
                place.words() + " is a " + value.getClass().getTypeName() + ", which cannot be bound: what can are"
                        + " numbers, Boolean, texts, byte[], UUID, enums, float[], java.time, java.sql, streams",
                "07006");
    }

    private static byte[] bytes(Blob blob) throws SQLException {
        return blob.getBytes(1, Math.toIntExact(blob.length()));
    }

    private static String text(Clob clob) throws SQLException {
        return clob.getSubString(1, Math.toIntExact(clob.length()));
    }

    // ---- as a type that the caller names

    /// @param type one of [Types]
    /// @param scale digits behind the point of a DECIMAL; less than zero for all that there are
    static Object as(Place place, Object value, int type, int scale, ZoneId zone) throws SQLException {
        final Object plain = plain(place, value, zone);
        return switch (type) {
            case Types.BIT, Types.BOOLEAN -> plain instanceof byte[] ? plain : Numbers.toBoolean(place, plain);
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> integer(place, plain);
            case Types.DECIMAL, Types.NUMERIC -> decimal(place, plain, scale);
            case Types.REAL -> Numbers.toFloat(place, plain);
            case Types.FLOAT, Types.DOUBLE -> plain instanceof Float ? plain : Numbers.toDouble(place, plain);
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB,
                    Types.SQLXML -> text(plain);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> bytes(place, plain);
            case Types.DATE -> Times.toDate(place, reading(plain, zone));
            case Types.TIME, Types.TIME_WITH_TIMEZONE -> time(place, reading(plain, zone));
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                isMoment(plain) ? plain : Times.toDateTime(place, plain);
            case Types.ARRAY, Types.STRUCT, Types.REF, Types.ROWID, Types.DISTINCT, Types.REF_CURSOR ->
                throw SqlExceptions.notSupported(place.words() + ": there are no values of type " + type);
            default -> plain;
        };
    }

    private static Object integer(Place place, Object value) throws SQLException {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return value;
        }
        final BigDecimal number = Numbers.toDecimal(place, value, "integer");
        final BigInteger whole = Numbers.toBigInteger(place, number);
        if (new BigDecimal(whole).compareTo(number) != 0) {
            throw Misfit.range(place, value, "an integer type: it has a fraction");
        }
        if (whole.bitLength() < Long.SIZE) {
            return whole.longValue();
        }
        return whole;
    }

    private static BigDecimal decimal(Place place, Object value, int scale) throws SQLException {
        final BigDecimal number = Numbers.toDecimal(place, value, "BigDecimal");
        return scale < 0 ? number : Numbers.rounded(place, number, scale);
    }

    private static Object text(Object value) {
        return switch (value) {
            case byte[] bytes -> bytes;
            case BigDecimal number -> number.toPlainString();
            case LocalDateTime time -> Times.text(time);
            case LocalTime time -> Times.clockText(Duration.ofNanos(time.toNanoOfDay()));
            case Duration span -> Times.clockText(span);
            case float[] vector -> Arrays.toString(vector);
            default -> value.toString();
        };
    }

    private static byte[] bytes(Place place, Object value) throws SQLException {
        return switch (value) {
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            case UUID uuid -> Texts.bytes(uuid);
            case float[] vector -> Texts.bytes(vector);
            default ->
                throw Misfit.kind(place, "bytes", "it is a " + value.getClass().getTypeName());
        };
    }

    private static Object time(Place place, Object value) throws SQLException {
        if (value instanceof Duration) {
            return value;
        }
        final boolean clock = value instanceof String text && text.lastIndexOf('-') <= 0;
        return clock ? Times.toDuration(place, value) : Times.toTime(place, value);
    }

    private static boolean isMoment(Object value) {
        return value instanceof Instant || value instanceof OffsetDateTime || value instanceof ZonedDateTime;
    }

    /// A moment as a clock of `zone` shows it.
    private static Object reading(Object value, ZoneId zone) {
        return switch (value) {
            case Instant moment -> LocalDateTime.ofInstant(moment, zone);
            case OffsetDateTime moment -> LocalDateTime.ofInstant(moment.toInstant(), zone);
            case ZonedDateTime moment -> LocalDateTime.ofInstant(moment.toInstant(), zone);
            default -> value;
        };
    }
}
