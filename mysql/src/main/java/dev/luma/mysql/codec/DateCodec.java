package dev.luma.mysql.codec;

import dev.luma.db.spi.Kind;
import dev.luma.toolbox.buffer.Buffer;
import java.time.LocalDate;

/// DATE: a [LocalDate] from year 0 to 9999. Its bytes are told at [CalendarDate].
final class DateCodec extends Codec {
    DateCodec() {
        super(Kind.DATE, "DATE");
    }

    @Override
    Object fromText(byte[] bytes, int at, int length) {
        return value(dateFromText(bytes, at, length), bytes, at, length);
    }

    @Override
    Object fromBinary(byte[] bytes, int at, int length) {
        return value(dateFromBinary(bytes, at, length), bytes, at, length);
    }

    private LocalDate value(int date, byte[] bytes, int at, int length) {
        return CalendarDate.toLocalDate(require(date, bytes, at, length), typeName());
    }

    @Override
    String textFromText(byte[] bytes, int at, int length) {
        require(dateFromText(bytes, at, length), bytes, at, length);
        return super.textFromText(bytes, at, length);
    }

    @Override
    String textFromBinary(byte[] bytes, int at, int length) {
        return CalendarDate.text(require(dateFromBinary(bytes, at, length), bytes, at, length));
    }

    @Override
    boolean isNullInText(byte[] bytes, int at, int length) {
        final int date = dateFromText(bytes, at, length);
        return date != CalendarDate.NONE && !CalendarDate.isReal(date);
    }

    @Override
    boolean isNullInBinary(byte[] bytes, int at, int length) {
        final int date = dateFromBinary(bytes, at, length);
        return date != CalendarDate.NONE && !CalendarDate.isReal(date);
    }

    private static int dateFromText(byte[] bytes, int at, int length) {
        return length == CalendarDate.TEXT_LENGTH ? CalendarDate.fromText(bytes, at) : CalendarDate.NONE;
    }

    private static int dateFromBinary(byte[] bytes, int at, int length) {
        return switch (length) {
            case 0 -> CalendarDate.ZERO;
            case CalendarDate.BINARY_LENGTH -> CalendarDate.fromBinary(bytes, at);
            default -> CalendarDate.NONE;
        };
    }

    private int require(int date, byte[] bytes, int at, int length) {
        if (date == CalendarDate.NONE) {
            throw refuse(bytes, at, length, "no date");
        }
        return date;
    }

    /// Writes a value as a parameter.
    ///
    /// @param number which parameter, from 1
    static void encode(Buffer out, LocalDate value, int number) {
        requireYear(value.getYear(), number);
        out.writeByte(CalendarDate.BINARY_LENGTH);
        write(out, value);
    }

    /// Refuses the years that the servers' dates do not have, before Christ's above all.
    static void requireYear(int year, int number) {
        if (year < 0 || year > CalendarDate.MAX_YEAR) {
            throw Parameters.refused(number, "is a date outside the years 0 to 9999, which a server has");
        }
    }

    static void write(Buffer out, LocalDate value) {
        out.writeInt16(value.getYear());
        out.writeByte(value.getMonthValue());
        out.writeByte(value.getDayOfMonth());
    }
}
