package dev.luma.lang.std;

import static dev.luma.lang.runtime.Panicking.panics;
import static dev.luma.lang.std.Values.bytes;
import static dev.luma.lang.std.Values.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.lang.runtime.ByteList;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LumaBufferTest {
    private interface Write extends BiConsumer<LumaBuffer, Long> {}

    private interface Read extends ToLongFunction<LumaBuffer> {}

    /// A width with all that writes and reads it.
    private record Width(
            int bits, Write write, Read signed, Read unsigned, Write writeBe, Read signedBe, Read unsignedBe) {
        @Override
        public String toString() {
            return bits + " bits";
        }
    }

    private static Stream<Width> narrowWidths() {
        return Stream.of(
                new Width(
                        16,
                        LumaBuffer::writeInt16,
                        LumaBuffer::readInt16,
                        LumaBuffer::readUint16,
                        LumaBuffer::writeInt16Be,
                        LumaBuffer::readInt16Be,
                        LumaBuffer::readUint16Be),
                new Width(
                        24,
                        LumaBuffer::writeInt24,
                        LumaBuffer::readInt24,
                        LumaBuffer::readUint24,
                        LumaBuffer::writeInt24Be,
                        LumaBuffer::readInt24Be,
                        LumaBuffer::readUint24Be),
                new Width(
                        32,
                        LumaBuffer::writeInt32,
                        LumaBuffer::readInt32,
                        LumaBuffer::readUint32,
                        LumaBuffer::writeInt32Be,
                        LumaBuffer::readInt32Be,
                        LumaBuffer::readUint32Be));
    }

    @ParameterizedTest
    @MethodSource("narrowWidths")
    void keepsWhatFitsSignedOrUnsigned(Width width) {
        final long least = -(1L << (width.bits() - 1));
        final long greatest = (1L << width.bits()) - 1;

        for (final long value : new long[] {least, -1, 0, 1, 0x1234, -least - 1, -least, greatest}) {
            final LumaBuffer buffer = new LumaBuffer();
            width.write().accept(buffer, value);
            width.write().accept(buffer, value);
            width.writeBe().accept(buffer, value);
            width.writeBe().accept(buffer, value);

            final long signed = value >= -least ? value - greatest - 1 : value;
            final long unsigned = value < 0 ? value + greatest + 1 : value;
            assertEquals(width.bits() / 2, LumaBuffer.len(buffer));
            assertEquals(signed, width.signed().applyAsLong(buffer));
            assertEquals(unsigned, width.unsigned().applyAsLong(buffer));
            assertEquals(signed, width.signedBe().applyAsLong(buffer));
            assertEquals(unsigned, width.unsignedBe().applyAsLong(buffer));
        }
    }

    @ParameterizedTest
    @MethodSource("narrowWidths")
    void refusesWhatDoesNotFit(Width width) {
        final LumaBuffer buffer = new LumaBuffer();
        final long tooGreat = 1L << width.bits();
        final long tooSmall = -(1L << (width.bits() - 1)) - 1;
        final String message = " does not fit in " + width.bits() + " bits";

        panics("convert", tooGreat + message, () -> width.write().accept(buffer, tooGreat));
        panics("convert", tooSmall + message, () -> width.write().accept(buffer, tooSmall));
        panics("convert", tooGreat + message, () -> width.writeBe().accept(buffer, tooGreat));
        panics("convert", tooSmall + message, () -> width.writeBe().accept(buffer, tooSmall));
        assertEquals(0, LumaBuffer.len(buffer));
    }

    @ParameterizedTest
    @MethodSource("narrowWidths")
    void doesNotReadPastTheEnd(Width width) {
        final LumaBuffer buffer = LumaBuffer.of(bytes(7));
        final String message = "read of " + width.bits() / 8 + " bytes past the end (1 left)";

        for (final Read read : new Read[] {width.signed(), width.unsigned(), width.signedBe(), width.unsignedBe()}) {
            panics("buffer.end", message, () -> read.applyAsLong(buffer));
        }
        assertEquals(7, LumaBuffer.readByte(buffer));
    }

    @Test
    void isLittleEndianUnlessToldOtherwise() {
        final LumaBuffer buffer = new LumaBuffer();

        LumaBuffer.writeInt32(buffer, 0x01020304);
        LumaBuffer.writeInt24Be(buffer, 0x010203);

        assertEquals(bytes(4, 3, 2, 1, 1, 2, 3), LumaBuffer.toBytes(buffer));
    }

    @Test
    void writesAndReadsEightBits() {
        final LumaBuffer buffer = new LumaBuffer();
        LumaBuffer.writeInt8(buffer, -128);
        LumaBuffer.writeByte(buffer, 255);
        LumaBuffer.writeByte(buffer, 200);

        assertEquals(-128, LumaBuffer.readInt8(buffer));
        assertEquals(255, LumaBuffer.peek(buffer));
        assertEquals(255, LumaBuffer.readUint8(buffer));
        assertEquals(200, LumaBuffer.readByte(buffer));
        panics("convert", "256 does not fit in 8 bits", () -> LumaBuffer.writeByte(buffer, 256));
        panics("convert", "-129 does not fit in 8 bits", () -> LumaBuffer.writeInt8(buffer, -129));
        final String message = "read of 1 bytes past the end (0 left)";
        panics("buffer.end", message, () -> LumaBuffer.readInt8(buffer));
        panics("buffer.end", message, () -> LumaBuffer.readUint8(buffer));
        panics("buffer.end", message, () -> LumaBuffer.readByte(buffer));
        panics("buffer.end", message, () -> LumaBuffer.peek(buffer));
    }

    @Test
    void writesAndReadsSixtyFourBits() {
        final LumaBuffer buffer = new LumaBuffer();
        LumaBuffer.writeInt64(buffer, Long.MIN_VALUE);
        LumaBuffer.writeInt64Be(buffer, 0x0102030405060708L);

        assertEquals(Long.MIN_VALUE, LumaBuffer.readInt64(buffer));
        assertEquals(0x0102030405060708L, LumaBuffer.readInt64Be(buffer));
        panics("buffer.end", () -> LumaBuffer.readInt64(buffer));
        panics("buffer.end", () -> LumaBuffer.readInt64Be(buffer));
    }

    @Test
    void writesAndReadsFloats() {
        final LumaBuffer buffer = new LumaBuffer();
        LumaBuffer.writeFloat32(buffer, 0.1);
        LumaBuffer.writeFloat32Be(buffer, 1.5);
        LumaBuffer.writeFloat64(buffer, 0.1);
        LumaBuffer.writeFloat64Be(buffer, Double.NEGATIVE_INFINITY);

        assertEquals(0.1f, LumaBuffer.readFloat32(buffer));
        assertEquals(1.5, LumaBuffer.readFloat32Be(buffer));
        assertEquals(0.1, LumaBuffer.readFloat64(buffer));
        assertEquals(Double.NEGATIVE_INFINITY, LumaBuffer.readFloat64Be(buffer));
        panics("buffer.end", () -> LumaBuffer.readFloat32(buffer));
        panics("buffer.end", () -> LumaBuffer.readFloat32Be(buffer));
        panics("buffer.end", () -> LumaBuffer.readFloat64(buffer));
        panics("buffer.end", () -> LumaBuffer.readFloat64Be(buffer));
    }

    @Test
    void writesAndReadsBytes() {
        final LumaBuffer buffer = new LumaBuffer();
        LumaBuffer.writeBytes(buffer, new ByteList(50).addAll(bytes(1, 2, 3, 4, 5)));
        LumaBuffer.writeZeros(buffer, 2);

        assertEquals(bytes(1, 2), LumaBuffer.readBytes(buffer, 2));
        assertEquals(new ByteList(), LumaBuffer.readBytes(buffer, 0));
        panics("buffer.end", "read of 6 bytes past the end (5 left)", () -> LumaBuffer.readBytes(buffer, 6));
        panics("buffer.end", "read of -1 bytes past the end (5 left)", () -> LumaBuffer.readBytes(buffer, -1));
        panics("buffer.end", () -> LumaBuffer.readBytes(buffer, 1L << 32));
        assertEquals(bytes(3, 4, 5, 0, 0), LumaBuffer.readRest(buffer));
        assertEquals(new ByteList(), LumaBuffer.readRest(buffer));
        panics("buffer.end", "-1 is less than 0", () -> LumaBuffer.writeZeros(buffer, -1));
    }

    @Test
    void writesAndReadsTexts() {
        final LumaBuffer buffer = new LumaBuffer();
        LumaBuffer.writeStr(buffer, "aé");
        LumaBuffer.writeCstr(buffer, "😀");
        LumaBuffer.writeCstr(buffer, "");

        assertEquals("aé", LumaBuffer.readStr(buffer, 3));
        assertEquals("😀", LumaBuffer.readCstr(buffer));
        assertEquals("", LumaBuffer.readCstr(buffer));
        panics("convert", () -> LumaBuffer.writeCstr(buffer, "a\0b"));
        panics("buffer.end", "read of 1 bytes past the end (0 left)", () -> LumaBuffer.readStr(buffer, 1));
    }

    @Test
    void staysWhereItWasWhenWhatItReadsIsNoText() {
        final LumaBuffer buffer = LumaBuffer.of(bytes('a', 0xFF, 'b'));

        panics("utf8", () -> LumaBuffer.readStr(buffer, 2));
        panics("buffer.end", "no zero byte ends the text (3 bytes left)", () -> LumaBuffer.readCstr(buffer));
        assertEquals(0, LumaBuffer.position(buffer));
        assertEquals("a", LumaBuffer.readStr(buffer, 1));

        final LumaBuffer ended = LumaBuffer.of(bytes(0xFF, 0));
        panics("utf8", () -> LumaBuffer.readCstr(ended));
        assertEquals(0, LumaBuffer.position(ended));
    }

    @Test
    void knowsWhereItStands() {
        final LumaBuffer buffer = LumaBuffer.of(bytes(1, 2, 3));
        LumaBuffer.skip(buffer, 2);

        assertEquals(2, LumaBuffer.position(buffer));
        assertEquals(1, LumaBuffer.remaining(buffer));
        panics("buffer.end", "read of 2 bytes past the end (1 left)", () -> LumaBuffer.skip(buffer, 2));
        panics("buffer.end", () -> LumaBuffer.skip(buffer, -1));
        LumaBuffer.seek(buffer, 3);
        assertEquals(0, LumaBuffer.remaining(buffer));
        final Executable far = () -> LumaBuffer.seek(buffer, 4);
        panics("buffer.end", "seek to 4 past the end (3 bytes)", far);
        panics("buffer.end", () -> LumaBuffer.seek(buffer, -1));
        LumaBuffer.seek(buffer, 0);
        assertEquals(1, LumaBuffer.readByte(buffer));
        LumaBuffer.clear(buffer);
        assertEquals(0, LumaBuffer.len(buffer));
        assertEquals(0, LumaBuffer.position(buffer));
    }

    @Test
    void copiesWhatItReadsInPlaceBeforeItWrites() {
        final ByteList raw = utf8("abc");
        final LumaBuffer buffer = LumaBuffer.of(raw);
        raw.put(0, 'x');
        LumaBuffer.writeByte(buffer, 'd');
        raw.put(0, 'y');

        assertEquals("xbcd", LumaBuffer.readStr(buffer, 4));
        assertEquals(utf8("ybc"), raw);
        assertEquals(0, LumaBuffer.len(new LumaBuffer()));
    }
}
