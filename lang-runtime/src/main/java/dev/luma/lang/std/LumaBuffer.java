package dev.luma.lang.std;

import dev.luma.lang.runtime.ByteList;
import dev.luma.lang.runtime.Conversions;
import dev.luma.lang.runtime.CoreObject;
import dev.luma.lang.runtime.Panic;
import dev.luma.lang.runtime.Panics;
import dev.luma.toolbox.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// Luma's `buffer`: a [Buffer] whose refusals are panics, and do not stick. Little-endian, unless a name ends in
/// `Be`.
///
/// What a read cannot have leaves the position where it was.
public final class LumaBuffer implements CoreObject {
    private final Buffer bytes;

    /// An empty buffer.
    public LumaBuffer() {
        this(new Buffer());
    }

    private LumaBuffer(Buffer bytes) {
        this.bytes = bytes;
    }

    /// Reads the bytes in place; the first write copies them.
    static LumaBuffer of(ByteList raw) {
        return new LumaBuffer(Buffer.of(raw.array(), 0, raw.size()));
    }

    /// Reads other bytes from now on, in place.
    void window(byte[] array, int offset, int length) {
        bytes.window(array, offset, length);
    }

    @Override
    public String typeName() {
        return "buffer";
    }

    // ---- bounds

    /// What can be read.
    private Buffer holding(long length) {
        if (length < 0 || length > bytes.remaining()) {
            throw pastEnd(length);
        }
        return bytes;
    }

    private Panic pastEnd(long length) {
        return Panic.of("buffer.end", "read of " + length + " bytes past the end (" + bytes.remaining() + " left)");
    }

    /// What fits signed or unsigned.
    private static long requireBits(long value, int bits) {
        if (value < -(1L << (bits - 1)) || value >= 1L << bits) {
            throw Panics.unfit(value, bits + " bits");
        }
        return value;
    }

    // ---- writing numbers

    public static void writeByte(LumaBuffer self, long value) {
        writeInt8(self, value);
    }

    public static void writeInt8(LumaBuffer self, long value) {
        self.bytes.writeInt8((int) requireBits(value, 8));
    }

    public static void writeInt16(LumaBuffer self, long value) {
        self.bytes.writeInt16((int) requireBits(value, 16));
    }

    public static void writeInt24(LumaBuffer self, long value) {
        self.bytes.writeInt24((int) requireBits(value, 24));
    }

    public static void writeInt32(LumaBuffer self, long value) {
        self.bytes.writeInt32((int) requireBits(value, 32));
    }

    public static void writeInt64(LumaBuffer self, long value) {
        self.bytes.writeInt64(value);
    }

    public static void writeFloat32(LumaBuffer self, double x) {
        self.bytes.writeFloat32((float) x);
    }

    public static void writeFloat64(LumaBuffer self, double x) {
        self.bytes.writeFloat64(x);
    }

    public static void writeInt16Be(LumaBuffer self, long value) {
        self.bytes.writeInt16Be((int) requireBits(value, 16));
    }

    public static void writeInt24Be(LumaBuffer self, long value) {
        self.bytes.writeInt24Be((int) requireBits(value, 24));
    }

    public static void writeInt32Be(LumaBuffer self, long value) {
        self.bytes.writeInt32Be((int) requireBits(value, 32));
    }

    public static void writeInt64Be(LumaBuffer self, long value) {
        self.bytes.writeInt64Be(value);
    }

    public static void writeFloat32Be(LumaBuffer self, double x) {
        self.bytes.writeFloat32Be((float) x);
    }

    public static void writeFloat64Be(LumaBuffer self, double x) {
        self.bytes.writeFloat64Be(x);
    }

    // ---- reading numbers

    /// @return 0 to 255
    public static int readByte(LumaBuffer self) {
        return self.holding(1).readUint8();
    }

    /// @return 0 to 255
    public static int peek(LumaBuffer self) {
        return self.holding(1).peek();
    }

    public static long readInt8(LumaBuffer self) {
        return self.holding(1).readInt8();
    }

    public static long readUint8(LumaBuffer self) {
        return self.holding(1).readUint8();
    }

    public static long readInt16(LumaBuffer self) {
        return self.holding(2).readInt16();
    }

    public static long readUint16(LumaBuffer self) {
        return self.holding(2).readUint16();
    }

    public static long readInt24(LumaBuffer self) {
        return self.holding(3).readInt24();
    }

    public static long readUint24(LumaBuffer self) {
        return self.holding(3).readUint24();
    }

    public static long readInt32(LumaBuffer self) {
        return self.holding(4).readInt32();
    }

    public static long readUint32(LumaBuffer self) {
        return self.holding(4).readUint32();
    }

    public static long readInt64(LumaBuffer self) {
        return self.holding(8).readInt64();
    }

    public static double readFloat32(LumaBuffer self) {
        return self.holding(4).readFloat32();
    }

    public static double readFloat64(LumaBuffer self) {
        return self.holding(8).readFloat64();
    }

    public static long readInt16Be(LumaBuffer self) {
        return self.holding(2).readInt16Be();
    }

    public static long readUint16Be(LumaBuffer self) {
        return self.holding(2).readUint16Be();
    }

    public static long readInt24Be(LumaBuffer self) {
        return self.holding(3).readInt24Be();
    }

    public static long readUint24Be(LumaBuffer self) {
        return self.holding(3).readUint24Be();
    }

    public static long readInt32Be(LumaBuffer self) {
        return self.holding(4).readInt32Be();
    }

    public static long readUint32Be(LumaBuffer self) {
        return self.holding(4).readUint32Be();
    }

    public static long readInt64Be(LumaBuffer self) {
        return self.holding(8).readInt64Be();
    }

    public static double readFloat32Be(LumaBuffer self) {
        return self.holding(4).readFloat32Be();
    }

    public static double readFloat64Be(LumaBuffer self) {
        return self.holding(8).readFloat64Be();
    }

    // ---- bytes and texts

    public static void writeBytes(LumaBuffer self, ByteList data) {
        self.bytes.writeBytes(data.array(), 0, data.size());
    }

    public static ByteList readBytes(LumaBuffer self, long n) {
        return ByteList.wrap(self.holding(n).readBytes((int) n));
    }

    public static ByteList readRest(LumaBuffer self) {
        return ByteList.wrap(self.bytes.readRest());
    }

    public static void writeStr(LumaBuffer self, String text) {
        self.bytes.writeString(text);
    }

    public static String readStr(LumaBuffer self, long n) {
        final Buffer source = self.holding(n);
        final String text = self.textAhead((int) n);
        source.skip((int) n);
        return text;
    }

    public static @Nullable Long readDecimal(LumaBuffer self, long n) {
        final Buffer source = self.holding(n);
        final Long number = Conversions.intOrNil(source.array(), source.arrayOffset(), (int) n);
        if (number != null) {
            source.skip((int) n);
        }
        return number;
    }

    public static void writeCstr(LumaBuffer self, String text) {
        if (text.indexOf('\0') >= 0) {
            throw Panic.of("convert", "a text with a zero character cannot end with one");
        }
        self.bytes.writeCString(text);
    }

    public static String readCstr(LumaBuffer self) {
        final int length = self.distanceToZero();
        final String text = self.textAhead(length);
        self.bytes.skip(length + 1);
        return text;
    }

    /// Before the position moves: it stays where the bytes are no text.
    private String textAhead(int length) {
        return Utf8.text(bytes.array(), bytes.arrayOffset(), length);
    }

    private int distanceToZero() {
        final byte[] array = bytes.array();
        final int start = bytes.arrayOffset();
        for (int i = 0; i < bytes.remaining(); i++) {
            if (array[start + i] == 0) {
                return i;
            }
        }
        throw Panic.of("buffer.end", "no zero byte ends the text (" + bytes.remaining() + " bytes left)");
    }

    public static void writeZeros(LumaBuffer self, long n) {
        if (n < 0) {
            throw Panic.of("buffer.end", n + " is less than 0");
        }
        self.bytes.writeZeros(Sizes.array(n));
    }

    // ---- where it stands

    public static void skip(LumaBuffer self, long n) {
        self.holding(n).skip((int) n);
    }

    public static void seek(LumaBuffer self, long position) {
        if (position < 0 || position > self.bytes.length()) {
            throw Panic.of("buffer.end", "seek to " + position + " past the end (" + self.bytes.length() + " bytes)");
        }
        self.bytes.seek((int) position);
    }

    public static void clear(LumaBuffer self) {
        self.bytes.clear();
    }

    public static long len(LumaBuffer self) {
        return self.bytes.length();
    }

    public static long position(LumaBuffer self) {
        return self.bytes.position();
    }

    public static long remaining(LumaBuffer self) {
        return self.bytes.remaining();
    }

    public static ByteList toBytes(LumaBuffer self) {
        return ByteList.wrap(self.bytes.toBytes());
    }
}
