package dev.luma.mysql.auth;

import dev.luma.db.error.ProtocolException;

/// The random bytes that make each login's answer another one.
final class Nonce {
    /// Of the greeting's, and of those methods that take it.
    static final int LENGTH = 20;

    private Nonce() {}

    /// @throws ProtocolException unless it has as many bytes as are due, not all of them zero: an answer to less
    ///     could be one that was computed, or overheard, before
    static byte[] check(byte[] nonce, int length, String plugin) {
        if (nonce.length != length) {
            throw new ProtocolException(
                    plugin + ": the server's nonce has " + nonce.length + " bytes, and " + length + " are due");
        }
        int bits = 0;
        for (final byte b : nonce) {
            bits |= b;
        }
        if (bits == 0) {
            throw new ProtocolException(plugin + ": the server's nonce is all zeros, which is no random number");
        }
        return nonce;
    }
}
