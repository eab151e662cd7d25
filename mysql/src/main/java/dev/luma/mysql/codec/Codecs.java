package dev.luma.mysql.codec;

import dev.luma.db.spi.Kind;
import dev.luma.mysql.wire.ColumnType;
import dev.luma.mysql.wire.server.ColumnDefinition;
import java.util.Locale;

/// The one place that decides which codec reads a column: by its type byte first, then by flags, collation, length, and
/// MariaDB's names for types that have no byte of their own.
///
/// A type that we do not know is read as bytes, so that a newer server's columns are no reason to fail.
final class Codecs {
    private static final int TINY_LENGTH = 0xFF;
    private static final int SHORT_LENGTH = 0xFFFF;
    private static final int MEDIUM_LENGTH = 0xFF_FFFF;
    private static final int BYTES_PER_CHARACTER = 4;
    private static final int YEAR_DIGITS = 4;

    private Codecs() {}

    static Codec of(ColumnDefinition column, ValueOptions options) {
        final boolean unsigned = column.isUnsigned();
        return switch (column.type()) {
            case ColumnType.TINY -> new TinyIntCodec(unsigned, zerofill(column));
            case ColumnType.SHORT -> SmallIntCodec.of(unsigned, zerofill(column));
            case ColumnType.INT24 -> IntCodec.medium(unsigned, zerofill(column));
            case ColumnType.LONG -> IntCodec.of(unsigned, zerofill(column));
            case ColumnType.LONGLONG -> unsigned ? new UnsignedBigIntCodec(zerofill(column)) : new BigIntCodec();
            case ColumnType.YEAR -> SmallIntCodec.year((int) Math.min(column.length(), YEAR_DIGITS));
            case ColumnType.FLOAT -> new FloatCodec(unsigned, decimals(column), zerofill(column));
            case ColumnType.DOUBLE -> new DoubleCodec(unsigned, decimals(column), zerofill(column));
            case ColumnType.DECIMAL, ColumnType.NEWDECIMAL -> new DecimalCodec(unsigned);
            case ColumnType.BIT -> new BitCodec(column.length(), (column.flags() & ColumnDefinition.BINARY) != 0);
            case ColumnType.DATE, ColumnType.NEWDATE -> new DateCodec();
            case ColumnType.DATETIME -> new DateTimeCodec("DATETIME", decimals(column));
            case ColumnType.TIMESTAMP ->
                options.zone().isPresent()
                        ? new TimestampCodec(decimals(column), options.zone().get())
                        : new DateTimeCodec("TIMESTAMP", decimals(column));
            case ColumnType.TIME -> new TimeCodec(decimals(column));
            case ColumnType.VARCHAR, ColumnType.VAR_STRING -> string(column, "VARCHAR", "VARBINARY");
            case ColumnType.STRING -> string(column, "CHAR", "BINARY");
            case ColumnType.ENUM -> string(column, "ENUM", "ENUM");
            case ColumnType.SET -> string(column, "SET", "SET");
            case ColumnType.TINY_BLOB, ColumnType.BLOB, ColumnType.MEDIUM_BLOB, ColumnType.LONG_BLOB -> {
                final String size = size(column);
                yield string(column, size + "TEXT", size + "BLOB");
            }
            case ColumnType.JSON -> new TextCodec(Kind.JSON, "JSON");
            case ColumnType.GEOMETRY -> new BytesCodec(declared(column, "GEOMETRY"));
            case ColumnType.VECTOR -> new VectorCodec();
            case ColumnType.NULL -> new TextCodec(Kind.TEXT, "NULL");
            default ->
                new BytesCodec("type 0x" + Integer.toHexString(column.type()).toUpperCase(Locale.ROOT));
        };
    }

    /// A type that travels as a string, of which there are more than have a type byte.
    private static Codec string(ColumnDefinition column, String text, String bytes) {
        if (column.format().equals("json")) {
            return new TextCodec(Kind.JSON, "JSON");
        }
        if (column.dataType().equals("uuid")) {
            return new UuidCodec();
        }
        final String name = declared(column, column.isBinary() ? bytes : text);
        return column.isBinary() ? new BytesCodec(name) : new TextCodec(Kind.TEXT, name);
    }

    /// MariaDB's own name for the type, such as `inet6` or `point`; then the flags'; else `name`.
    private static String declared(ColumnDefinition column, String name) {
        if (!column.dataType().isEmpty()) {
            return column.dataType().toUpperCase(Locale.ROOT);
        }
        if ((column.flags() & ColumnDefinition.ENUM) != 0) {
            return "ENUM";
        }
        return (column.flags() & ColumnDefinition.SET) != 0 ? "SET" : name;
    }

    /// What a TEXT's or BLOB's name begins with. The type byte is the same for columns of all four sizes.
    private static String size(ColumnDefinition column) {
        final long length = column.isBinary() ? column.length() : column.length() / BYTES_PER_CHARACTER;
        if (length <= TINY_LENGTH) {
            return "TINY";
        } else if (length <= SHORT_LENGTH) {
            return "";
        }
        return length <= MEDIUM_LENGTH ? "MEDIUM" : "LONG";
    }

    /// The width to which the server pads the digits; 0 if it does not.
    private static int zerofill(ColumnDefinition column) {
        final boolean pads = (column.flags() & ColumnDefinition.ZEROFILL) != 0;
        return pads ? (int) Math.min(column.length(), TINY_LENGTH) : 0;
    }

    /// Digits behind the point; [FloatingText#NOT_FIXED] for any number of them.
    private static int decimals(ColumnDefinition column) {
        return Math.min(column.decimals(), FloatingText.NOT_FIXED);
    }
}
