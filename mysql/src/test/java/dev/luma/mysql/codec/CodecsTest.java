package dev.luma.mysql.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.spi.Kind;
import dev.luma.mysql.wire.ColumnType;
import dev.luma.mysql.wire.server.ColumnDefinition;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecsTest {
    /// What the servers told of a column of each type. Captured from MySQL 9.7.4 (collations 63 and 255) and
    /// MariaDB 11.8.6 (224); where both are alike, it stands here once.
    @ParameterizedTest(name = "{6} {5}")
    @CsvSource(textBlock = """
            # type, collation, flags, length,  decimals, extended,      name,               kind,      length, decimals
            01,     63,        0000,  4,          0,     ,              TINYINT,            INTEGER,   4,          0
            01,     63,        0000,  1,          0,     ,              TINYINT,            INTEGER,   1,          0
            01,     63,        0020,  3,          0,     ,              TINYINT UNSIGNED,   INTEGER,   3,          0
            02,     63,        0000,  6,          0,     ,              SMALLINT,           INTEGER,   6,          0
            02,     63,        0020,  5,          0,     ,              SMALLINT UNSIGNED,  INTEGER,   5,          0
            09,     63,        0000,  9,          0,     ,              MEDIUMINT,          INTEGER,   9,          0
            09,     63,        0020,  8,          0,     ,              MEDIUMINT UNSIGNED, INTEGER,   8,          0
            03,     63,        0000,  11,         0,     ,              INT,                INTEGER,   11,         0
            03,     63,        0060,  8,          0,     ,              INT UNSIGNED,       INTEGER,   8,          0
            08,     63,        0081,  2,          0,     ,              BIGINT,             INTEGER,   2,          0
            08,     63,        0020,  20,         0,     ,              BIGINT UNSIGNED,    UNSIGNED,  20,         0
            0d,     63,        0060,  4,          0,     ,              YEAR,               INTEGER,   4,          0
            04,     63,        0000,  12,         31,    ,              FLOAT,              FLOAT,     12,         0
            04,     63,        0020,  12,         31,    ,              FLOAT UNSIGNED,     FLOAT,     12,         0
            05,     63,        0000,  22,         31,    ,              DOUBLE,             DOUBLE,    22,         0
            05,     63,        0000,  10,         3,     ,              DOUBLE,             DOUBLE,    10,         3
            f6,     63,        0000,  12,         2,     ,              DECIMAL,            DECIMAL,   10,         2
            f6,     63,        0000,  67,         30,    ,              DECIMAL,            DECIMAL,   65,         30
            f6,     63,        0000,  67,         38,    ,              DECIMAL,            DECIMAL,   65,         38
            f6,     63,        0020,  11,         2,     ,              DECIMAL UNSIGNED,   DECIMAL,   10,         2
            f6,     63,        0000,  6,          0,     ,              DECIMAL,            DECIMAL,   5,          0
            00,     63,        0000,  6,          0,     ,              DECIMAL,            DECIMAL,   5,          0
            fe,     255,       0000,  40,         0,     ,              CHAR,               TEXT,      10,         0
            fd,     255,       0000,  40,         0,     ,              VARCHAR,            TEXT,      10,         0
            fd,     255,       0001,  4,          31,    ,              VARCHAR,            TEXT,      1,          0
            fd,     224,       0001,  4,          39,    ,              VARCHAR,            TEXT,      1,          0
            0f,     255,       0000,  40,         0,     ,              VARCHAR,            TEXT,      10,         0
            fc,     255,       0010,  1020,       0,     ,              TINYTEXT,           TEXT,      255,        0
            fc,     255,       0010,  262140,     0,     ,              TEXT,               TEXT,      65535,      0
            fc,     255,       0010,  67108860,   0,     ,              MEDIUMTEXT,         TEXT,      16777215,   0
            fc,     255,       0010,  4294967295, 0,     ,              LONGTEXT,           TEXT,      1073741823, 0
            fb,     255,       0000,  65536,      31,    ,              TEXT,               TEXT,      16384,      0
            fe,     63,        0080,  4,          0,     ,              BINARY,             BYTES,     4,          0
            fd,     63,        0080,  10,         0,     ,              VARBINARY,          BYTES,     10,         0
            fc,     63,        0090,  255,        0,     ,              TINYBLOB,           BYTES,     255,        0
            f9,     63,        0090,  255,        0,     ,              TINYBLOB,           BYTES,     255,        0
            fc,     63,        0090,  65535,      0,     ,              BLOB,               BYTES,     65535,      0
            fa,     63,        0090,  16777215,   0,     ,              MEDIUMBLOB,         BYTES,     16777215,   0
            fc,     63,        0090,  4294967295, 0,     ,              LONGBLOB,           BYTES,     4294967295, 0
            10,     63,        0020,  10,         0,     ,              BIT,                BITS,      10,         0
            fe,     255,       0100,  12,         0,     ,              ENUM,               TEXT,      3,          0
            fe,     63,        0180,  1,          0,     ,              ENUM,               BYTES,     1,          0
            f7,     255,       0000,  12,         0,     ,              ENUM,               TEXT,      3,          0
            fe,     255,       0800,  12,         0,     ,              SET,                TEXT,      3,          0
            f8,     255,       0000,  12,         0,     ,              SET,                TEXT,      3,          0
            f5,     63,        0090,  4294967295, 0,     ,              JSON,               JSON,      1073741823, 0
            f5,     255,       0080,  4294967292, 31,    ,              JSON,               JSON,      1073741823, 0
            fc,     224,       0090,  4294967295, 0,     format:json,   JSON,               JSON,      1073741823, 0
            fd,     224,       0000,  72,         39,    format:json,   JSON,               JSON,      18,         0
            0a,     63,        0080,  10,         0,     ,              DATE,               DATE,      10,         0
            0e,     63,        0080,  10,         0,     ,              DATE,               DATE,      10,         0
            0c,     63,        0080,  26,         6,     ,              DATETIME,           DATETIME,  26,         6
            07,     63,        0080,  23,         3,     ,              TIMESTAMP,          TIMESTAMP, 23,         3
            07,     63,        00a0,  19,         0,     ,              TIMESTAMP,          TIMESTAMP, 19,         0
            0b,     63,        0080,  17,         6,     ,              TIME,               TIME,      17,         6
            ff,     63,        0090,  4294967295, 0,     ,              GEOMETRY,           BYTES,     4294967295, 0
            ff,     63,        0090,  4294967295, 0,     type:point,    POINT,              BYTES,     4294967295, 0
            f2,     63,        0090,  12,         31,    ,              VECTOR,             VECTOR,    12,         0
            fe,     224,       00a0,  144,        0,     type:uuid,     UUID,               UUID,      36,         0
            fe,     224,       0021,  144,        39,    type:uuid,     UUID,               UUID,      36,         0
            fe,     224,       00a0,  60,         0,     type:inet4,    INET4,              TEXT,      15,         0
            fe,     224,       00a0,  156,        0,     type:inet6,    INET6,              TEXT,      39,         0
            06,     63,        0080,  0,          0,     ,              NULL,               TEXT,      0,          0
            f3,     63,        0000,  7,          0,     ,              type 0xF3,          BYTES,     7,          0
            fd,     224,       0000,  40,         0,     type:isbn,     ISBN,               TEXT,      10,         0
            """)
    void toldByItsDefinition(
            String type,
            int collation,
            String flags,
            long length,
            int decimals,
            String extended,
            String name,
            Kind kind,
            long told,
            int toldDecimals) {
        final ColumnDefinition definition = Definitions.column(
                Integer.parseInt(type, 16),
                collation,
                Integer.parseInt(flags, 16),
                length,
                decimals,
                extended == null || !extended.startsWith("type:") ? "" : extended.substring(5),
                extended == null || !extended.startsWith("format:") ? "" : extended.substring(7));

        final Column column = new Column(definition, Codecs.of(definition, ValueOptions.DEFAULTS));

        assertEquals(name, column.typeName());
        assertEquals(kind, column.kind());
        assertEquals(told, column.length());
        assertEquals(toldDecimals, column.decimals());
    }

    @Test
    void hasAnAnswerForEveryTypeByte() {
        for (int type = 0; type < 256; type++) {
            final Codec codec = Codecs.of(Definitions.binary(type, 0, 0xFFFF_FFFFL, 255), ValueOptions.DEFAULTS);

            assertFalse(codec.typeName().isEmpty());
        }
    }

    @Test
    void tellsTheNamesOfTheDefinition() {
        final ColumnDefinition definition = Definitions.binary(ColumnType.LONG, ColumnDefinition.NOT_NULL, 11, 0);

        final Column column = new Column(definition, Codecs.of(definition, ValueOptions.DEFAULTS));

        assertEquals("label", column.label());
        assertEquals("name", column.name());
        assertEquals("orders", column.table());
        assertEquals("shop", column.schema());
        assertFalse(column.nullable());
        assertTrue(new Column(Definitions.binary(ColumnType.LONG, 0, 11, 0), column.codec()).nullable());
    }

    @Test
    void readsATimestampAsAWallClockWhereTheZoneIsNotKnown() {
        final ColumnDefinition definition = Definitions.binary(ColumnType.TIMESTAMP, 0, 19, 0);

        final Codec codec = Codecs.of(definition, new ValueOptions(ValueOptions.ZeroDates.REJECT, Optional.empty()));

        assertEquals(Kind.DATETIME, codec.kind());
        assertEquals("TIMESTAMP", codec.typeName());
    }

    @Test
    void readsAnUnknownTypeAsBytes() {
        final Codec codec = Codecs.of(Definitions.binary(0xF4, 0, 0, 0), ValueOptions.DEFAULTS);

        assertInstanceOf(byte[].class, WireValue.hex("00 ff").fromBinary(codec));
    }
}
