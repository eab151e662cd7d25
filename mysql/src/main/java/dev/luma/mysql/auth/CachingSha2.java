package dev.luma.mysql.auth;

import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.db.error.ProtocolException;
import dev.luma.toolbox.crypto.Crypto;
import dev.luma.toolbox.crypto.CryptoException;
import dev.luma.toolbox.crypto.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// `caching_sha2_password`: the default of MySQL since 8.0.
///
/// | step  | server says                 | client answers                                                             |
/// |-------|-----------------------------|----------------------------------------------------------------------------|
/// | first | nonce                       | `SHA256(password) XOR SHA256(SHA256(SHA256(password)) ‖ nonce)`            |
/// | fast  | `03`: known in the cache    | nothing; OK follows                                                        |
/// | full  | `04`: not in the cache      | on a confidential line the password and a NUL; else, without a pinned key,
/// `02` |
/// | key   | the server's key, PEM       | `RSA-OAEP((password ‖ NUL) XOR nonce, nonce, …)`                           |
///
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_caching_sha2_authentication_exchanges.html">Caching_sha2_password information</a>
final class CachingSha2 implements AuthPlugin {
    static final String NAME = "caching_sha2_password";

    private static final byte[] NOTHING = {};
    private static final byte REQUEST_KEY = 0x02;
    private static final byte IN_CACHE = 0x03;
    private static final byte FULL_AUTHENTICATION = 0x04;
    /// A key of 16384 bits has 3 KB in PEM form.
    private static final int LONGEST_KEY = 16 << 10;

    /// What the server may say next.
    private enum Step {
        VERDICT,
        KEY,
        NOTHING_MORE
    }

    private final Credentials credentials;
    private byte[] nonce = NOTHING;
    private Step step = Step.NOTHING_MORE;

    CachingSha2(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte[] begin(byte[] nonce) {
        this.nonce = Nonce.check(nonce, NAME).clone();
        final Secret password = credentials.password();
        step = Step.VERDICT;
        return password.isEmpty() ? NOTHING : scramble(password.bytes(), nonce);
    }

    private static byte[] scramble(byte[] password, byte[] nonce) {
        final byte[] once = Crypto.sha256(password);
        return Crypto.xor(once, Crypto.sha256(Crypto.sha256(once), nonce));
    }

    @Override
    public Optional<byte[]> next(byte[] data) {
        return switch (step) {
            case VERDICT -> verdict(data);
            case KEY -> {
                step = Step.NOTHING_MORE;
                yield Optional.of(encrypted(pem(data)));
            }
            case NOTHING_MORE ->
                throw new ProtocolException(NAME + ": the server sent " + data.length + " bytes after the last step");
        };
    }

    private Optional<byte[]> verdict(byte[] data) {
        if (data.length != 1) {
            throw new ProtocolException(NAME + ": the server sent " + data.length + " bytes where 1 was due");
        }
        step = Step.NOTHING_MORE;
        return switch (data[0]) {
            case IN_CACHE -> Optional.empty();
            case FULL_AUTHENTICATION -> Optional.of(full());
            default ->
                throw new ProtocolException(
                        NAME + ": the server sent " + String.format("%02X", data[0]) + " where 03 or 04 was due");
        };
    }

    private byte[] full() {
        if (credentials.line().isConfidential()) {
            return terminated();
        }
        if (credentials.serverPublicKey().isPresent()) {
            return encrypted(credentials.serverPublicKey().get());
        }
        if (credentials.line() == Line.UNPROVEN) {
            throw new NotAuthenticatedException(NAME + ": the server wants the password before it has proved who it is:"
                    + " give the certificate of its authority (tlsCa)");
        }
        if (credentials.line() != Line.LOOPBACK && !credentials.allowsPublicKeyRetrieval()) {
            throw new NotAuthenticatedException(NAME + ": the server has this account not in its cache and wants the"
                    + " password, which does not travel over a line that others may read: connect with TLS"
                    + " (tls=required or better), give the server's RSA key (serverPublicKey), or accept the key that"
                    + " comes over this line (allowPublicKeyRetrieval=true)");
        }
        step = Step.KEY;
        return new byte[] {REQUEST_KEY};
    }

    private byte[] terminated() {
        final byte[] password = credentials.password().bytes();
        return Arrays.copyOf(password, password.length + 1);
    }

    private static String pem(byte[] data) {
        if (data.length > LONGEST_KEY) {
            throw new ProtocolException(NAME + ": an RSA key of " + data.length + " bytes");
        }
        return new String(data, StandardCharsets.US_ASCII);
    }

    private byte[] encrypted(String key) {
        final byte[] password = terminated();
        try {
            return Crypto.rsaOaepSha1(key, overlaid(password));
        } catch (CryptoException e) {
            throw new NotAuthenticatedException(NAME + ": the password, " + (password.length - 1)
                    + " bytes, cannot be encrypted with the server's RSA key: " + e.getMessage()
                    + "; connect with TLS, where it needs no such key");
        }
    }

    /// The nonce laid over the data, again and again.
    private byte[] overlaid(byte[] data) {
        final byte[] mixed = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            mixed[i] = (byte) (data[i] ^ nonce[i % nonce.length]);
        }
        return mixed;
    }

    /// Empty: the server gets to see the password in the full authentication, so knowing it proves nothing.
    @Override
    public Optional<byte[]> sharedSecret() {
        return Optional.empty();
    }
}
