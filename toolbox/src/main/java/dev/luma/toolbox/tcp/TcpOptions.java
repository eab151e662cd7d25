package dev.luma.toolbox.tcp;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/// Settings of a socket. A Unix domain socket has none of them and ignores them.
///
/// @param noDelay whether small writes go out at once instead of waiting for company
/// @param keepAlive how the operating system finds out that a silent peer is gone; `null`: not at all
public record TcpOptions(boolean noDelay, @Nullable KeepAlive keepAlive) {
    private static final TcpOptions DEFAULTS =
            new TcpOptions(true, new KeepAlive(Duration.ofMinutes(1), Duration.ofSeconds(10), 6));

    /// Probes that the operating system sends while nothing else travels.
    ///
    /// @param idle silence before the first probe, whole seconds from 1 to 32767
    /// @param interval between probes, whole seconds from 1 to 32767
    /// @param probes how many stay without answer until the connection counts as dead, 1 to 127
    public record KeepAlive(Duration idle, Duration interval, int probes) {
        public KeepAlive {
            requireWithin("idle seconds", idle.toSeconds(), 32767);
            requireWithin("interval seconds", interval.toSeconds(), 32767);
            requireWithin("probes", probes, 127);
        }

        private static void requireWithin(String what, long value, int most) {
            if (value < 1 || value > most) {
                throw new IllegalArgumentException("keep-alive: " + value + " " + what + ", must be 1 to " + most);
            }
        }
    }

    /// No delay, and a first probe after a minute of silence, then every 10 seconds, 6 in all.
    public static TcpOptions defaults() {
        return DEFAULTS;
    }

    public TcpOptions withNoDelay(boolean on) {
        return new TcpOptions(on, keepAlive);
    }

    public TcpOptions withKeepAlive(@Nullable KeepAlive keepAlive) {
        return new TcpOptions(noDelay, keepAlive);
    }

    void applyTo(SocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, noDelay);
        KeepAlive wanted = keepAlive;
        if (wanted == null) {
            return;
        }
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        // Not every system has these; there its own settings hold.
        if (channel.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, (int) wanted.idle.toSeconds());
            channel.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, (int) wanted.interval.toSeconds());
            channel.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, wanted.probes);
        }
    }
}
