package dev.luma.mysql.wire;

import dev.luma.mysql.spi.Compressor;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// zlib, by the JDK. Servers know it as `COMPRESS`.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc1950">RFC 1950</a>
public final class Zlib implements Compressor {
    private final Deflater deflater = new Deflater();
    private final Inflater inflater = new Inflater();
    /// Takes the byte that must not come.
    private final byte[] beyond = new byte[1];

    @Override
    public int compress(byte[] source, int from, int length, byte[] target, int at, int room) {
        deflater.reset();
        deflater.setInput(source, from, length);
        deflater.finish();
        final int written = deflater.deflate(target, at, room);
        return deflater.finished() ? written : -1;
    }

    @Override
    public void decompress(byte[] source, int from, int length, byte[] target, int at, int expected)
            throws DataFormatException {
        inflater.reset();
        inflater.setInput(source, from, length);
        int written = 0;
        while (written < expected) {
            final int step = inflater.inflate(target, at + written, expected - written);
            if (step == 0) {
                throw new DataFormatException("it ends after " + written + " of " + expected + " bytes");
            }
            written += step;
        }
        requireEnd(expected);
    }

    /// What remains must be the checksum, and nothing behind it.
    private void requireEnd(int expected) throws DataFormatException {
        if (inflater.inflate(beyond) > 0) {
            throw new DataFormatException("it goes on after " + expected + " bytes");
        }
        if (!inflater.finished()) {
            throw new DataFormatException("it ends before its checksum");
        }
        if (inflater.getRemaining() > 0) {
            throw new DataFormatException(inflater.getRemaining() + " bytes stand behind its end");
        }
    }

    @Override
    public void close() {
        deflater.end();
        inflater.end();
    }
}
