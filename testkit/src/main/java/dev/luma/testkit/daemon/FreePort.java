package dev.luma.testkit.daemon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Finds ports that nobody listens on.
final class FreePort {
    private FreePort() {}

    /// Returns a port of the loopback interface that was free a moment ago.
    static int find() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
