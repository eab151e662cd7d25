package dev.luma.jdbc.frameworks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// A value of each kind that Hibernate has a column type for, and a key out of a sequence.
@Entity
@Table(name = "samples")
@SuppressWarnings("NullAway.Init") // Hibernate sets them
class Sample {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    Long id;

    boolean primitive;
    Boolean flag;
    Byte tiny;
    Short small;
    Integer whole;
    Long large;
    Float single;
    Double twice;
    Character letter;
    BigInteger huge;

    @Column(precision = 30, scale = 10)
    BigDecimal exact;

    String text;

    @Column(length = 100_000)
    String story;

    @Column(columnDefinition = "char(3)")
    @JdbcTypeCode(SqlTypes.CHAR)
    String code;

    @Lob
    String letterText;

    byte[] bytes;

    @Column(length = 100_000)
    byte[] longBytes;

    @Lob
    byte[] image;

    UUID uuid;

    @JdbcTypeCode(SqlTypes.CHAR)
    UUID uuidAsText;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> json;

    @JdbcTypeCode(SqlTypes.JSON)
    List<String> jsonList;

    DayOfWeek byNumber;

    @Enumerated(EnumType.STRING)
    DayOfWeek byName;

    LocalDate date;
    LocalTime time;
    LocalDateTime dateTime;
    Instant instant;
    OffsetDateTime shipped;
    ZonedDateTime zoned;
    Duration duration;
    Year year;
    ZoneId zone;
    ZoneOffset zoneOffset;
    java.sql.Timestamp timestamp;
    java.sql.Date sqlDate;
    java.sql.Time sqlTime;
    Currency currency;
    Locale locale;
    URL url;
    Class<?> type;
    InetAddress address;

    protected Sample() {}

    static Sample full() {
        final Sample s = new Sample();
        s.primitive = true;
        s.flag = false;
        s.tiny = Byte.MIN_VALUE;
        s.small = Short.MIN_VALUE;
        s.whole = Integer.MIN_VALUE;
        s.large = Long.MIN_VALUE;
        s.single = 1.5f;
        s.twice = 0.1;
        s.letter = 'ß';
        s.huge = BigInteger.TEN.pow(30);
        s.exact = new BigDecimal("12345678901234567890.0123456789");
        s.text = "Grüße 😀";
        s.story = "x".repeat(80_000);
        s.code = "abc";
        s.letterText = "y".repeat(70_000);
        s.bytes = new byte[] {0, -1, 1};
        s.longBytes = new byte[80_000];
        s.image = new byte[70_000];
        s.uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
        s.uuidAsText = s.uuid;
        s.json = Map.of("colour", "grün", "size", 3);
        s.jsonList = List.of("a", "b");
        s.byNumber = DayOfWeek.FRIDAY;
        s.byName = DayOfWeek.SUNDAY;
        s.date = LocalDate.of(2026, 2, 28);
        s.time = LocalTime.of(23, 59, 58);
        s.dateTime = LocalDateTime.of(2026, 3, 29, 2, 30, 0, 123_456_000);
        s.instant = Instant.parse("2026-07-01T10:00:00.123456Z");
        s.shipped = OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.ofHours(5));
        s.zoned = ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneId.of("Asia/Tokyo"));
        s.duration = Duration.ofDays(3).plusNanos(1);
        s.year = Year.of(2026);
        s.zone = ZoneId.of("Europe/Rome");
        s.zoneOffset = ZoneOffset.ofHours(-3);
        s.timestamp = java.sql.Timestamp.from(s.instant);
        s.sqlDate = java.sql.Date.valueOf(s.date);
        s.sqlTime = java.sql.Time.valueOf(s.time);
        s.currency = Currency.getInstance("EUR");
        s.locale = Locale.ITALY;
        s.type = Sample.class;
        try {
            s.url = URI.create("https://example.org/a").toURL();
            s.address = InetAddress.getByName("127.0.0.1");
        } catch (UnknownHostException | java.net.MalformedURLException e) {
            throw new AssertionError(e);
        }
        return s;
    }
}
