package dev.luma.mysql.auth;

import dev.luma.db.error.ProtocolException;
import dev.luma.toolbox.crypto.Crypto;
import dev.luma.toolbox.crypto.Ed25519Key;
import dev.luma.toolbox.crypto.Secret;
import java.util.Optional;

/// `client_ed25519`, the client's half of MariaDB's `ed25519`.
///
/// The answer is the Ed25519 signature of the nonce, 64 bytes, under a key that is the password's: `SHA512(password)`
/// where the standard has `SHA512(seed)`. The server keeps the public key. An empty password is one like any other.
///
/// @see <a
/// href="https://mariadb.com/docs/server/reference/plugins/authentication-plugins/authentication-plugin-ed25519">MariaDB</a>
final class Ed25519 implements AuthPlugin {
    static final String NAME = "client_ed25519";
    private static final int NONCE_LENGTH = 32;

    private final Secret password;

    Ed25519(Factor factor) {
        this.password = factor.password();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte[] begin(byte[] nonce) {
        return key().sign(Nonce.check(nonce, NONCE_LENGTH, NAME));
    }

    private Ed25519Key key() {
        return Ed25519Key.ofHash(Crypto.sha512(password.bytes()));
    }

    @Override
    public Optional<byte[]> next(byte[] data) {
        throw new ProtocolException(NAME + " has one step, and the server sent " + data.length + " bytes for another");
    }

    @Override
    public Optional<byte[]> sharedSecret() {
        return password.isEmpty() ? Optional.empty() : Optional.of(key().publicKey());
    }
}
