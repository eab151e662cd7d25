package dev.luma.toolbox.buffer;

/// A read that the bytes at hand cannot satisfy: truncated input, a negative length, a text without its end.
///
/// The message says what was needed, where, and what was left: `4 bytes needed at offset 7, 2 left`.
public final class BufferException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BufferException(String message) {
        super(message);
    }
}
