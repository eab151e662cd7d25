package dev.luma.mysql.codec;

import dev.luma.db.spi.Kind;
import dev.luma.toolbox.buffer.Buffer;
import java.time.Duration;

/// TIME: a span from −838:59:59.999999 to 838:59:59.999999, which may serve as a time of day.
///
/// | form   | bytes                                                                                         |
/// |--------|-----------------------------------------------------------------------------------------------|
/// | text   | `-` if negative, two or three digits of hours, `:34:56`, a point and the column's decimals    |
/// | binary | `int<1>` whether negative, `int<4>` days, and a [ClockTime]; nothing at all if it is zero     |
///
/// So a binary value has 0, 8 or 12 bytes.
///
/// @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_binary_resultset.html">Values</a>
final class TimeCodec extends Codec {
    private static final int SHORT_LENGTH = 8;
    private static final int LONG_LENGTH = 12;
    private static final int CLOCK_AT = 5;
    private static final int MAX_HOURS = 838;
    private static final int MAX_DAYS = MAX_HOURS / 24;
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    /// 839 hours, which is too much.
    private static final long BEYOND = (MAX_HOURS + 1) * 3_600_000_000L;

    private static final Duration MAX = Duration.ofHours(MAX_HOURS + 1);
    private static final Duration MIN = MAX.negated();

    private final int decimals;

    /// @param decimals digits of a second in the text form; more than 6 count as 6
    TimeCodec(int decimals) {
        super(Kind.TIME, "TIME");
        this.decimals = Math.min(decimals, ClockTime.MAX_DECIMALS);
    }

    @Override
    Object fromText(byte[] bytes, int at, int length) {
        return duration(hasMinus(bytes, at, length), spanFromText(bytes, at, length));
    }

    private static boolean hasMinus(byte[] bytes, int at, int length) {
        return length > 0 && bytes[at] == '-';
    }

    /// The microseconds without their sign.
    private long spanFromText(byte[] bytes, int at, int length) {
        final int first = hasMinus(bytes, at, length) ? at + 1 : at;
        final int colon = colon(bytes, first, at + length);
        final int hours = colon < 0 ? Digits.NONE : Digits.read(bytes, first, colon - first);
        final long span = colon < 0 ? ClockTime.NONE : ClockTime.fromText(hours, bytes, colon, at + length - colon);
        return require(span, bytes, at, length);
    }

    /// Where two or three digits of hours end, or -1.
    private static int colon(byte[] bytes, int first, int end) {
        for (int i = first + 2; i < end && i <= first + 3; i++) {
            if (bytes[i] == ':') {
                return i;
            }
        }
        return -1;
    }

    @Override
    Object fromBinary(byte[] bytes, int at, int length) {
        return duration(isNegative(bytes, at, length), spanFromBinary(bytes, at, length));
    }

    private static Duration duration(boolean negative, long micros) {
        final long signed = negative ? -micros : micros;
        return Duration.ofSeconds(Math.floorDiv(signed, 1_000_000L), Math.floorMod(signed, 1_000_000L) * 1000);
    }

    @Override
    String textFromText(byte[] bytes, int at, int length) {
        spanFromText(bytes, at, length);
        return super.textFromText(bytes, at, length);
    }

    @Override
    String textFromBinary(byte[] bytes, int at, int length) {
        final long span = spanFromBinary(bytes, at, length);
        final int sign = isNegative(bytes, at, length) ? 1 : 0;
        final int hours = ClockTime.hour(span);
        final int digits = hours < 100 ? 2 : 3;
        final byte[] text = new byte[sign + digits + ClockTime.textLength(decimals)];
        // the first digit overwrites it if there is no sign
        text[0] = '-';
        Digits.write(text, sign, hours, digits);
        ClockTime.write(text, span, decimals);
        return Digits.text(text);
    }

    private static boolean isNegative(byte[] bytes, int at, int length) {
        return length > 0 && bytes[at] == 1;
    }

    /// The microseconds without their sign.
    private long spanFromBinary(byte[] bytes, int at, int length) {
        if (length == 0) {
            return 0;
        }
        if ((length != SHORT_LENGTH && length != LONG_LENGTH) || (bytes[at] & ~1) != 0) {
            throw refuse(bytes, at, length, "no span of time");
        }
        final int days = LittleEndian.int32(bytes, at + 1);
        final long clock = ClockTime.fromBinary(bytes, at + CLOCK_AT, length - CLOCK_AT);
        final boolean bad = days < 0 || days > MAX_DAYS || clock == ClockTime.NONE;
        return require(bad ? ClockTime.NONE : days * MICROS_PER_DAY + clock, bytes, at, length);
    }

    private long require(long span, byte[] bytes, int at, int length) {
        if (span == ClockTime.NONE || span >= BEYOND) {
            throw refuse(bytes, at, length, "no span of time of less than 839 hours");
        }
        return span;
    }

    /// Writes a value as a parameter, to the microsecond; what is smaller is cut off, towards zero.
    ///
    /// @param number which parameter, from 1
    static void encode(Buffer out, Duration value, int number) {
        final Duration span = value.compareTo(MIN) < 0 ? MAX : value.abs();
        if (span.compareTo(MAX) >= 0) {
            throw Parameters.refused(
                    number,
                    "is a Duration of 839 hours or more; a TIME has −838:59:59.999999 to" + " 838:59:59.999999");
        }
        encode(out, value.isNegative(), span.getSeconds() * 1_000_000 + span.getNano() / 1000);
    }

    /// Writes a span as a parameter.
    ///
    /// @param micros without their sign, less than 839 hours
    static void encode(Buffer out, boolean negative, long micros) {
        if (micros == 0) {
            out.writeByte(0);
            return;
        }
        final int fraction = ClockTime.micros(micros);
        out.writeByte(fraction == 0 ? SHORT_LENGTH : LONG_LENGTH);
        out.writeByte(negative ? 1 : 0);
        out.writeInt32((int) (micros / MICROS_PER_DAY));
        final long clock = micros % MICROS_PER_DAY;
        out.writeByte(ClockTime.hour(clock));
        out.writeByte(ClockTime.minute(clock));
        out.writeByte(ClockTime.second(clock));
        if (fraction != 0) {
            out.writeInt32(fraction);
        }
    }
}
