package dev.luma.mysql.auth;

import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.db.error.ProtocolException;
import dev.luma.toolbox.crypto.Crypto;
import dev.luma.toolbox.crypto.Secret;
import java.util.Arrays;
import java.util.Optional;

/// `parsec`: MariaDB's since 11.6, *Password Authentication using Response Signed with Elliptic Curve*.
///
/// | step  | server says               | client answers                                                          |
/// |-------|---------------------------|-------------------------------------------------------------------------|
/// | first | nonce, 32 bytes           | nothing, in a packet                                                    |
/// | salt  | extended salt, see below  | own nonce, 32 bytes; Ed25519 signature of both nonces, the server's first |
///
/// | bytes     | extended salt | meaning                                        |
/// |-----------|---------------|------------------------------------------------|
/// | `int<1>`  | function      | `P`: PBKDF2 with HMAC-SHA-512                  |
/// | `int<1>`  | factor        | 1024 · 2^factor iterations                     |
/// | rest      | salt          | the account's own; 18 bytes from MariaDB 11.8.6 |
///
/// The signature's key is what the function makes of the password and the salt, 32 bytes, so that each guess costs
/// whoever sees a signature as many iterations. The server keeps the public key. An empty password is one like any
/// other.
///
/// @see <a
/// href="https://mariadb.com/docs/server/reference/plugins/authentication-plugins/authentication-plugin-parsec">MariaDB</a>
final class Parsec implements AuthPlugin {
    static final String NAME = "parsec";

    private static final byte[] NOTHING = {};
    private static final int NONCE_LENGTH = 32;
    private static final int KEY_LENGTH = 32;
    private static final byte PBKDF2 = 'P';
    private static final int LEAST_ITERATIONS = 1024;
    /// 262144 iterations, about what is recommended for passwords today, and half a second of work; MariaDB has 0.
    private static final int GREATEST_FACTOR = 8;
    private static final int HEADER_LENGTH = 2;
    private static final int SHORTEST_SALT = 1;
    private static final int LONGEST_SALT = 128;

    private final Secret password;
    private byte[] nonce = NOTHING;
    private byte[] extendedSalt = NOTHING;
    private byte[] seed = NOTHING;

    Parsec(Factor factor) {
        this.password = factor.password();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte[] begin(byte[] nonce) {
        this.nonce = Nonce.check(nonce, NONCE_LENGTH, NAME).clone();
        return NOTHING;
    }

    @Override
    public Optional<byte[]> next(byte[] data) {
        return Optional.of(next(data, Crypto.randomBytes(NONCE_LENGTH)));
    }

    /// With a nonce of our own that is given, for known answers.
    byte[] next(byte[] data, byte[] ownNonce) {
        if (nonce.length == 0 || seed.length != 0) {
            throw new ProtocolException(NAME + ": the server sent " + data.length + " bytes where none were due");
        }
        seed = derived(data);
        extendedSalt = data.clone();
        final byte[] signature = Crypto.ed25519Sign(seed, nonce, ownNonce);
        final byte[] answer = Arrays.copyOf(ownNonce, ownNonce.length + signature.length);
        System.arraycopy(signature, 0, answer, ownNonce.length, signature.length);
        return answer;
    }

    private byte[] derived(byte[] salt) {
        if (salt.length < HEADER_LENGTH + SHORTEST_SALT || salt.length > HEADER_LENGTH + LONGEST_SALT) {
            throw new ProtocolException(NAME + ": an extended salt of " + salt.length + " bytes");
        }
        if (salt[0] != PBKDF2) {
            throw new ProtocolException(
                    NAME + ": the server wants the password hashed by a function that this driver does not have ("
                            + String.format("%02X", salt[0]) + "; it has 50, PBKDF2)");
        }
        final int factor = salt[1];
        if (factor < 0 || factor > GREATEST_FACTOR) {
            throw new NotAuthenticatedException(
                    NAME + ": the server wants the password hashed 1024 * 2^" + (factor & 0xFF)
                            + " times, which would take too long: this driver does 1024 * 2^" + GREATEST_FACTOR
                            + " at most; give the account a new password under a lower parsec_iterations");
        }
        final byte[] plainSalt = Arrays.copyOfRange(salt, HEADER_LENGTH, salt.length);
        return Crypto.pbkdf2HmacSha512(password, plainSalt, LEAST_ITERATIONS << factor, KEY_LENGTH);
    }

    @Override
    public Optional<byte[]> sharedSecret() {
        if (password.isEmpty() || seed.length == 0) {
            return Optional.empty();
        }
        final byte[] publicKey = Crypto.ed25519PublicKey(seed);
        final byte[] secret = Arrays.copyOf(extendedSalt, extendedSalt.length + publicKey.length);
        System.arraycopy(publicKey, 0, secret, extendedSalt.length, publicKey.length);
        return Optional.of(secret);
    }
}
