package dev.luma.toolbox.tcp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A connection that could not be made, was lost, or was given up. The message names the peer and says what to do where
/// something can be done; [#kind] is for programs.
public final class TcpException extends IOException {
    private static final long serialVersionUID = 1L;

    /// What went wrong, as far as a caller may act differently on it. Where the addresses of a host failed differently,
    /// the kind that comes first here stands for all.
    public enum Kind {
        /// The deadline passed, or the operating system gave up waiting.
        TIMED_OUT,
        /// Nothing listens there.
        REFUSED,
        /// There is no way to the host.
        UNREACHABLE,
        /// The host's name is not known.
        UNKNOWN_HOST,
        /// The TLS handshake failed, a certificate was refused or cannot be read, or what came was not TLS.
        TLS,
        /// The peer, or something in between, broke an existing connection off.
        RESET,
        /// This side has closed the connection, during the operation or before.
        CLOSED,
        /// The thread was interrupted; its interrupt flag is set, and the connection is closed.
        INTERRUPTED,
        /// The operating system said something else; see the cause.
        FAILED
    }

    private final Kind kind;

    TcpException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /// For other implementations of [Duplex], which fail as [Tcp] does.
    public TcpException(Kind kind, String message) {
        this(kind, message, null);
    }

    public Kind kind() {
        return kind;
    }
}
