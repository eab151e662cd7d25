package dev.luma.mysql.wire;

import dev.luma.db.error.ProtocolException;
import dev.luma.toolbox.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Length-encoded integers and what stands behind them.
///
/// | first byte   | value                       |
/// |--------------|-----------------------------|
/// | `00` to `FA` | itself                      |
/// | `FB`         | NULL, where NULL may stand  |
/// | `FC`         | the next 2 bytes            |
/// | `FD`         | the next 3 bytes            |
/// | `FE`         | the next 8 bytes            |
///
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_dt_integers.html#sect_protocol_basic_dt_int_le">int&lt;lenenc&gt;</a>
public final class Lenenc {
    /// The byte that stands for NULL in a text row.
    public static final int NULL = 0xFB;

    private Lenenc() {}

    /// An integer, as an unsigned long.
    ///
    /// @throws dev.luma.toolbox.buffer.BufferException if it does not end within the buffer
    /// @throws ProtocolException if it begins with `FB` or `FF`
    public static long readInteger(Buffer in) {
        final int first = in.readByte();
        return switch (first) {
            case 0xFC -> in.readUint16();
            case 0xFD -> in.readUint24();
            case 0xFE -> in.readInt64();
            case 0xFB, 0xFF ->
                throw new ProtocolException("a length-encoded integer cannot begin with " + Integer.toHexString(first));
            default -> first;
        };
    }

    /// Text behind its length, as UTF-8.
    public static String readString(Buffer in) {
        return in.readString(readLength(in));
    }

    /// Bytes behind their length, copied.
    public static byte[] readBytes(Buffer in) {
        return in.readBytes(readLength(in));
    }

    /// Passes over bytes and their length.
    public static void skip(Buffer in) {
        in.skip(readLength(in));
    }

    /// A length that fits into what is left of the buffer; never more, so it is safe to take memory for it.
    public static int readLength(Buffer in) {
        final long length = readInteger(in);
        if (length < 0 || length > in.remaining()) {
            throw new ProtocolException(Long.toUnsignedString(length) + " bytes announced at offset " + in.position()
                    + ", " + in.remaining() + " left");
        }
        return (int) length;
    }

    /// @param value taken as unsigned
    public static void writeInteger(Buffer out, long value) {
        if (value >= 0 && value < 0xFB) {
            out.writeByte((int) value);
        } else if (value >= 0 && value <= 0xFFFF) {
            out.writeByte(0xFC);
            out.writeInt16((int) value);
        } else if (value >= 0 && value <= 0xFF_FFFF) {
            out.writeByte(0xFD);
            out.writeInt24((int) value);
        } else {
            out.writeByte(0xFE);
            out.writeInt64(value);
        }
    }

    public static void writeString(Buffer out, String text) {
        writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    public static void writeBytes(Buffer out, byte[] bytes) {
        writeInteger(out, bytes.length);
        out.writeBytes(bytes);
    }

    /// NULL as in a text row, or bytes behind their length.
    public static void writeNullable(Buffer out, byte @Nullable [] bytes) {
        if (bytes == null) {
            out.writeByte(NULL);
        } else {
            writeBytes(out, bytes);
        }
    }
}
