package dev.luma.mysql.zstd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.mysql.spi.Compressor;
import dev.luma.mysql.spi.ZstdProvider;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;

class ZstdCompressorTest {
    private final Compressor zstd = new Zstd().open();

    private static byte[] text(int length) {
        return "compress me well ".repeat(length / 17 + 1).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] packed(byte[] content) {
        final byte[] room = new byte[content.length];
        final int length = zstd.compress(content, 0, content.length, room, 0, room.length);
        return Arrays.copyOf(room, length);
    }

    private byte[] unpacked(byte[] payload, int expected) throws DataFormatException {
        final byte[] content = new byte[expected];
        zstd.decompress(payload, 0, payload.length, content, 0, expected);
        return content;
    }

    @Test
    void isFoundAsAService() {
        assertInstanceOf(
                Zstd.class, ServiceLoader.load(ZstdProvider.class).findFirst().orElseThrow());
    }

    @Test
    void readsAFrameOfTheReferenceProgram() throws DataFormatException {
        // zstd -3 --no-check -c FILE | xxd -p, by zstd 1.5.4
        final byte[] frame = HexFormat.of().parseHex("28b52ffd201e4d0000186162630100866e08");
        assertEquals("abc".repeat(10), new String(unpacked(frame, 30), StandardCharsets.US_ASCII));
    }

    @Test
    void givesBackWhatItWasGiven() throws DataFormatException {
        final Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            final byte[] content = text(200 + random.nextInt(i < 290 ? 5000 : 1_000_000));
            for (int j = 0; j < content.length / 50; j++) {
                content[random.nextInt(content.length)] = (byte) random.nextInt();
            }
            assertArrayEquals(content, unpacked(packed(content), content.length));
        }
    }

    @Test
    void staysWithinItsRanges() throws DataFormatException {
        final byte[] content = text(1000);
        final byte[] room = new byte[3000];
        Arrays.fill(room, (byte) 7);
        final int length = zstd.compress(content, 100, 800, room, 500, 800);
        final byte[] back = new byte[1000];
        Arrays.fill(back, (byte) 7);
        zstd.decompress(room, 500, length, back, 100, 800);
        assertArrayEquals(Arrays.copyOfRange(content, 100, 900), Arrays.copyOfRange(back, 100, 900));
        for (int i = 0; i < 100; i++) {
            assertEquals(7, back[i]);
            assertEquals(7, back[900 + i]);
            assertEquals(7, room[i]);
            assertEquals(7, room[500 + length + i]);
        }
    }

    @Test
    void saysWhenItIsNotWorthIt() {
        final byte[] noise = new byte[1000];
        new Random(1).nextBytes(noise);
        assertEquals(-1, zstd.compress(noise, 0, 1000, new byte[1000], 0, 999));
    }

    // ---- a hostile server

    @Test
    void refusesAFrameThatHoldsMoreThanAnnounced() {
        final byte[] bomb = packed(new byte[8 << 20]);
        assertTrue(bomb.length < 2000, "it is one");
        assertThrows(DataFormatException.class, () -> unpacked(bomb, 100));
    }

    @Test
    void refusesAFrameThatHoldsLessThanAnnounced() {
        final byte[] little = packed(text(500));
        assertThrows(DataFormatException.class, () -> unpacked(little, 1 << 20));
    }

    @Test
    void refusesAFrameThatClaimsFourGiB() {
        // magic, a frame header with a content size of 8 bytes and one segment, FFFFFFFF and more; then a raw block
        final byte[] frame = HexFormat.of().parseHex("28b52ffd" + "e0" + "ffffffff0f000000" + "090000" + "41");
        assertThrows(DataFormatException.class, () -> unpacked(frame, 1));
    }

    @Test
    void refusesAFrameCutAnywhere() {
        final byte[] whole = packed(text(2000));
        for (int length = 0; length < whole.length; length++) {
            final byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(DataFormatException.class, () -> unpacked(cut, 2000));
        }
    }

    @Test
    void damageGivesAnErrorOrBytesAndTouchesNothingElse() {
        final Random random = new Random(42);
        final byte[] content = text(4000);
        for (int i = 0; i < 400; i++) {
            content[random.nextInt(content.length)] = (byte) random.nextInt();
        }
        final byte[] whole = packed(content);
        final byte[] room = new byte[6000];
        for (int run = 0; run < 100_000; run++) {
            final byte[] damaged = whole.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Arrays.fill(room, 0, 1000, (byte) 7);
            Arrays.fill(room, 5000, 6000, (byte) 7);
            try {
                zstd.decompress(damaged, 0, damaged.length, room, 1000, 4000);
            } catch (DataFormatException expected) {
                // most of them
            }
            for (int i = 0; i < 1000; i++) {
                if (room[i] != 7 || room[5000 + i] != 7) {
                    throw new AssertionError("run " + run + " wrote outside its range");
                }
            }
        }
    }
}
