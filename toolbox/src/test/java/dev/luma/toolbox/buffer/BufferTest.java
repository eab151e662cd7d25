package dev.luma.toolbox.buffer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BufferTest {
    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static Buffer reading(String digits) {
        return Buffer.of(hex(digits));
    }

    @Test
    void writesAsciiAndNothingElse() {
        final Buffer out = new Buffer(4);
        assertTrue(out.writeAscii("ab"));
        assertFalse(out.writeAscii("cä"));
        assertFalse(out.writeAscii("\u0141"));
        assertTrue(out.writeAscii(""));
        assertTrue(out.writeAscii("a longer text than there was room for \u007F"));
        assertEquals("aba longer text than there was room for \u007F", out.readString(out.length()));
    }

    @Test
    void writesEveryWidthLittleEndian() {
        final Buffer out = new Buffer();
        out.writeInt8(0x01);
        out.writeInt16(0x0203);
        out.writeInt24(0x040506);
        out.writeInt32(0x0708090A);
        out.writeInt48(0x0B0C0D0E0F10L);
        out.writeInt64(0x1112131415161718L);
        assertArrayEquals(hex("01 0302 060504 0A090807 100F0E0D0C0B 1817161514131211"), out.toBytes());
    }

    @Test
    void writesEveryWidthBigEndian() {
        final Buffer out = new Buffer();
        out.writeInt16Be(0x0203);
        out.writeInt24Be(0x040506);
        out.writeInt32Be(0x0708090A);
        out.writeInt48Be(0x0B0C0D0E0F10L);
        out.writeInt64Be(0x1112131415161718L);
        assertArrayEquals(hex("0203 040506 0708090A 0B0C0D0E0F10 1112131415161718"), out.toBytes());
    }

    @Test
    void readsSignedAndUnsignedOfEveryWidth() {
        assertEquals(-1, reading("FF").readInt8());
        assertEquals(255, reading("FF").readUint8());
        assertEquals(-2, reading("FEFF").readInt16());
        assertEquals(65534, reading("FEFF").readUint16());
        assertEquals(-3, reading("FDFFFF").readInt24());
        assertEquals(16_777_213, reading("FDFFFF").readUint24());
        assertEquals(-4, reading("FCFFFFFF").readInt32());
        assertEquals(4_294_967_292L, reading("FCFFFFFF").readUint32());
        assertEquals(-5, reading("FBFFFFFFFFFF").readInt48());
        assertEquals(281_474_976_710_651L, reading("FBFFFFFFFFFF").readUint48());
        assertEquals(-6, reading("FAFFFFFFFFFFFFFF").readInt64());
    }

    @Test
    void readsBigEndianOfEveryWidth() {
        assertEquals(-2, reading("FFFE").readInt16Be());
        assertEquals(0x0102, reading("0102").readUint16Be());
        assertEquals(-3, reading("FFFFFD").readInt24Be());
        assertEquals(0x010203, reading("010203").readUint24Be());
        assertEquals(-4, reading("FFFFFFFC").readInt32Be());
        assertEquals(0xFFFFFFFCL, reading("FFFFFFFC").readUint32Be());
        assertEquals(-5, reading("FFFFFFFFFFFB").readInt48Be());
        assertEquals(0x010203040506L, reading("010203040506").readUint48Be());
        assertEquals(0x0102030405060708L, reading("0102030405060708").readInt64Be());
    }

    @Test
    void readsFloatsOfBothWidthsAndOrders() {
        assertEquals(1.5f, reading("0000C03F").readFloat32());
        assertEquals(1.5f, reading("3FC00000").readFloat32Be());
        assertEquals(-2.25, reading("00000000000002C0").readFloat64());
        assertEquals(-2.25, reading("C002000000000000").readFloat64Be());
    }

    @Test
    void readsTextToItsNul() {
        final Buffer in = reading("C3A9 00 62 00");
        assertEquals("é", in.readCString());
        assertEquals("b", in.readCString());
        assertFalse(in.hasRemaining());
    }

    @Test
    void refusesTextWithoutItsNul() {
        final BufferException refusal =
                assertThrows(BufferException.class, () -> reading("6162").readCString());
        assertEquals("a NUL byte needed after offset 0, none in the 2 left", refusal.getMessage());
    }

    @Test
    void refusesToWriteTextThatItsNulWouldCut() {
        assertThrows(IllegalArgumentException.class, () -> new Buffer().writeCString("a\0b"));
    }

    @Test
    void writesAndReadsTextBehindALengthOfEachWidth() {
        for (int width = 1; width <= 4; width++) {
            final Buffer buffer = new Buffer();
            buffer.writePrefixedString("naïve", width);
            assertEquals(6 + width, buffer.length());
            assertEquals("naïve", buffer.readPrefixedString(width));
        }
    }

    @Test
    void refusesTextTooLongForItsLength() {
        assertThrows(IllegalArgumentException.class, () -> new Buffer().writePrefixedString("x".repeat(256), 1));
    }

    @Test
    void refusesALengthThatReachesPastTheEndAndStaysWhereItWas() {
        final Buffer in = reading("FFFFFF7F 61");
        final BufferException refusal = assertThrows(BufferException.class, () -> in.readPrefixedString(4));
        assertEquals("text of 2147483647 bytes announced at offset 0, 1 left", refusal.getMessage());
        in.seek(0);
        assertEquals(5, in.remaining());
    }

    @Test
    void saysWhatWasNeededWhereAndWhatWasLeft() {
        final Buffer in = reading("010203");
        in.skip(1);
        final BufferException refusal = assertThrows(BufferException.class, in::readInt32);
        assertEquals("4 bytes needed at offset 1, 2 left", refusal.getMessage());
        assertEquals(1, in.position());
    }

    @Test
    void staysFailedAfterTheFirstTruncatedRead() {
        final Buffer in = reading("010203");
        final BufferException first = assertThrows(BufferException.class, in::readInt32);
        assertSame(first, assertThrows(BufferException.class, in::readByte));
        assertSame(first, assertThrows(BufferException.class, in::readCString));
        assertSame(first, assertThrows(BufferException.class, () -> in.skip(0)));
    }

    @Test
    void readsAgainAfterASeek() {
        final Buffer in = reading("010203");
        assertThrows(BufferException.class, in::readInt32);
        in.seek(2);
        assertEquals(3, in.readByte());
    }

    @Test
    void refusesANegativeLength() {
        assertThrows(BufferException.class, () -> reading("01").readBytes(-1));
        assertThrows(BufferException.class, () -> reading("01").skip(Integer.MIN_VALUE));
    }

    @Test
    void takesNoMemoryForALengthThatIsNotThere() {
        assertThrows(BufferException.class, () -> reading("01").readBytes(Integer.MAX_VALUE));
        assertThrows(BufferException.class, () -> reading("01").readString(Integer.MAX_VALUE));
    }

    @Test
    void looksAheadWithoutMoving() {
        final Buffer in = reading("0A0B");
        assertEquals(0x0A, in.peek());
        assertEquals(0x0B, in.peek(1));
        assertEquals(0, in.position());
        assertThrows(BufferException.class, () -> in.peek(2));
    }

    @Test
    void copiesABorrowedArrayBeforeItWrites() {
        final byte[] mine = {1, 2, 3};
        final Buffer buffer = Buffer.of(mine);
        buffer.writeByte(4);
        buffer.setByte(0, 9);
        assertArrayEquals(new byte[] {1, 2, 3}, mine);
        assertArrayEquals(new byte[] {9, 2, 3, 4}, buffer.toBytes());
    }

    @Test
    void copiesABorrowedArrayBeforeItOverwrites() {
        final byte[] mine = {1, 2, 3};
        Buffer.of(mine).setInt24(0, 0);
        assertArrayEquals(new byte[] {1, 2, 3}, mine);
    }

    @Test
    void showsAWindowOfAnArrayAndNothingBeyond() {
        final Buffer window = new Buffer().window(new byte[] {1, 2, 3, 4}, 1, 2);
        assertEquals(2, window.length());
        assertEquals(2, window.readByte());
        assertEquals(3, window.readByte());
        assertThrows(BufferException.class, window::readByte);
    }

    @Test
    void fillsInWhatWasReserved() {
        final Buffer out = new Buffer();
        out.writeZeros(4);
        out.writeString("abc");
        out.setInt24(0, 3);
        out.setByte(3, 7);
        assertArrayEquals(hex("030000 07 616263"), out.toBytes());
        assertThrows(IndexOutOfBoundsException.class, () -> out.setInt24(5, 0));
    }

    @Test
    void dropsWhatWasWrittenLast() {
        final Buffer out = new Buffer();
        out.writeString("abcdef");
        out.truncate(2);
        out.writeString("z");
        assertEquals("abz", out.readString(3));
    }

    @Test
    void growsBeyondItsCapacity() {
        final Buffer out = new Buffer(1);
        for (int i = 0; i < 1000; i++) {
            out.writeInt32(i);
        }
        for (int i = 0; i < 1000; i++) {
            assertEquals(i, out.readInt32());
        }
    }

    @Test
    void keepsItsPlaceWhileItGrows() {
        final Buffer buffer = new Buffer().window(new byte[] {9, 1, 2}, 1, 2);
        assertEquals(1, buffer.readByte());
        buffer.writeByte(3);
        assertEquals(1, buffer.position());
        assertEquals(2, buffer.readByte());
        assertEquals(3, buffer.readByte());
    }

    @Test
    void showsNothingOfItsContentAsText() {
        assertEquals("Buffer[0 of 6 bytes read]", Buffer.of(new byte[6]).toString());
    }
}
