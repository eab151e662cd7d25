package dev.luma.db.spi;

/// The natural Java type of a column's values, whatever the database calls the column's type.
public enum Kind {
    /// [Boolean], in [Cells#longAt] as 0 or 1.
    BOOLEAN,
    /// [Long].
    INTEGER,
    /// Unsigned 64 bits: [java.math.BigInteger] as an object, its bits as a `long`.
    UNSIGNED,
    /// [java.math.BigDecimal].
    DECIMAL,
    /// [Float].
    FLOAT,
    /// [Double].
    DOUBLE,
    /// [String].
    TEXT,
    /// [String] that holds JSON.
    JSON,
    /// `byte[]`.
    BYTES,
    /// `byte[]`: a bit field, most significant byte first.
    BITS,
    /// [java.time.LocalDate].
    DATE,
    /// [java.time.LocalDateTime]: a wall clock's reading, in no zone.
    DATETIME,
    /// [java.time.Instant].
    TIMESTAMP,
    /// [java.time.Duration]: a span, or a time of day, from −838:59:59 to 838:59:59.
    TIME,
    /// [java.util.UUID].
    UUID,
    /// `float[]`.
    VECTOR
}
