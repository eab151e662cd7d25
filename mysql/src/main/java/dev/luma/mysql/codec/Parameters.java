package dev.luma.mysql.codec;

import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Kind;
import dev.luma.mysql.wire.ColumnType;
import dev.luma.mysql.wire.Lenenc;
import dev.luma.toolbox.buffer.Buffer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The values of one prepared statement's parameters, in binary form. The value's class says how it travels:
///
/// | Java                                         | wire              | bytes                            |
/// |----------------------------------------------|-------------------|----------------------------------|
/// | [Boolean], [Byte]                            | `TINY`            | 1                                |
/// | [Short], [Year]                              | `SHORT`           | 2                                |
/// | [Integer]                                    | `LONG`            | 4                                |
/// | [Long]                                       | `LONGLONG`        | 8                                |
/// | [BigInteger] of 64 bits                      | `LONGLONG`        | 8; unsigned if it must be        |
/// | [Float], [Double]                            | `FLOAT`, `DOUBLE` | 4, 8; finite only                |
/// | [BigDecimal], larger [BigInteger]            | `NEWDECIMAL`      | plain digits                     |
/// | [CharSequence], [Character], [Enum], [UUID]  | `VAR_STRING`      | UTF-8; of an enum its name       |
/// | `byte[]`, `float[]`                          | `BLOB`            | as they are; four for each float |
/// | [LocalDate]                                  | `DATE`            | see [DateCodec]                  |
/// | [LocalDateTime]                              | `DATETIME`        | see [DateTimeCodec]              |
/// | [Instant], [OffsetDateTime], [ZonedDateTime] | `TIMESTAMP`       | see [TimestampCodec]             |
/// | [LocalTime], [Duration]                      | `TIME`            | see [TimeCodec]                  |
///
/// Microseconds are sent in full, and what is smaller is cut off; the server rounds to what its column has. Bytes are
/// a `BLOB`, since MySQL checks a `VAR_STRING` for its character set, byte by byte; but a `VAR_STRING` where MySQL says
/// that it will make JSON of them, since it makes none of a `BLOB` (error 3144). A date and time is a `VAR_STRING`
/// where MySQL says that it will store it as text or bytes, since it drops the fraction of a second there (seen on
/// 9.7.4).
///
/// The whole, behind the head of a [dev.luma.mysql.wire.client.ComStmtExecute]; nothing at all if there are none:
///
/// | bytes           | field       | meaning                                 |
/// |-----------------|-------------|-----------------------------------------|
/// | (count + 7) / 8 | nullBitmap  | bit `i % 8` of byte `i / 8`             |
/// | `int<1>`        | typesFollow | 1 if the server does not know the types |
/// | `int<2>` each   | types       | if they follow; bit 15 for unsigned     |
/// | rest            | values      | of the parameters that are not NULL     |
///
/// Under `QUERY_ATTRIBUTES` their number stands in front, as an `int<lenenc>`, and behind each type a name: the empty
/// one, or an attribute's.
///
/// An object belongs to one prepared statement and remembers which types the server knows, so that they are sent once.
/// Nothing is allocated for numbers and text. Not safe for use by several threads.
///
/// @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_execute.html">Execute</a>
public final class Parameters {
    private static final int UNSIGNED = 0x8000;
    private static final int UNSIGNED_LONGLONG = UNSIGNED | ColumnType.LONGLONG;
    /// The largest `max_allowed_packet` of either server.
    private static final long LONGEST = 1L << 30;

    private static final String SUPPORTED = "null, Boolean, Byte, Short, Integer, Long, BigInteger, Float, Double,"
            + " BigDecimal, CharSequence, Character, Enum, UUID, byte[], float[], LocalDate, LocalDateTime, LocalTime,"
            + " Duration, Instant, OffsetDateTime, ZonedDateTime, Year";

    private final int[] types;
    private final Layout targets;
    /// Whether texts among the targets are columns, which are written.
    private final boolean stores;
    /// Whether one of the targets is a vector.
    private final boolean hasVectors;
    /// The session's; null if it is not known.
    private final @Nullable ZoneId zone;

    /// Whether the last run had attributes, which the server takes for further parameters.
    private boolean attributed;
    /// Whether the server knows the types.
    private boolean known;

    /// @param count how many parameters the statement has
    public Parameters(int count, ValueOptions options) {
        this(count, Layout.EMPTY, false, options);
    }

    /// @param targets what the server said of each parameter; MySQL tells what it will make of the value, MariaDB
    ///     nothing
    /// @param stores whether the server tells targets, and the statement writes and gives no rows
    public Parameters(Layout targets, boolean stores, ValueOptions options) {
        this(targets.size(), targets, stores, options);
    }

    private Parameters(int count, Layout targets, boolean stores, ValueOptions options) {
        this(count, targets, stores, options.zone().orElse(null));
    }

    private Parameters(int count, Layout targets, boolean stores, @Nullable ZoneId zone) {
        this.types = new int[count];
        Arrays.fill(types, ColumnType.NULL);
        this.targets = targets;
        this.stores = stores;
        this.hasVectors = targets.columns().stream().anyMatch(target -> target.kind() == Kind.VECTOR);
        this.zone = zone;
    }

    /// How many there are.
    public int count() {
        return types.length;
    }

    /// Appends the values, and their types unless the server knows them.
    ///
    /// @param values as many as there are parameters
    /// @throws UsageException if a value cannot be sent; it names the parameter, and nothing was appended
    public void encode(Buffer out, @Nullable Object[] values) {
        encode(out, values, null, out.length());
    }

    /// As [#encode(Buffer, Object[])], as it is under `QUERY_ATTRIBUTES`: in front stands an `int<lenenc>` with the
    /// number of values, those of attributes counted, and each type has a name behind it.
    public void encode(Buffer out, @Nullable Object[] values, Attributes attributes) {
        final int start = out.length();
        Lenenc.writeInteger(out, (long) types.length + attributes.count());
        if (attributes.isEmpty()) {
            encode(out, values, attributes, start);
        } else {
            encodeAll(out, values, attributes, start);
        }
    }

    /// The server takes attributes for further parameters, and so does this run.
    private void encodeAll(Buffer out, @Nullable Object[] values, Attributes attributes, int start) {
        known = false;
        attributed = true;
        final int count = types.length;
        final Parameters all = new Parameters(count + attributes.count(), targets, stores, zone);
        System.arraycopy(types, 0, all.types, 0, count);
        all.encode(out, attributes.behind(values), attributes, start);
        System.arraycopy(all.types, 0, types, 0, count);
    }

    /// The attributes of a statement that travels as text: what stands before that in a
    /// [dev.luma.mysql.wire.client.ComQuery].
    ///
    /// @throws UsageException if a value cannot be sent
    public static byte[] encodeAlone(Attributes attributes, ValueOptions options) {
        final Buffer out = new Buffer();
        Lenenc.writeInteger(out, attributes.count());
        out.writeByte(1);
        final Parameters all = new Parameters(attributes.count(), options);
        all.encode(out, attributes.behind(new Object[0]), attributes, 0);
        return out.toBytes();
    }

    /// @param names of the last values; null for a form without names
    /// @param start where to cut off if a value cannot be sent
    private void encode(Buffer out, @Nullable Object[] values, @Nullable Attributes names, int start) {
        if (types.length == 0) {
            return;
        }
        try {
            final boolean same = encodeNulls(out, values) && known;
            known = false;
            attributed = false;
            out.writeByte(same ? 0 : 1);
            if (!same) {
                encodeTypes(out, names);
            }
            for (int i = 0; i < types.length; i++) {
                final Object value = values[i];
                if (value != null) {
                    encode(out, types[i], value, i + 1);
                }
            }
        } catch (UsageException e) {
            out.truncate(start);
            known = false;
            throw e;
        }
    }

    /// The server has run the statement with these types; it need not be told again. To be called after each answer
    /// that is no error: after an error nobody knows which types it has taken.
    public void accepted() {
        known = !attributed;
    }

    /// Begins the values of many rows, at the end of `out`. Nobody knows which types the server keeps behind that.
    public BulkParameters inBulk(Buffer out) {
        known = false;
        return new BulkParameters(this, out);
    }

    /// Whether a value is of another family than the one that was sent before in its place: a text where there was a
    /// number, a fraction where there was a whole number. MySQL settles on the family at a statement's first run, and
    /// casts later values to it without a word (seen on 9.7.4: `SELECT ?` with 7, then with `seven`, gives 0).
    public boolean changeFamily(@Nullable Object[] values) {
        for (int i = 0; i < types.length; i++) {
            final Object value = values[i];
            if (value != null && types[i] != ColumnType.NULL && family(type(value, i + 1)) != family(types[i])) {
                return true;
            }
        }
        return false;
    }

    private static int family(int type) {
        return switch (type) {
            case ColumnType.TINY, ColumnType.SHORT, ColumnType.LONG -> ColumnType.LONGLONG;
            case ColumnType.FLOAT -> ColumnType.DOUBLE;
            default -> type;
        };
    }

    /// Appends the bitmap and notes the types.
    ///
    /// @return whether the types are those of the last time
    private boolean encodeNulls(Buffer out, @Nullable Object[] values) {
        boolean same = true;
        int nulls = 0;
        for (int i = 0; i < types.length; i++) {
            final Object value = values[i];
            if (value == null) {
                // its type stays what it was
                nulls |= 1 << (i & 7);
            } else {
                final int type = type(value, i + 1);
                same &= type == types[i];
                types[i] = type;
            }
            if ((i & 7) == 7 || i == types.length - 1) {
                out.writeByte(nulls);
                nulls = 0;
            }
        }
        return same;
    }

    private void encodeTypes(Buffer out, @Nullable Attributes names) {
        final int first = names == null ? 0 : types.length - names.count();
        for (int i = 0; i < types.length; i++) {
            out.writeInt16(types[i]);
            if (names != null) {
                Lenenc.writeString(out, i < first ? "" : names.name(i - first));
            }
        }
    }

    /// A chain of `instanceof`, since Java 21 runs a `switch` over patterns several times slower; the commonest first.
    int type(Object value, int number) {
        if (value instanceof CharSequence) {
            requireNoVector(number);
            return ColumnType.VAR_STRING;
        } else if (value instanceof Long) {
            return ColumnType.LONGLONG;
        } else if (value instanceof Integer) {
            return ColumnType.LONG;
        } else if (value instanceof Number other) {
            return typeOfNumber(other, number);
        } else if (value instanceof Boolean) {
            return ColumnType.TINY;
        } else if (value instanceof byte[]) {
            return becomesJson(number) ? ColumnType.VAR_STRING : ColumnType.BLOB;
        } else if (value instanceof float[]) {
            return ColumnType.BLOB;
        } else if (value instanceof LocalDateTime) {
            return becomesStoredText(number) ? ColumnType.VAR_STRING : ColumnType.DATETIME;
        } else if (value instanceof LocalDate) {
            return ColumnType.DATE;
        } else if (value instanceof Instant || value instanceof OffsetDateTime || value instanceof ZonedDateTime) {
            return typeOfMoment(value, number);
        } else if (value instanceof Duration || value instanceof LocalTime) {
            return ColumnType.TIME;
        } else if (value instanceof UUID || value instanceof Enum || value instanceof Character) {
            return ColumnType.VAR_STRING;
        } else if (value instanceof Year) {
            return ColumnType.SHORT;
        }
        throw unsupported(value, number);
    }

    /// MySQL takes a text's bytes for the floats of a vector, without a word, where their number fits (seen on 9.7.4
    /// with
    /// `[1,-2.5]` for a VECTOR(2)).
    private void requireNoVector(int number) {
        if (hasVectors && number <= targets.size() && targets.codecs[number - 1].kind() == Kind.VECTOR) {
            throw refused(
                    number,
                    "is a text and its target a VECTOR, of which the server would take its bytes for the numbers:"
                            + " bind a float[], or write STRING_TO_VECTOR(?)");
        }
    }

    private boolean becomesJson(int number) {
        return number <= targets.size() && targets.codecs[number - 1].kind() == Kind.JSON;
    }

    private boolean becomesStoredText(int number) {
        if (!stores || number > targets.size()) {
            return false;
        }
        final Kind kind = targets.codecs[number - 1].kind();
        return kind == Kind.TEXT || kind == Kind.BYTES;
    }

    private static int typeOfNumber(Number value, int number) {
        return switch (value) {
            case Byte ignored -> ColumnType.TINY;
            case Short ignored -> ColumnType.SHORT;
            case Double ignored -> ColumnType.DOUBLE;
            case Float ignored -> ColumnType.FLOAT;
            case BigDecimal ignored -> ColumnType.NEWDECIMAL;
            case BigInteger big -> typeOfBigInteger(big);
            default -> throw unsupported(value, number);
        };
    }

    private static int typeOfBigInteger(BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            return ColumnType.LONGLONG;
        }
        return value.bitLength() == Long.SIZE && value.signum() > 0 ? UNSIGNED_LONGLONG : ColumnType.NEWDECIMAL;
    }

    private int typeOfMoment(Object value, int number) {
        if (zone == null) {
            throw refused(
                    number,
                    "is a moment (" + value.getClass().getSimpleName()
                            + "), and this session keeps the server's time zone: bind"
                            + " a LocalDateTime as the server's clock shows it, or connect with timeZone=utc");
        }
        return becomesStoredText(number) ? ColumnType.VAR_STRING : ColumnType.TIMESTAMP;
    }

    void encode(Buffer out, int type, Object value, int number) {
        switch (type) {
            case ColumnType.TINY -> out.writeByte(value instanceof Boolean yes ? yes ? 1 : 0 : (Byte) value);
            case ColumnType.SHORT -> out.writeInt16(value instanceof Year year ? year(year, number) : (Short) value);
            case ColumnType.LONG -> out.writeInt32((Integer) value);
            case ColumnType.LONGLONG, UNSIGNED_LONGLONG -> out.writeInt64(((Number) value).longValue());
            case ColumnType.FLOAT -> out.writeFloat32((float) finite((Float) value, number));
            case ColumnType.DOUBLE -> out.writeFloat64(finite((Double) value, number));
            case ColumnType.NEWDECIMAL ->
                DecimalCodec.encode(
                        out, value instanceof BigInteger whole ? new BigDecimal(whole) : (BigDecimal) value, number);
            case ColumnType.VAR_STRING -> {
                if (value instanceof byte[] utf8) {
                    BytesCodec.encode(out, utf8);
                } else {
                    TextCodec.encode(out, value instanceof String text ? text : text(value, number), number);
                }
            }
            case ColumnType.BLOB -> {
                if (value instanceof byte[] bytes) {
                    BytesCodec.encode(out, bytes);
                } else {
                    VectorCodec.encode(out, (float[]) value);
                }
            }
            case ColumnType.DATE -> DateCodec.encode(out, (LocalDate) value, number);
            case ColumnType.DATETIME -> DateTimeCodec.encode(out, (LocalDateTime) value, number);
            case ColumnType.TIMESTAMP ->
                TimestampCodec.encode(out, instant(value), Objects.requireNonNull(zone), number);
            case ColumnType.TIME -> {
                if (value instanceof LocalTime time) {
                    TimeCodec.encode(out, false, time.toNanoOfDay() / 1000);
                } else {
                    TimeCodec.encode(out, (Duration) value, number);
                }
            }
            default -> throw new IllegalStateException("no parameter has the type " + type);
        }
    }

    private static int year(Year value, int number) {
        DateCodec.requireYear(value.getValue(), number);
        return value.getValue();
    }

    private static double finite(double value, int number) {
        if (!Double.isFinite(value)) {
            throw refused(number, "is " + value + ", which neither MySQL nor MariaDB can hold");
        }
        return value;
    }

    private String text(Object value, int number) {
        return switch (value) {
            case Enum<?> constant -> constant.name();
            case LocalDateTime clock -> DateTimeCodec.text(clock, number);
            case Instant moment -> clock(moment, number);
            case OffsetDateTime moment -> clock(moment.toInstant(), number);
            case ZonedDateTime moment -> clock(moment.toInstant(), number);
            default -> value.toString();
        };
    }

    private String clock(Instant moment, int number) {
        return DateTimeCodec.text(TimestampCodec.clock(moment, Objects.requireNonNull(zone), number), number);
    }

    private static Instant instant(Object value) {
        return switch (value) {
            case Instant instant -> instant;
            case OffsetDateTime moment -> moment.toInstant();
            default -> ((ZonedDateTime) value).toInstant();
        };
    }

    /// Checks that the packet can still take `length` bytes.
    ///
    /// @return `length`
    static int requireRoom(Buffer out, long length) {
        if (out.length() + length > LONGEST) {
            throw new UsageException("the parameters take more than 1 GiB, the longest packet that a server accepts");
        }
        return (int) length;
    }

    /// @param number which parameter, from 1
    /// @param why goes on from "parameter 3 "
    static UsageException refused(int number, String why) {
        return new UsageException("parameter " + number + " " + why);
    }

    private static UsageException unsupported(Object value, int number) {
        return refused(
                number, "is a " + value.getClass().getTypeName() + ", which cannot be bound; what can: " + SUPPORTED);
    }
}
