package dev.luma.testkit.daemon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Finds ports that nobody listens on.
final class FreePort {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private FreePort() {}

    /// Returns a port of 127.0.0.1 that was free a moment ago.
    static int find() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }
}
