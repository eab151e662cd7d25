package dev.luma.mysql.auth;

import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.db.error.ProtocolException;
import java.util.Optional;

/// `mysql_clear_password`: the password as it is, and a NUL, for a server that has it checked by somebody else (LDAP,
/// PAM). Only where nobody but that server can be at the other end, and never but by the caller's express wish.
///
/// @see <a
/// href="https://dev.mysql.com/doc/refman/9.7/en/cleartext-pluggable-authentication.html">Client-Side Cleartext
/// Pluggable Authentication</a>
final class ClearPassword implements AuthPlugin {
    static final String NAME = "mysql_clear_password";

    private final Factor factor;

    ClearPassword(Factor factor) {
        this.factor = factor;
    }

    @Override
    public String name() {
        return NAME;
    }

    /// @param nonce any; none is used
    @Override
    public byte[] begin(byte[] nonce) {
        if (!factor.line().isProven()) {
            throw new NotAuthenticatedException(NAME + ": the server wants the password as it is, and nothing proves"
                    + " that it is the one you asked for: connect with tls=verify-identity (and tlsCa, the PEM file of"
                    + " its authority), or through its Unix socket");
        }
        return PasswordDelivery.terminated(factor);
    }

    @Override
    public Optional<byte[]> next(byte[] data) {
        throw new ProtocolException(NAME + " has one step, and the server sent " + data.length + " bytes for another");
    }

    /// Empty: the server gets to see the password, so knowing it proves nothing.
    @Override
    public Optional<byte[]> sharedSecret() {
        return Optional.empty();
    }
}
