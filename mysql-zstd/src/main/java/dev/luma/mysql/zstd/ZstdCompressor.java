package dev.luma.mysql.zstd;

import dev.luma.mysql.spi.Compressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.util.zip.DataFormatException;

/// zstd for one connection, by aircompressor; a frame a packet. Compresses as zstd's level 3 does, the library's only
/// one.
final class ZstdCompressor implements Compressor {
    private static final int KEPT_SCRATCH = 256 << 10;
    private static final byte[] NOTHING = {};

    private final io.airlift.compress.zstd.ZstdCompressor compressor = new io.airlift.compress.zstd.ZstdCompressor();
    private final ZstdDecompressor decompressor = new ZstdDecompressor();
    /// The library wants room for the worst case, and the caller has room for a gain.
    private byte[] scratch = NOTHING;

    @Override
    public int compress(byte[] source, int from, int length, byte[] target, int at, int room) {
        final int worst = compressor.maxCompressedLength(length);
        if (scratch.length < worst) {
            scratch = new byte[worst];
        }
        final int written = compressor.compress(source, from, length, scratch, 0, scratch.length);
        if (written <= room) {
            System.arraycopy(scratch, 0, target, at, written);
        }
        if (scratch.length > KEPT_SCRATCH) {
            scratch = NOTHING;
        }
        return written <= room ? written : -1;
    }

    @Override
    public void decompress(byte[] source, int from, int length, byte[] target, int at, int expected)
            throws DataFormatException {
        try {
            requireClaim(ZstdDecompressor.getDecompressedSize(source, from, length), expected);
            final int written = decompressor.decompress(source, from, length, target, at, expected);
            if (written != expected) {
                throw new DataFormatException("it ends after " + written + " of " + expected + " bytes");
            }
        } catch (RuntimeException e) {
            // Damage shows as whatever the library stumbles over: its own exception, a bad state, an index of a table.
            throw malformed(e);
        }
    }

    /// @param claimed what the frame says that it holds; negative if it does not say
    private static void requireClaim(long claimed, int expected) throws DataFormatException {
        if (claimed >= 0 && claimed != expected) {
            throw new DataFormatException("its frame claims to hold " + claimed + " bytes");
        }
    }

    private static DataFormatException malformed(RuntimeException e) {
        final DataFormatException malformed = new DataFormatException(String.valueOf(e.getMessage()));
        malformed.initCause(e);
        return malformed;
    }

    @Override
    public void close() {
        // All that it holds lies in the heap.
    }
}
