package dev.luma.mysql.protocol;

import dev.luma.toolbox.tcp.Tls;
import java.util.Optional;

/// Whether a line is to be encrypted, and how: decided before the login, by what is known of the line.
///
/// @param tls how the server is verified, and with which certificate the client proves itself
/// @param provisional the same, but for a server whose certificate nobody vouches for: it is accepted for the time
///     being, until the server has proved by the password that it is the one; empty if that is no way
/// @param advice what to do where the server has no TLS and it is needed, for the message
public record Encryption(Need need, Tls tls, Optional<Tls> provisional, String advice) {
    public enum Need {
        /// Plain, whatever the server offers.
        NEVER,
        /// Encrypted if the server offers it, else plain.
        IF_OFFERED,
        /// Encrypted, or no login.
        ALWAYS
    }
}
