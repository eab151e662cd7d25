package dev.luma.mysql.codec;

/// Hours, minutes, seconds and microseconds: the part that DATETIME, TIMESTAMP and TIME have in common. In one `long`,
/// as microseconds.
///
/// | form   | bytes                                                                                        |
/// |--------|----------------------------------------------------------------------------------------------|
/// | text   | `12:34:56`, and a point and 1 to 6 digits if the column has so many                          |
/// | binary | `int<1>` hour, `int<1>` minute, `int<1>` second, and `int<4>` microseconds if they are not 0 |
final class ClockTime {
    /// Stands for bytes that are no time at all.
    static final long NONE = -1;

    static final int MAX_DECIMALS = 6;
    static final int BINARY_LENGTH = 3;
    static final int LONG_BINARY_LENGTH = 7;

    private static final long MICROS = 1_000_000;
    private static final int SECONDS_LENGTH = 6;
    private static final int[] UNITS = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

    private ClockTime() {}

    /// The time of day `hh:mm:ss` with or without a fraction, or [#NONE].
    static long fromText(byte[] bytes, int at, int length) {
        if (length < 2) {
            return NONE;
        }
        final int hour = Digits.read(bytes, at, 2);
        return hour > 23 ? NONE : fromText(hour, bytes, at + 2, length - 2);
    }

    /// The time of `hour` and the `:mm:ss` with or without a fraction at `at`, or [#NONE].
    ///
    /// @param hour [Digits#NONE] or any number of hours
    static long fromText(int hour, byte[] bytes, int at, int length) {
        if (length < SECONDS_LENGTH || bytes[at] != ':' || bytes[at + 3] != ':') {
            return NONE;
        }
        final int minute = Digits.read(bytes, at + 1, 2);
        final int second = Digits.read(bytes, at + 4, 2);
        final int decimals = length - SECONDS_LENGTH - 1;
        int micros = 0;
        if (decimals >= 0) {
            if (decimals == 0 || decimals > MAX_DECIMALS || bytes[at + SECONDS_LENGTH] != '.') {
                return NONE;
            }
            micros = Digits.read(bytes, at + SECONDS_LENGTH + 1, decimals) * UNITS[decimals];
        }
        return of(hour, minute, second, micros);
    }

    /// The time of three or seven bytes, or [#NONE].
    static long fromBinary(byte[] bytes, int at, int length) {
        final int micros = length == BINARY_LENGTH ? 0 : LittleEndian.int32(bytes, at + BINARY_LENGTH);
        final int hour = bytes[at];
        return hour > 23 ? NONE : of(hour, bytes[at + 1], bytes[at + 2], micros);
    }

    private static long of(int hour, int minute, int second, int micros) {
        if (hour < 0 || minute < 0 || minute > 59 || second < 0 || second > 59 || micros < 0 || micros >= MICROS) {
            return NONE;
        }
        return (hour * 3600L + minute * 60L + second) * MICROS + micros;
    }

    static int hour(long time) {
        return (int) (time / (3600 * MICROS));
    }

    static int minute(long time) {
        return (int) (time / (60 * MICROS) % 60);
    }

    static int second(long time) {
        return (int) (time / MICROS % 60);
    }

    static int micros(long time) {
        return (int) (time % MICROS);
    }

    /// How many characters `:mm:ss` and a fraction take.
    ///
    /// @param decimals 0 to 6
    static int textLength(int decimals) {
        return decimals == 0 ? SECONDS_LENGTH : SECONDS_LENGTH + 1 + decimals;
    }

    /// Writes `:mm:ss` and a fraction at the end of `out`; digits that go beyond `decimals` are cut off.
    ///
    /// @param decimals 0 to 6
    static void write(byte[] out, long time, int decimals) {
        final int at = out.length - textLength(decimals);
        out[at] = ':';
        Digits.write(out, at + 1, minute(time), 2);
        out[at + 3] = ':';
        Digits.write(out, at + 4, second(time), 2);
        if (decimals > 0) {
            out[at + SECONDS_LENGTH] = '.';
            Digits.write(out, at + SECONDS_LENGTH + 1, micros(time) / UNITS[decimals], decimals);
        }
    }
}
