package dev.luma.mysql.auth;

import dev.luma.db.error.ProtocolException;
import dev.luma.toolbox.crypto.Crypto;
import dev.luma.toolbox.crypto.Secret;
import java.util.Optional;

/// `mysql_native_password`: the default of MariaDB, and of MySQL before 8.0.
///
/// The answer is `SHA1(password) XOR SHA1(nonce ‖ SHA1(SHA1(password)))`. The server keeps `SHA1(SHA1(password))`, so
/// it can undo the XOR and hash once more; it never sees the password.
///
/// @see <a
/// href="https://mariadb.com/docs/server/reference/clientserver-protocol/1-connecting/connection#mysql_native_password-plugin">MariaDB</a>
final class NativePassword implements AuthPlugin {
    static final String NAME = "mysql_native_password";
    private static final byte[] NOTHING = {};

    private final Secret password;

    NativePassword(Factor factor) {
        this.password = factor.password();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte[] begin(byte[] nonce) {
        Nonce.check(nonce, Nonce.LENGTH, NAME);
        if (password.isEmpty()) {
            return NOTHING;
        }
        final byte[] once = Crypto.sha1(password.bytes());
        return Crypto.xor(once, Crypto.sha1(nonce, Crypto.sha1(once)));
    }

    @Override
    public Optional<byte[]> next(byte[] data) {
        throw new ProtocolException(NAME + " has one step, and the server sent " + data.length + " bytes for another");
    }

    @Override
    public Optional<byte[]> sharedSecret() {
        return password.isEmpty() ? Optional.empty() : Optional.of(Crypto.sha1(Crypto.sha1(password.bytes())));
    }
}
