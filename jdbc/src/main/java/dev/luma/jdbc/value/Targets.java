package dev.luma.jdbc.value;

import dev.luma.db.spi.Cells;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
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
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The classes that `getObject(column, class)` gives, and how each is read.
final class Targets {
    /// Reads a value that is not NULL.
    interface Target<T> {
        T read(ValueReader reader, Cells cells, int column) throws SQLException;
    }

    private static final Map<Class<?>, Target<?>> TARGETS = new HashMap<>();

    static {
        numbers();
        texts();
        javaTime();
        javaSql();
    }

    private Targets() {}

    /// @return null if no value is ever read as that class
    @SuppressWarnings("unchecked") // put() has seen to it
    static <T> @Nullable Target<T> of(Class<T> type) {
        return (Target<T>) TARGETS.get(type);
    }

    private static <T> void put(Class<T> type, Target<? extends T> target) {
        TARGETS.put(type, target);
    }

    private static void numbers() {
        put(Boolean.class, ValueReader::toBoolean);
        put(Byte.class, (r, cells, c) -> (byte) r.toLong(cells, c, Byte.MIN_VALUE, Byte.MAX_VALUE, "Byte"));
        put(Short.class, (r, cells, c) -> (short) r.toLong(cells, c, Short.MIN_VALUE, Short.MAX_VALUE, "Short"));
        put(Integer.class, (r, cells, c) -> (int) r.toLong(cells, c, Integer.MIN_VALUE, Integer.MAX_VALUE, "Integer"));
        put(Long.class, (r, cells, c) -> r.toLong(cells, c, Long.MIN_VALUE, Long.MAX_VALUE, "Long"));
        put(Float.class, ValueReader::toFloat);
        put(Double.class, ValueReader::toDouble);
        put(BigDecimal.class, ValueReader::toDecimal);
        put(BigInteger.class, (r, cells, c) -> Numbers.toBigInteger(r.columns().get(c), ValueReader.value(cells, c)));
        put(Number.class, ValueReader::toDecimal);
    }

    private static void texts() {
        put(String.class, ValueReader::toText);
        put(CharSequence.class, ValueReader::toText);
        put(Character.class, (r, cells, c) -> Texts.toChar(r.columns().get(c), r.toText(cells, c)));
        put(byte[].class, ValueReader::toBytes);
        put(UUID.class, (r, cells, c) -> Texts.toUuid(r.columns().get(c), ValueReader.value(cells, c)));
        put(float[].class, (r, cells, c) -> Texts.toVector(r.columns().get(c), ValueReader.value(cells, c)));
        put(URL.class, (r, cells, c) -> url(r.columns().get(c), r.toText(cells, c)));
        put(InputStream.class, (r, cells, c) -> new ByteArrayInputStream(r.toBytes(cells, c)));
        put(Reader.class, (r, cells, c) -> new StringReader(r.toText(cells, c)));
    }

    private static URL url(Place place, String text) throws SQLException {
        try {
            return URI.create(text).toURL();
        } catch (IllegalArgumentException | java.net.MalformedURLException e) {
            throw Misfit.text(place, text, "URL");
        }
    }

    private static void javaTime() {
        put(LocalDate.class, ValueReader::toLocalDate);
        put(LocalTime.class, ValueReader::toLocalTime);
        put(LocalDateTime.class, ValueReader::toLocalDateTime);
        put(Instant.class, ValueReader::toInstant);
        put(OffsetDateTime.class, (r, cells, c) -> zoned(r, cells, c).toOffsetDateTime());
        put(ZonedDateTime.class, Targets::zoned);
        put(OffsetTime.class, (r, cells, c) -> r.toLocalTime(cells, c).atOffset(Times.offsetOfTimes(r.zone())));
        put(Duration.class, (r, cells, c) -> Times.toDuration(r.columns().get(c), ValueReader.value(cells, c)));
        put(Year.class, (r, cells, c) -> Times.toYear(r.columns().get(c), r.reading(cells, c)));
    }

    private static ZonedDateTime zoned(ValueReader reader, Cells cells, int column) throws SQLException {
        return reader.toInstant(cells, column).atZone(reader.zone());
    }

    @SuppressWarnings("JavaUtilDate") // who asks for one gets one
    private static void javaSql() {
        put(Object.class, (r, cells, c) -> java.util.Objects.requireNonNull(r.toObject(cells, c)));
        put(Date.class, (r, cells, c) -> r.toDate(cells, c, ValueSettings.zoneOfDates()));
        put(Time.class, (r, cells, c) -> r.toTime(cells, c, ValueSettings.zoneOfDates()));
        put(Timestamp.class, ValueReader::toTimestamp);
        put(
                java.util.Date.class,
                (r, cells, c) -> new java.util.Date(r.toTimestamp(cells, c).getTime()));
        put(Calendar.class, Targets::calendar);
        put(GregorianCalendar.class, Targets::calendar);
        put(Blob.class, (r, cells, c) -> new JdbcBlob(r.toBytes(cells, c)));
        put(Clob.class, (r, cells, c) -> new JdbcClob(r.toText(cells, c)));
        put(NClob.class, (r, cells, c) -> new JdbcClob(r.toText(cells, c)));
        put(SQLXML.class, (r, cells, c) -> new JdbcSqlXml(r.toText(cells, c)));
    }

    private static GregorianCalendar calendar(ValueReader reader, Cells cells, int column) throws SQLException {
        final ZoneId zone = reader.zone();
        final GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone(zone), Locale.ROOT);
        calendar.setTimeInMillis(reader.toTimestamp(cells, column).getTime());
        return calendar;
    }
}
