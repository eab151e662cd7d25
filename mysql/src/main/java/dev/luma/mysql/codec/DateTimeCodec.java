package dev.luma.mysql.codec;

import dev.luma.db.spi.Kind;
import dev.luma.toolbox.buffer.Buffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/// DATETIME, and TIMESTAMP where its zone is not known: a wall clock's reading, to the microsecond.
///
/// | form   | bytes                                                                                          |
/// |--------|------------------------------------------------------------------------------------------------|
/// | text   | `2024-02-29 12:34:56`, and a point and as many digits as the column has                        |
/// | binary | a date and a time behind it; no time if it is midnight; nothing at all if the date is zero too |
///
/// So a binary value has 0, 4, 7 or 11 bytes. The two parts are told at [CalendarDate] and [ClockTime].
///
/// @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_binary_resultset.html">Values</a>
sealed class DateTimeCodec extends Codec permits TimestampCodec {
    private static final int SHORT_LENGTH = CalendarDate.BINARY_LENGTH + ClockTime.BINARY_LENGTH;
    private static final int LONG_LENGTH = CalendarDate.BINARY_LENGTH + ClockTime.LONG_BINARY_LENGTH;
    private static final int HOUR_AT = CalendarDate.TEXT_LENGTH + 1;

    private final int decimals;

    /// @param decimals digits of a second in the text form; more than 6 count as 6
    DateTimeCodec(String typeName, int decimals) {
        this(Kind.DATETIME, typeName, decimals);
    }

    DateTimeCodec(Kind kind, String typeName, int decimals) {
        super(kind, typeName);
        this.decimals = Math.min(decimals, ClockTime.MAX_DECIMALS);
    }

    /// The value in its natural type.
    ///
    /// @param micros of the day
    Object value(LocalDate date, long micros) {
        final int second = (int) (micros / 1_000_000);
        final int nano = (int) (micros % 1_000_000) * 1000;
        return LocalDateTime.of(date, LocalTime.of(second / 3600, second / 60 % 60, second % 60, nano));
    }

    @Override
    final Object fromText(byte[] bytes, int at, int length) {
        return value(dateFromText(bytes, at, length), timeFromText(bytes, at, length), bytes, at, length);
    }

    @Override
    final Object fromBinary(byte[] bytes, int at, int length) {
        return value(dateFromBinary(bytes, at, length), timeFromBinary(bytes, at, length), bytes, at, length);
    }

    private Object value(int date, long time, byte[] bytes, int at, int length) {
        requireValid(date, time, bytes, at, length);
        return value(CalendarDate.toLocalDate(date, typeName()), time);
    }

    @Override
    final String textFromText(byte[] bytes, int at, int length) {
        requireValid(dateFromText(bytes, at, length), timeFromText(bytes, at, length), bytes, at, length);
        return super.textFromText(bytes, at, length);
    }

    @Override
    final String textFromBinary(byte[] bytes, int at, int length) {
        final int date = dateFromBinary(bytes, at, length);
        final long time = timeFromBinary(bytes, at, length);
        requireValid(date, time, bytes, at, length);
        final byte[] text = new byte[HOUR_AT + 2 + ClockTime.textLength(decimals)];
        CalendarDate.write(text, date);
        text[CalendarDate.TEXT_LENGTH] = ' ';
        Digits.write(text, HOUR_AT, ClockTime.hour(time), 2);
        ClockTime.write(text, time, decimals);
        return Digits.text(text);
    }

    @Override
    final boolean isNullInText(byte[] bytes, int at, int length) {
        final int date = dateFromText(bytes, at, length);
        return date != CalendarDate.NONE && !CalendarDate.isReal(date);
    }

    @Override
    final boolean isNullInBinary(byte[] bytes, int at, int length) {
        final int date = dateFromBinary(bytes, at, length);
        return date != CalendarDate.NONE && !CalendarDate.isReal(date);
    }

    private static int dateFromText(byte[] bytes, int at, int length) {
        return length > HOUR_AT && bytes[at + CalendarDate.TEXT_LENGTH] == ' '
                ? CalendarDate.fromText(bytes, at)
                : CalendarDate.NONE;
    }

    private static long timeFromText(byte[] bytes, int at, int length) {
        return ClockTime.fromText(bytes, at + HOUR_AT, length - HOUR_AT);
    }

    private static int dateFromBinary(byte[] bytes, int at, int length) {
        return switch (length) {
            case 0 -> CalendarDate.ZERO;
            case CalendarDate.BINARY_LENGTH, SHORT_LENGTH, LONG_LENGTH -> CalendarDate.fromBinary(bytes, at);
            default -> CalendarDate.NONE;
        };
    }

    private static long timeFromBinary(byte[] bytes, int at, int length) {
        return switch (length) {
            case 0, CalendarDate.BINARY_LENGTH -> 0;
            case SHORT_LENGTH, LONG_LENGTH ->
                ClockTime.fromBinary(bytes, at + CalendarDate.BINARY_LENGTH, length - CalendarDate.BINARY_LENGTH);
            default -> ClockTime.NONE;
        };
    }

    private void requireValid(int date, long time, byte[] bytes, int at, int length) {
        if (date == CalendarDate.NONE || time == ClockTime.NONE) {
            throw refuse(bytes, at, length, "no date and time");
        }
    }

    /// A parameter in the text form, with the digits that it has, to the microsecond.
    ///
    /// @param number which parameter, from 1
    static String text(LocalDateTime value, int number) {
        DateCodec.requireYear(value.getYear(), number);
        final long micros = value.toLocalTime().toNanoOfDay() / 1000;
        final int decimals = ClockTime.micros(micros) == 0 ? 0 : ClockTime.MAX_DECIMALS;
        final byte[] text = new byte[HOUR_AT + 2 + ClockTime.textLength(decimals)];
        CalendarDate.write(text, CalendarDate.of(value.getYear(), value.getMonthValue(), value.getDayOfMonth()));
        text[CalendarDate.TEXT_LENGTH] = ' ';
        Digits.write(text, HOUR_AT, value.getHour(), 2);
        ClockTime.write(text, micros, decimals);
        return Digits.text(text);
    }

    /// Writes a value as a parameter, to the microsecond; what is smaller is cut off.
    ///
    /// @param number which parameter, from 1
    static void encode(Buffer out, LocalDateTime value, int number) {
        DateCodec.requireYear(value.getYear(), number);
        final int micros = value.getNano() / 1000;
        out.writeByte(micros == 0 ? SHORT_LENGTH : LONG_LENGTH);
        DateCodec.write(out, value.toLocalDate());
        out.writeByte(value.getHour());
        out.writeByte(value.getMinute());
        out.writeByte(value.getSecond());
        if (micros != 0) {
            out.writeInt32(micros);
        }
    }
}
