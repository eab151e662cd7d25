package dev.luma.mysql.codec;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// The bytes of one value, with other bytes before and behind them, as in a row: a codec that reads beyond its value
/// or from the wrong place is found out.
final class WireValue {
    private static final byte[] AROUND = "19-:. ".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;
    private final int at;
    private final int length;

    private WireValue(byte[] bytes, int at, int length) {
        this.bytes = bytes;
        this.at = at;
        this.length = length;
    }

    static WireValue of(byte[] value) {
        final byte[] bytes = new byte[AROUND.length + value.length + AROUND.length];
        System.arraycopy(AROUND, 0, bytes, 0, AROUND.length);
        System.arraycopy(value, 0, bytes, AROUND.length, value.length);
        System.arraycopy(AROUND, 0, bytes, AROUND.length + value.length, AROUND.length);
        return new WireValue(bytes, AROUND.length, value.length);
    }

    static WireValue text(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// @param hex may have blanks between its bytes
    static WireValue hex(String hex) {
        return of(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    Object fromText(Codec codec) {
        return codec.fromText(bytes, at, length);
    }

    Object fromBinary(Codec codec) {
        return codec.fromBinary(bytes, at, length);
    }

    long longFromText(Codec codec) {
        return codec.longFromText(bytes, at, length);
    }

    long longFromBinary(Codec codec) {
        return codec.longFromBinary(bytes, at, length);
    }

    double doubleFromText(Codec codec) {
        return codec.doubleFromText(bytes, at, length);
    }

    double doubleFromBinary(Codec codec) {
        return codec.doubleFromBinary(bytes, at, length);
    }

    String textFromText(Codec codec) {
        return codec.textFromText(bytes, at, length);
    }

    String textFromBinary(Codec codec) {
        return codec.textFromBinary(bytes, at, length);
    }

    boolean isNullInText(Codec codec) {
        return codec.isNullInText(bytes, at, length);
    }

    boolean isNullInBinary(Codec codec) {
        return codec.isNullInBinary(bytes, at, length);
    }
}
