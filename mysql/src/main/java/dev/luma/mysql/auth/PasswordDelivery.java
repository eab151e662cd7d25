package dev.luma.mysql.auth;

import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.db.error.ProtocolException;
import dev.luma.toolbox.crypto.Crypto;
import dev.luma.toolbox.crypto.CryptoException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// How a password itself gets to a server, where the method wants it and the line decides in which form.
///
/// | line                    | a key is pinned      | none is                                                |
/// |-------------------------|----------------------|--------------------------------------------------------|
/// | safe by the method      | as it is, and a NUL  | as it is, and a NUL                                    |
/// | otherwise: this machine | under the pinned key | under the key that the server sends                    |
/// | TLS, server unproven    | under the pinned key | not at all                                             |
/// | a network, without TLS  | under the pinned key | not at all, unless the caller allowed to ask for a key |
///
/// *Under a key*: `RSA-OAEP((password ‖ NUL) XOR nonce, nonce, …)`, with SHA-1.
final class PasswordDelivery {
    /// A key of 16384 bits has 3 KB in PEM form.
    private static final int LONGEST_KEY = 16 << 10;

    private final String method;
    private final byte keyRequest;
    private final Factor factor;
    private final boolean asItIs;
    private boolean waitsForKey;

    /// @param method for messages
    /// @param keyRequest what asks the server for its key
    /// @param asItIs whether the method takes the password as it is on this line
    PasswordDelivery(String method, byte keyRequest, Factor factor, boolean asItIs) {
        this.asItIs = asItIs;
        this.method = method;
        this.keyRequest = keyRequest;
        this.factor = factor;
    }

    /// The password in the form that the line allows, or the request for a key.
    ///
    /// @throws NotAuthenticatedException if the line allows none
    byte[] begin(byte[] nonce) {
        if (asItIs) {
            return terminated(factor);
        }
        if (factor.serverPublicKey().isPresent()) {
            return encrypted(factor.serverPublicKey().get(), nonce);
        }
        refuseUntrustworthyKey();
        waitsForKey = true;
        return new byte[] {keyRequest};
    }

    private void refuseUntrustworthyKey() {
        if (factor.line() == Line.UNPROVEN) {
            throw new NotAuthenticatedException(method + ": the server wants the password before it has proved who it"
                    + " is: give the certificate of its authority (tlsCa), or its RSA key (serverPublicKey)");
        }
        if (!factor.line().isLocal() && !factor.allowsPublicKeyRetrieval()) {
            throw new NotAuthenticatedException(method + ": the server wants the password, which does not travel over"
                    + " a line that others may read: connect with TLS (tls=required or better), give the server's RSA"
                    + " key (serverPublicKey), or accept the key that comes over this line"
                    + " (allowPublicKeyRetrieval=true)");
        }
    }

    /// Whether the server's key is due.
    boolean waitsForKey() {
        return waitsForKey;
    }

    /// The password under the key that the server sent.
    byte[] under(byte[] pem, byte[] nonce) {
        waitsForKey = false;
        if (pem.length > LONGEST_KEY) {
            throw new ProtocolException(method + ": an RSA key of " + pem.length + " bytes");
        }
        return encrypted(new String(pem, StandardCharsets.US_ASCII), nonce);
    }

    /// The password and a NUL.
    static byte[] terminated(Factor factor) {
        final byte[] password = factor.password().bytes();
        return Arrays.copyOf(password, password.length + 1);
    }

    private byte[] encrypted(String key, byte[] nonce) {
        final byte[] password = terminated(factor);
        try {
            return Crypto.rsaOaepSha1(key, overlaid(password, nonce));
        } catch (CryptoException e) {
            throw new NotAuthenticatedException(method + ": the password, " + (password.length - 1)
                    + " bytes, cannot be encrypted with the server's RSA key: " + e.getMessage()
                    + "; connect with TLS, where it needs no such key");
        }
    }

    /// The nonce laid over the data, again and again.
    private static byte[] overlaid(byte[] data, byte[] nonce) {
        final byte[] mixed = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            mixed[i] = (byte) (data[i] ^ nonce[i % nonce.length]);
        }
        return mixed;
    }
}
