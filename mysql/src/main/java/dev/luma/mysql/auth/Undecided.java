package dev.luma.mysql.auth;

import dev.luma.db.error.ProtocolException;
import java.util.Optional;

/// No method yet: what answers a greeting where none of ours may be volunteered. It carries a name that no account has,
/// so that the server sends an auth switch with the account's own, and nothing of the password is told before.
final class Undecided implements AuthPlugin {
    static final String NAME = "undecided";
    private static final byte[] NOTHING = {};

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte[] begin(byte[] nonce) {
        return NOTHING;
    }

    @Override
    public Optional<byte[]> next(byte[] data) {
        throw new ProtocolException("the server sent " + data.length + " bytes for a method that it has not named");
    }

    @Override
    public Optional<byte[]> sharedSecret() {
        return Optional.empty();
    }
}
