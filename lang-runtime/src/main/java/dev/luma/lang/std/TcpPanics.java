package dev.luma.lang.std;

import dev.luma.lang.runtime.Panic;
import dev.luma.toolbox.tcp.TcpException;

/// What went wrong on the network, in Luma's codes.
final class TcpPanics {
    private static final String FAILED = "tcp.failed";
    private static final String CLOSED = "tcp.closed";
    private static final String TIMEOUT = "tcp.timeout";

    private TcpPanics() {}

    static Panic connecting(TcpException e) {
        return panic(
                e,
                switch (e.kind()) {
                    case UNKNOWN_HOST -> "tcp.host";
                    case REFUSED -> "tcp.refused";
                    case TIMED_OUT -> TIMEOUT;
                    default -> FAILED;
                });
    }

    static Panic listening(TcpException e) {
        return panic(e, e.kind() == TcpException.Kind.UNKNOWN_HOST ? "tcp.host" : FAILED);
    }

    static Panic talking(TcpException e) {
        return panic(
                e,
                switch (e.kind()) {
                    case RESET, CLOSED, INTERRUPTED -> CLOSED;
                    case TIMED_OUT -> TIMEOUT;
                    case TLS -> "tls";
                    default -> FAILED;
                });
    }

    /// Whatever ends a handshake, but for the clock and a line that was closed by this side.
    static Panic encrypting(TcpException e) {
        return switch (e.kind()) {
            case TIMED_OUT, CLOSED, INTERRUPTED -> talking(e);
            default -> panic(e, "tls");
        };
    }

    static Panic closed(String message) {
        return Panic.of(CLOSED, message);
    }

    private static Panic panic(TcpException e, String code) {
        return Panic.of(code, String.valueOf(e.getMessage()));
    }
}
