package dev.luma.mysql.codec;

import dev.luma.db.spi.Kind;

/// SMALLINT and YEAR: two bytes, little-endian.
///
/// A YEAR is a number from 1901 to 2155, or 0. MariaDB's YEAR(2) is one from 0 to 99, in both forms.
final class SmallIntCodec extends IntegerCodec {
    private final boolean unsigned;

    private SmallIntCodec(String typeName, boolean unsigned, int zerofill) {
        super(Kind.INTEGER, typeName, unsigned ? 0 : Short.MIN_VALUE, unsigned ? 0xFFFF : Short.MAX_VALUE, zerofill);
        this.unsigned = unsigned;
    }

    static SmallIntCodec of(boolean unsigned, int zerofill) {
        return new SmallIntCodec(unsigned ? "SMALLINT UNSIGNED" : "SMALLINT", unsigned, zerofill);
    }

    /// @param digits 4, or 2; the text form has always so many
    static SmallIntCodec year(int digits) {
        return new SmallIntCodec("YEAR", true, digits);
    }

    @Override
    int binaryWidth() {
        return 2;
    }

    @Override
    long longFromBinary(byte[] bytes, int at, int length) {
        requireWidth(bytes, at, length);
        final short value = LittleEndian.int16(bytes, at);
        return unsigned ? value & 0xFFFF : value;
    }
}
