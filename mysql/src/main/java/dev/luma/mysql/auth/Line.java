package dev.luma.mysql.auth;

/// What the line to the server is worth to a secret.
public enum Line {
    /// TLS, as strong as the caller asks for.
    ENCRYPTED,
    /// A Unix domain socket: the bytes stay in the machine's kernel.
    UNIX_SOCKET,
    /// Plain, to an address of this machine: no network to listen on.
    LOOPBACK,
    /// TLS to a server that has yet to prove who it is.
    UNPROVEN,
    /// Plain, over a network.
    OPEN;

    /// Whether a password may travel as it is.
    boolean isConfidential() {
        return this == ENCRYPTED || this == UNIX_SOCKET;
    }
}
