package dev.luma.lang.std;

import dev.luma.lang.runtime.Panic;
import dev.luma.toolbox.tcp.Deadline;
import dev.luma.toolbox.tcp.Endpoint;
import dev.luma.toolbox.tcp.Tcp;
import dev.luma.toolbox.tcp.TcpException;
import dev.luma.toolbox.tcp.TcpListener;
import java.time.Duration;

/// Luma's `tcp`.
public final class TcpModule {
    private static final long DEFAULT_TIMEOUT_MILLIS = 10_000;

    private TcpModule() {}

    public static TcpSocket connect(String host, long port) {
        return connect(host, port, DEFAULT_TIMEOUT_MILLIS);
    }

    public static TcpSocket connect(String host, long port, long timeout) {
        final Endpoint endpoint = endpoint(host, port);
        final Deadline deadline = Deadline.after(Duration.ofMillis(Sizes.millis(timeout)));
        try {
            return new TcpSocket(Tcp.connect(endpoint, deadline));
        } catch (TcpException e) {
            throw TcpPanics.connecting(e);
        }
    }

    public static TcpListening listen(String host, long port) {
        try {
            return new TcpListening(TcpListener.open(endpoint(host, port)));
        } catch (TcpException e) {
            throw TcpPanics.listening(e);
        }
    }

    private static Endpoint endpoint(String host, long port) {
        if (port < 0 || port > 65_535) {
            throw Panic.of("tcp.failed", "port " + port + " is not within 0 to 65535");
        }
        if (host.isBlank()) {
            throw Panic.of("tcp.host", "the host is empty");
        }
        return Endpoint.of(host, (int) port);
    }
}
