package dev.luma.mysql.codec;

import dev.luma.db.spi.Kind;

/// What the integer types share: digits in a text row, and the range that their values must keep to.
///
/// In a text row a ZEROFILL column's digits are padded to its display width; as a number the zeros mean nothing. A
/// binary row has no padding, so the text form adds it.
abstract sealed class IntegerCodec extends Codec
        permits TinyIntCodec, SmallIntCodec, IntCodec, BigIntCodec, UnsignedBigIntCodec {
    /// As many digits as surely fit into a `long`.
    static final int SAFE_DIGITS = 18;

    /// The widest padding of ZEROFILL.
    private static final int MAX_LENGTH = 255;

    private final long min;
    private final long max;
    private final int zerofill;

    /// @param zerofill the width to which the text form is padded with zeros; 0 for none
    IntegerCodec(Kind kind, String typeName, long min, long max, int zerofill) {
        super(kind, typeName);
        this.min = min;
        this.max = max;
        this.zerofill = zerofill;
    }

    @Override
    Object fromText(byte[] bytes, int at, int length) {
        return longFromText(bytes, at, length);
    }

    @Override
    Object fromBinary(byte[] bytes, int at, int length) {
        return longFromBinary(bytes, at, length);
    }

    @Override
    long longFromText(byte[] bytes, int at, int length) {
        int from = at;
        final int end = at + length;
        final boolean negative = length > 0 && bytes[at] == '-';
        if (negative) {
            from++;
        }
        from = skipZeros(bytes, from, end);
        if (from >= end || end - from > SAFE_DIGITS + 1) {
            throw refuseText(bytes, at, length);
        }
        // Nineteen digits may go beyond 2^63; the sum then is negative, and no sum of nineteen digits reaches 2^64.
        long value = 0;
        int wrong = 0;
        for (int i = from; i < end; i++) {
            final int digit = bytes[i] - '0';
            wrong |= digit | 9 - digit;
            value = value * 10 + digit;
        }
        final long signed = negative ? -value : value;
        final boolean overflow = value < 0 && !(negative && value == Long.MIN_VALUE);
        if (wrong < 0 || overflow || signed < min || signed > max) {
            throw refuseText(bytes, at, length);
        }
        return signed;
    }

    /// Where the first digit that counts stands; the last digit counts always. More zeros than any padding has are not
    /// skipped.
    static int skipZeros(byte[] bytes, int from, int end) {
        int first = from;
        final int last = Math.min(end - 1, from + MAX_LENGTH);
        while (first < last && bytes[first] == '0') {
            first++;
        }
        return first;
    }

    @Override
    final String textFromText(byte[] bytes, int at, int length) {
        longFromText(bytes, at, length);
        return super.textFromText(bytes, at, length);
    }

    @Override
    String textFromBinary(byte[] bytes, int at, int length) {
        return filled(Long.toString(longFromBinary(bytes, at, length)));
    }

    final String filled(String digits) {
        return zerofill == 0 ? digits : Digits.fill(digits, zerofill);
    }

    final RuntimeException refuseText(byte[] bytes, int at, int length) {
        return refuse(
                bytes,
                at,
                length,
                "no whole number from " + min + " to " + (kind() == Kind.UNSIGNED ? "18446744073709551615" : max));
    }

    /// Checks that a binary value has the one length that it can have.
    final void requireWidth(byte[] bytes, int at, int length) {
        if (length != binaryWidth()) {
            throw refuse(bytes, at, length, binaryWidth() + " bytes needed");
        }
    }
}
