package dev.luma.jdbc.frameworks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/// Something that Hibernate keeps: an attribute of each type that people use.
@Entity
@Table(name = "items")
@SuppressWarnings("NullAway.Init") // Hibernate sets them
class Item {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Version
    int version;

    @Column(nullable = false, length = 100)
    String name;

    boolean active;
    Integer amount;
    Double weight;

    @Column(precision = 12, scale = 3)
    BigDecimal price;

    Instant created;
    OffsetDateTime shipped;
    LocalDateTime meeting;
    LocalDate day;
    LocalTime opens;
    Duration lasts;
    UUID code;
    DayOfWeek weekday;
    byte[] thumbnail;

    @Lob
    String story;

    @Lob
    byte[] picture;

    protected Item() {}

    static Item named(String name) {
        final Item item = new Item();
        item.name = name;
        item.active = true;
        item.amount = 7;
        item.weight = 0.1;
        item.price = new BigDecimal("12.345");
        item.created = Instant.parse("2026-07-01T10:00:00.123456Z");
        item.shipped = OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC);
        item.meeting = LocalDateTime.of(2026, 3, 29, 2, 30);
        item.day = LocalDate.of(2026, 2, 28);
        item.opens = LocalTime.of(8, 30);
        item.lasts = Duration.ofMinutes(90);
        item.code = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
        item.weekday = DayOfWeek.FRIDAY;
        item.thumbnail = new byte[] {1, 2, 3};
        item.story = "once 😀 upon a time".repeat(100);
        item.picture = new byte[70_000];
        return item;
    }
}
