package dev.luma.mysql.protocol;

import dev.luma.toolbox.tcp.Tls;

/// Whether a line is to be encrypted, and how: decided before the login, by what is known of the line.
///
/// @param tls how the server is verified, and with which certificate the client proves itself
/// @param proves whether a certificate that is not refused proves that the server is the one that was asked for
/// @param acceptsProof whether a certificate that is refused is accepted all the same from a server that proves, by the
///     password, that it is the one; see [dev.luma.mysql.auth.ServerProof]
/// @param advice what to do where the server has no TLS and it is needed, for the message
public record Encryption(Need need, Tls tls, boolean proves, boolean acceptsProof, String advice) {
    public enum Need {
        /// Plain, whatever the server offers.
        NEVER,
        /// Encrypted if the server offers it, else plain.
        IF_OFFERED,
        /// Encrypted, or no login.
        ALWAYS
    }
}
