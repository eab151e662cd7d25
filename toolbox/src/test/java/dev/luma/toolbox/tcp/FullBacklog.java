package dev.luma.toolbox.tcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A port that answers nobody: its queue of connections is full, and nothing takes them from it.
final class FullBacklog implements AutoCloseable {
    private final ServerSocketChannel listening = ServerSocketChannel.open();
    private final List<SocketChannel> waiting = new ArrayList<>();

    FullBacklog(String address) throws IOException {
        listening.bind(new InetSocketAddress(address, 0), 1);
        SocketAddress target = listening.getLocalAddress();
        boolean taken = true;
        while (taken) {
            SocketChannel channel = SocketChannel.open();
            waiting.add(channel);
            channel.configureBlocking(false);
            taken = channel.connect(target) || isAnswered(channel);
        }
    }

    /// Over loopback an answer comes at once or, with a full queue, not at all.
    private static boolean isAnswered(SocketChannel channel) throws IOException {
        for (int i = 0; i < 20; i++) {
            if (channel.finishConnect()) {
                return true;
            }
            LockSupport.parkNanos(5_000_000);
        }
        return false;
    }

    int port() {
        return listening.socket().getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : waiting) {
            channel.close();
        }
        listening.close();
    }
}
