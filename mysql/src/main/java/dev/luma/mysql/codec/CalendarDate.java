package dev.luma.mysql.codec;

import dev.luma.db.error.ConversionException;
import java.time.LocalDate;
import java.time.YearMonth;

/// A date as the servers have it, which may be one that no calendar has: `0000-00-00`, `2025-00-00`, and under
/// `ALLOW_INVALID_DATES` even `2025-02-31`. Year, month and day in one `int`, so that looking at one makes no object.
///
/// | form   | bytes                                                           |
/// |--------|-----------------------------------------------------------------|
/// | text   | `2024-02-29`                                                    |
/// | binary | `int<2>` year, `int<1>` month, `int<1>` day; none for all zeros |
final class CalendarDate {
    /// Stands for bytes that are no date at all.
    static final int NONE = -1;
    /// `0000-00-00`
    static final int ZERO = 0;

    static final int TEXT_LENGTH = 10;
    static final int BINARY_LENGTH = 4;
    static final int MAX_YEAR = 9999;

    private CalendarDate() {}

    /// The date of ten characters, or [#NONE].
    static int fromText(byte[] bytes, int at) {
        final int year = Digits.read(bytes, at, 4);
        final int month = Digits.read(bytes, at + 5, 2);
        final int day = Digits.read(bytes, at + 8, 2);
        return bytes[at + 4] == '-' && bytes[at + 7] == '-' ? of(year, month, day) : NONE;
    }

    /// The date of four bytes, or [#NONE].
    static int fromBinary(byte[] bytes, int at) {
        return of(LittleEndian.int16(bytes, at) & 0xFFFF, bytes[at + 2], bytes[at + 3]);
    }

    static int of(int year, int month, int day) {
        if (year < 0 || year > MAX_YEAR || month < 0 || month > 12 || day < 0 || day > 31) {
            return NONE;
        }
        return year << 9 | month << 5 | day;
    }

    static int year(int date) {
        return date >> 9;
    }

    static int month(int date) {
        return date >> 5 & 0xF;
    }

    static int day(int date) {
        return date & 0x1F;
    }

    /// Whether the calendar has this day.
    static boolean isReal(int date) {
        final int day = day(date);
        final int month = month(date);
        return day > 0
                && month > 0
                && (day <= 28 || day <= YearMonth.of(year(date), month).lengthOfMonth());
    }

    /// The day, as Java has it.
    ///
    /// @throws ConversionException if the calendar does not have it
    static LocalDate toLocalDate(int date, String typeName) {
        if (!isReal(date)) {
            throw new ConversionException("the " + typeName + " " + text(date)
                    + " is no day of any calendar: read it as text, or connect with zeroDates=as-null to read NULL");
        }
        return LocalDate.of(year(date), month(date), day(date));
    }

    static String text(int date) {
        final byte[] text = new byte[TEXT_LENGTH];
        write(text, date);
        return Digits.text(text);
    }

    /// Writes the text form at the beginning of `out`.
    static void write(byte[] out, int date) {
        Digits.write(out, 0, year(date), 4);
        out[4] = '-';
        Digits.write(out, 5, month(date), 2);
        out[7] = '-';
        Digits.write(out, 8, day(date), 2);
    }
}
