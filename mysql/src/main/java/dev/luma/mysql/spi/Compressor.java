package dev.luma.mysql.spi;

import java.util.zip.DataFormatException;

/// Compresses what one connection sends, and decompresses what it receives, packet by packet: nothing is carried over
/// from one to the next. Used by one thread at a time.
public interface Compressor {
    /// Compresses `source[from, from + length)` into `target` from `at` on.
    ///
    /// @param room how many bytes it may take there
    /// @return how many it took; -1 if they do not fit, and then the room's content is of no meaning
    int compress(byte[] source, int from, int length, byte[] target, int at, int room);

    /// Decompresses `source[from, from + length)` into `target` from `at` on, where there is room for exactly
    /// `expected` bytes.
    ///
    /// The source comes from a server that may be hostile: no byte outside the two ranges is touched, and no memory is
    /// taken in proportion to what the source claims.
    ///
    /// @throws DataFormatException if the source is damaged, or is not all of exactly `expected` bytes. What the target
    ///     holds then is of no meaning
    void decompress(byte[] source, int from, int length, byte[] target, int at, int expected)
            throws DataFormatException;

    /// Frees what it holds outside the heap, if anything. It is not used afterwards.
    void close();
}
