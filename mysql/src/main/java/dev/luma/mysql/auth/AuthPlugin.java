package dev.luma.mysql.auth;

import java.util.Optional;

/// One method of authentication in the course of one login: bytes of the server in, bytes for the server out.
///
/// A state machine without socket, clock or thread. It begins with a nonce and goes on with whatever else the server
/// sends, until the server accepts or refuses.
public sealed interface AuthPlugin
        permits NativePassword, CachingSha2, Ed25519, Parsec, Sha256Password, ClearPassword, Undecided {
    /// As the servers name it, such as `caching_sha2_password`.
    String name();

    /// The first answer; it may be empty.
    ///
    /// @param nonce the bytes that the server made for this login, without the NUL that may end them on the wire: 20 or
    ///     32, as the method wants
    /// @throws dev.luma.db.error.ProtocolException if that is no nonce to answer to
    /// @throws dev.luma.db.error.NotAuthenticatedException if answering would give the password away, or cannot be done
    byte[] begin(byte[] nonce);

    /// What to answer to more data of the server's; empty if there is nothing to say but to wait.
    ///
    /// @throws dev.luma.db.error.ProtocolException if the data make no sense here
    /// @throws dev.luma.db.error.NotAuthenticatedException if answering would give the password away, or cannot be done
    Optional<byte[]> next(byte[] data);

    /// What the server keeps of the password, if it can serve to prove that the server knows it: where the method never
    /// gives the password itself to the server, and the password is not empty.
    ///
    /// @see <a
    /// href="https://mariadb.com/docs/server/security/encryption/data-in-transit-encryption/zero-configuration-ssl">MariaDB: Zero-Configuration SSL</a>
    Optional<byte[]> sharedSecret();
}
