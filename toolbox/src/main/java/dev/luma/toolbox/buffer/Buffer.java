package dev.luma.toolbox.buffer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Bytes that are written at the end and read from a position that starts at 0.
///
/// Little-endian, unless a method's name ends in `Be`. Offsets and lengths are bytes, counted from the buffer's own
/// start. Not safe for use by several threads.
///
/// **Bounds.** Every read checks what remains before it touches a byte, and before it takes memory for a length that
/// it was told. A read that cannot be satisfied throws [BufferException] and leaves the position where it was; the
/// failure *sticks*: each later read throws the same exception, so that a decoder which went on by mistake cannot
/// produce values from the wrong place. [#seek], [#clear] and [#window] make the buffer readable again.
///
/// **Ownership.** `Buffer.of(array)` and [#window] read the given array in place; a write to such a buffer copies
/// first. [#array] shows the backing array without copying, [#toBytes] copies.
public final class Buffer {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] EMPTY = {};
    /// The largest array that every JVM can make.
    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;

    private byte[] bytes;
    private int start;
    private int position;
    private int end;
    private boolean borrowed;
    private @Nullable BufferException failure;

    /// An empty buffer that takes no memory until it is written to.
    public Buffer() {
        this(EMPTY, 0, 0, false);
    }

    /// An empty buffer with room for `capacity` bytes.
    ///
    /// @param capacity 0 or more; the buffer grows beyond it when it must
    public Buffer(int capacity) {
        this(new byte[capacity], 0, 0, false);
    }

    private Buffer(byte[] bytes, int start, int end, boolean borrowed) {
        this.bytes = bytes;
        this.start = start;
        this.position = start;
        this.end = end;
        this.borrowed = borrowed;
    }

    /// A buffer that reads `bytes` in place from its start; the first write copies.
    public static Buffer of(byte[] bytes) {
        return new Buffer(bytes, 0, bytes.length, true);
    }

    /// A buffer that reads `length` bytes of `bytes` in place, from `offset` on; the first write copies.
    public static Buffer of(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return new Buffer(bytes, offset, offset + length, true);
    }

    /// Turns this buffer into a view of `length` bytes of `bytes`, read in place from `offset` on. Makes no object, so
    /// one view can serve packet after packet.
    public Buffer window(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        this.bytes = bytes;
        this.start = offset;
        this.position = offset;
        this.end = offset + length;
        this.borrowed = true;
        this.failure = null;
        return this;
    }

    // ---- where it stands

    /// All bytes, read or not.
    public int length() {
        return end - start;
    }

    /// How many bytes have been read.
    public int position() {
        return position - start;
    }

    /// How many bytes are left to read.
    public int remaining() {
        return end - position;
    }

    public boolean hasRemaining() {
        return position < end;
    }

    /// Moves the reading position, and makes a buffer readable again whose last read failed.
    ///
    /// @param offset 0 to [#length]
    /// @throws BufferException if the offset lies outside
    public void seek(int offset) {
        failure = null;
        if (offset < 0 || offset > length()) {
            throw fail("cannot seek to offset " + offset + " of " + length() + " bytes");
        }
        position = start + offset;
    }

    /// Forgets all bytes, keeps the memory.
    public void clear() {
        if (borrowed) {
            bytes = EMPTY;
            borrowed = false;
        }
        start = 0;
        position = 0;
        end = 0;
        failure = null;
    }

    /// The backing array, not a copy. Its bytes from [#arrayOffset] on are this buffer's. Valid until the next write.
    public byte[] array() {
        return bytes;
    }

    /// Where in [#array] the byte at [#position] lies.
    public int arrayOffset() {
        return position;
    }

    /// A copy of all bytes, read or not.
    public byte[] toBytes() {
        return Arrays.copyOfRange(bytes, start, end);
    }

    // ---- reading

    /// The next byte, 0 to 255, without advancing.
    public int peek() {
        require(1);
        return bytes[position] & 0xFF;
    }

    /// The byte `distance` bytes after the next one, 0 to 255, without advancing.
    public int peek(int distance) {
        require(Math.addExact(distance, 1));
        return bytes[position + distance] & 0xFF;
    }

    /// One byte, 0 to 255.
    public int readByte() {
        require(1);
        return bytes[position++] & 0xFF;
    }

    public byte readInt8() {
        require(1);
        return bytes[position++];
    }

    public int readUint8() {
        return readByte();
    }

    public short readInt16() {
        return (short) SHORT.get(bytes, advance(2));
    }

    public int readUint16() {
        return readInt16() & 0xFFFF;
    }

    public int readInt24() {
        return readUint24() << 8 >> 8;
    }

    public int readUint24() {
        final int at = advance(3);
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16;
    }

    public int readInt32() {
        return (int) INT.get(bytes, advance(4));
    }

    public long readUint32() {
        return readInt32() & 0xFFFF_FFFFL;
    }

    public long readInt48() {
        return readUint48() << 16 >> 16;
    }

    public long readUint48() {
        require(6);
        return readUint32() | (long) readUint16() << 32;
    }

    public long readInt64() {
        return (long) LONG.get(bytes, advance(8));
    }

    public float readFloat32() {
        return Float.intBitsToFloat(readInt32());
    }

    public double readFloat64() {
        return Double.longBitsToDouble(readInt64());
    }

    public short readInt16Be() {
        return Short.reverseBytes(readInt16());
    }

    public int readUint16Be() {
        return readInt16Be() & 0xFFFF;
    }

    public int readInt24Be() {
        return readUint24Be() << 8 >> 8;
    }

    public int readUint24Be() {
        return Integer.reverseBytes(readUint24()) >>> 8;
    }

    public int readInt32Be() {
        return Integer.reverseBytes(readInt32());
    }

    public long readUint32Be() {
        return readInt32Be() & 0xFFFF_FFFFL;
    }

    public long readInt48Be() {
        return readUint48Be() << 16 >> 16;
    }

    public long readUint48Be() {
        return Long.reverseBytes(readUint48()) >>> 16;
    }

    public long readInt64Be() {
        return Long.reverseBytes(readInt64());
    }

    public float readFloat32Be() {
        return Float.intBitsToFloat(readInt32Be());
    }

    public double readFloat64Be() {
        return Double.longBitsToDouble(readInt64Be());
    }

    /// The next `length` bytes, copied.
    public byte[] readBytes(int length) {
        final int at = advance(length);
        return Arrays.copyOfRange(bytes, at, at + length);
    }

    /// All that is left, copied; empty at the end.
    public byte[] readRest() {
        return readBytes(remaining());
    }

    /// The next `length` bytes as UTF-8 text. Malformed sequences become U+FFFD.
    public String readString(int length) {
        final int at = advance(length);
        return new String(bytes, at, length, StandardCharsets.UTF_8);
    }

    /// Text up to the next NUL, which is consumed and not part of it.
    ///
    /// @throws BufferException if no NUL follows
    public String readCString() {
        if (failure != null) {
            throw failure;
        }
        for (int at = position; at < end; at++) {
            if (bytes[at] == 0) {
                final String text = readString(at - position);
                position++;
                return text;
            }
        }
        throw fail("a NUL byte needed after offset " + position() + ", none in the " + remaining() + " left");
    }

    /// Text behind its own length, a little-endian number of `prefixBytes` bytes.
    ///
    /// @param prefixBytes width of the length: 1 to 4
    public String readPrefixedString(int prefixBytes) {
        final int before = position;
        final long length = readPrefix(prefixBytes);
        if (length > remaining()) {
            final int left = remaining();
            position = before;
            throw fail("text of " + length + " bytes announced at offset " + position() + ", " + left + " left");
        }
        return readString((int) length);
    }

    private long readPrefix(int prefixBytes) {
        return switch (prefixBytes) {
            case 1 -> readUint8();
            case 2 -> readUint16();
            case 3 -> readUint24();
            case 4 -> readUint32();
            default -> throw new IllegalArgumentException("a length prefix has 1 to 4 bytes, not " + prefixBytes);
        };
    }

    /// Passes over `length` bytes.
    public void skip(int length) {
        advance(length);
    }

    private int advance(int length) {
        require(length);
        final int at = position;
        position = at + length;
        return at;
    }

    private void require(int length) {
        if (failure != null || length < 0 || length > end - position) {
            throw refuse(length);
        }
    }

    private BufferException refuse(int length) {
        if (failure != null) {
            return failure;
        }
        return fail(
                length < 0
                        ? "negative length " + length + " at offset " + position()
                        : length + (length == 1 ? " byte" : " bytes") + " needed at offset " + position() + ", "
                                + remaining() + " left");
    }

    private BufferException fail(String message) {
        final BufferException first = new BufferException(message);
        failure = first;
        return first;
    }

    // ---- writing: always at the end

    /// Writes the low 8 bits of `value`.
    public void writeByte(int value) {
        final int at = grow(1);
        bytes[at] = (byte) value;
    }

    public void writeInt8(int value) {
        writeByte(value);
    }

    /// Writes the low 16 bits of `value`.
    public void writeInt16(int value) {
        final int at = grow(2);
        SHORT.set(bytes, at, (short) value);
    }

    /// Writes the low 24 bits of `value`.
    public void writeInt24(int value) {
        final int at = grow(3);
        setInt24(at, value);
    }

    public void writeInt32(int value) {
        final int at = grow(4);
        INT.set(bytes, at, value);
    }

    /// Writes the low 48 bits of `value`.
    public void writeInt48(long value) {
        writeInt32((int) value);
        writeInt16((int) (value >>> 32));
    }

    public void writeInt64(long value) {
        final int at = grow(8);
        LONG.set(bytes, at, value);
    }

    public void writeFloat32(float value) {
        writeInt32(Float.floatToRawIntBits(value));
    }

    public void writeFloat64(double value) {
        writeInt64(Double.doubleToRawLongBits(value));
    }

    public void writeInt16Be(int value) {
        writeInt16(Short.reverseBytes((short) value));
    }

    public void writeInt24Be(int value) {
        writeInt24(Integer.reverseBytes(value) >>> 8);
    }

    public void writeInt32Be(int value) {
        writeInt32(Integer.reverseBytes(value));
    }

    public void writeInt48Be(long value) {
        writeInt48(Long.reverseBytes(value) >>> 16);
    }

    public void writeInt64Be(long value) {
        writeInt64(Long.reverseBytes(value));
    }

    public void writeFloat32Be(float value) {
        writeInt32Be(Float.floatToRawIntBits(value));
    }

    public void writeFloat64Be(double value) {
        writeInt64Be(Double.doubleToRawLongBits(value));
    }

    public void writeBytes(byte[] source) {
        writeBytes(source, 0, source.length);
    }

    public void writeBytes(byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        final int at = grow(length);
        System.arraycopy(source, offset, bytes, at, length);
    }

    /// Writes `length` NUL bytes.
    public void writeZeros(int length) {
        final int at = grow(length);
        Arrays.fill(bytes, at, at + length, (byte) 0);
    }

    /// Writes `text` as UTF-8. Unpaired surrogates become `?`.
    public void writeString(String text) {
        writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes `text` if all of it is ASCII, without making an array for it; if not, writes nothing.
    ///
    /// @return whether it was written
    public boolean writeAscii(String text) {
        final int length = text.length();
        final int at = grow(length);
        final byte[] into = bytes;
        int union = 0;
        for (int i = 0; i < length; i++) {
            final char unit = text.charAt(i);
            into[at + i] = (byte) unit;
            union |= unit;
        }
        if (union >= 0x80) {
            end = at;
            return false;
        }
        return true;
    }

    /// Writes `text` as UTF-8 with a NUL behind it.
    ///
    /// @throws IllegalArgumentException if the text holds a NUL itself, which would end it early
    public void writeCString(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a NUL-terminated text cannot hold a NUL character");
        }
        writeString(text);
        writeByte(0);
    }

    /// Writes `text` as UTF-8 behind its own length, a little-endian number of `prefixBytes` bytes.
    ///
    /// @param prefixBytes width of the length: 1 to 4
    /// @throws IllegalArgumentException if the length does not fit into the prefix
    public void writePrefixedString(String text, int prefixBytes) {
        final byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        if (prefixBytes < 4 && encoded.length >>> (8 * prefixBytes) != 0) {
            throw new IllegalArgumentException(
                    encoded.length + " bytes of text do not fit behind a length of " + prefixBytes + " bytes");
        }
        switch (prefixBytes) {
            case 1 -> writeByte(encoded.length);
            case 2 -> writeInt16(encoded.length);
            case 3 -> writeInt24(encoded.length);
            case 4 -> writeInt32(encoded.length);
            default -> throw new IllegalArgumentException("a length prefix has 1 to 4 bytes, not " + prefixBytes);
        }
        writeBytes(encoded);
    }

    /// Overwrites one byte that was written before, to fill in what was not known then.
    ///
    /// @param offset from the buffer's start
    public void setByte(int offset, int value) {
        final int at = written(offset, 1);
        bytes[at] = (byte) value;
    }

    /// Overwrites three bytes that were written before with the low 24 bits of `value`.
    ///
    /// @param offset of the first of them, from the buffer's start
    public void setInt24(int offset, int value) {
        final int at = written(offset, 3);
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >>> 8);
        bytes[at + 2] = (byte) (value >>> 16);
    }

    /// Drops what was written from `length` on.
    ///
    /// @param length from 0 to [#length]
    public void truncate(int length) {
        end = start + Objects.checkIndex(length, length() + 1);
        position = Math.min(position, end);
    }

    /// Drops the first `length` bytes that were written; what stands behind them moves to the front. What was read of
    /// them does not count any more.
    ///
    /// @param length from 0 to [#length]
    public void discard(int length) {
        if (borrowed) {
            growSlowly(0);
        }
        final int from = start + Objects.checkIndex(length, length() + 1);
        System.arraycopy(bytes, from, bytes, start, end - from);
        end -= length;
        position = Math.max(position - length, start);
    }

    private int written(int offset, int width) {
        if (borrowed) {
            growSlowly(0);
        }
        return start + Objects.checkFromIndexSize(offset, width, length());
    }

    /// Makes room for `length` more bytes at the end, and returns where in the array they begin.
    private int grow(int length) {
        final int at = end;
        if (borrowed || length > bytes.length - at) {
            return growSlowly(length);
        }
        end = at + length;
        return at;
    }

    private int growSlowly(int length) {
        final long needed = (long) length() + length;
        if (length < 0 || needed > MAX_CAPACITY) {
            throw new IllegalArgumentException("a buffer cannot hold " + needed + " bytes");
        }
        final int held = length();
        final long roomy = Math.min(Math.max(64, Math.max(needed, 2L * held)), MAX_CAPACITY);
        final byte[] larger = new byte[(int) roomy];
        System.arraycopy(bytes, start, larger, 0, held);
        bytes = larger;
        position -= start;
        start = 0;
        borrowed = false;
        end = (int) needed;
        return held;
    }

    /// Shows the extent, never the content, which may be a secret.
    @Override
    public String toString() {
        return "Buffer[" + position() + " of " + length() + " bytes read]";
    }
}
