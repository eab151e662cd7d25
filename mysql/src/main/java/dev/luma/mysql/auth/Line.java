package dev.luma.mysql.auth;

/// What the line to the server is worth to a secret.
public enum Line {
    /// TLS to a server that has proved by its certificate who it is.
    PROVEN,
    /// TLS to a server whose certificate nobody looked at, since the caller asked for no more.
    ENCRYPTED,
    /// A Unix domain socket: the bytes stay in the machine's kernel.
    UNIX_SOCKET,
    /// Plain, to an address of this machine: no network to listen on.
    LOOPBACK,
    /// TLS to a server that has yet to prove who it is.
    UNPROVEN,
    /// Plain, over a network.
    OPEN;

    /// Whether a password may travel as it is where the method's protocol has a safer way for other lines.
    boolean isConfidential() {
        return isEncrypted() || this == UNIX_SOCKET;
    }

    /// Whether it is TLS, with no doubt in the server beyond what the caller accepts.
    boolean isEncrypted() {
        return this == PROVEN || this == ENCRYPTED;
    }

    /// Whether no network lies between, so that a key which comes over it is the server's.
    boolean isLocal() {
        return this == UNIX_SOCKET || this == LOOPBACK;
    }

    /// Whether nobody but the server that was asked for can be at the other end.
    boolean isProven() {
        return this == PROVEN || this == UNIX_SOCKET;
    }
}
