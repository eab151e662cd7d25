package dev.luma.mysql.auth;

import dev.luma.db.error.ProtocolException;

/// The random bytes that make each login's answer another one.
final class Nonce {
    static final int LENGTH = 20;

    private Nonce() {}

    /// @throws ProtocolException unless it has 20 bytes, not all of them zero: an answer to less could be one that was
    ///     computed, or overheard, before
    static byte[] check(byte[] nonce, String plugin) {
        if (nonce.length != LENGTH) {
            throw new ProtocolException(
                    plugin + ": the server's nonce has " + nonce.length + " bytes, and " + LENGTH + " are due");
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
