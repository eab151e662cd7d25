package dev.luma.mysql.auth;

import dev.luma.db.error.ProtocolException;
import dev.luma.toolbox.crypto.Secret;
import java.util.Optional;

/// `sha256_password`: MySQL's, deprecated. The server gets the password itself at every login.
///
/// | step  | server says           | client answers                                                           |
/// |-------|-----------------------|--------------------------------------------------------------------------|
/// | first | nonce                 | the password or, as [PasswordDelivery] says, `01`; `00` for an empty one |
/// | key   | the server's key, PEM | the password under the key                                               |
///
/// The server takes the password as it is over TLS only; a Unix socket is a line like any other to it (seen on MySQL
/// 9.7.4).
///
/// @see <a
/// href="https://dev.mysql.com/doc/refman/9.7/en/sha256-pluggable-authentication.html">SHA-256 Pluggable
/// Authentication</a>
final class Sha256Password implements AuthPlugin {
    static final String NAME = "sha256_password";

    private static final byte REQUEST_KEY = 0x01;
    private static final byte[] EMPTY_PASSWORD = {0};
    private static final byte[] NOTHING = {};

    private final Secret password;
    private final PasswordDelivery delivery;
    private byte[] nonce = NOTHING;

    Sha256Password(Factor factor) {
        this.password = factor.password();
        this.delivery =
                new PasswordDelivery(NAME, REQUEST_KEY, factor, factor.line().isEncrypted());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte[] begin(byte[] nonce) {
        this.nonce = Nonce.check(nonce, Nonce.LENGTH, NAME).clone();
        return password.isEmpty() ? EMPTY_PASSWORD : delivery.begin(nonce);
    }

    @Override
    public Optional<byte[]> next(byte[] data) {
        if (!delivery.waitsForKey()) {
            throw new ProtocolException(NAME + ": the server sent " + data.length + " bytes after the last step");
        }
        return Optional.of(delivery.under(data, nonce));
    }

    /// Empty: the server gets to see the password, so knowing it proves nothing.
    @Override
    public Optional<byte[]> sharedSecret() {
        return Optional.empty();
    }
}
