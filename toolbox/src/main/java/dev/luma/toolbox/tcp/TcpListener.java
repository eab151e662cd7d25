package dev.luma.toolbox.tcp;

import static dev.luma.toolbox.tcp.TcpException.Kind.CLOSED;
import static dev.luma.toolbox.tcp.TcpException.Kind.FAILED;
import static dev.luma.toolbox.tcp.TcpException.Kind.INTERRUPTED;

import dev.luma.toolbox.tcp.Endpoint.HostPort;
import dev.luma.toolbox.tcp.Endpoint.UnixPath;
import dev.luma.toolbox.tcp.Peer.Place;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;

/// Waits for connections on a port or a Unix domain socket. Any number of threads may accept.
public final class TcpListener implements Closeable {
    /// Connections that may wait to be accepted; the JDK's own 50 are few for a burst.
    private static final int BACKLOG = 512;

    private final ServerSocketChannel channel;
    private final Endpoint endpoint;
    private final TcpOptions options;

    private TcpListener(ServerSocketChannel channel, Endpoint endpoint, TcpOptions options) {
        this.channel = channel;
        this.endpoint = endpoint;
        this.options = options;
    }

    /// Listens, with [TcpOptions#defaults] for the connections that come.
    public static TcpListener open(Endpoint endpoint) throws TcpException {
        return open(endpoint, TcpOptions.defaults());
    }

    /// Listens.
    ///
    /// @param endpoint port 0 means any free one; a Unix domain socket's file must not exist yet
    /// @param options for the connections that come
    /// @throws TcpException if the port is taken, or the path cannot be created
    public static TcpListener open(Endpoint endpoint, TcpOptions options) throws TcpException {
        try {
            return switch (endpoint) {
                case HostPort hostPort -> open(hostPort, options);
                case UnixPath unixPath -> {
                    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                    bind(channel, UnixDomainSocketAddress.of(unixPath.path()));
                    yield new TcpListener(channel, endpoint, options);
                }
            };
        } catch (TcpException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            throw new TcpException(FAILED, "cannot listen on " + endpoint + ": " + Wording.of(e), e);
        }
    }

    private static TcpListener open(HostPort endpoint, TcpOptions options) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(Resolver.resolve(endpoint.host(), Deadline.never())[0], endpoint.port());
        ServerSocketChannel channel = ServerSocketChannel.open();
        bind(channel, address);
        int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        return new TcpListener(channel, Endpoint.of(endpoint.host(), port), options);
    }

    private static void bind(ServerSocketChannel channel, SocketAddress address) throws IOException {
        try {
            channel.bind(address, BACKLOG);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// Waits for a connection.
    ///
    /// @throws TcpException of kind CLOSED once the listener is closed, of kind INTERRUPTED if the thread is, which
    ///     closes the listener
    public Tcp accept() throws TcpException {
        try {
            while (true) {
                SocketChannel accepted = channel.accept();
                try {
                    Peer peer = peerOf(accepted);
                    return new Tcp(new RawChannel(accepted, peer.name()), endpoint, peer);
                } catch (IOException e) {
                    accepted.close(); // it was gone before it was here; the next one, then
                }
            }
        } catch (ClosedByInterruptException e) {
            throw new TcpException(INTERRUPTED, "the thread was interrupted while listening on " + endpoint, e);
        } catch (ClosedChannelException e) {
            throw new TcpException(CLOSED, "the listener on " + endpoint + " is closed", e);
        } catch (IOException e) {
            throw new TcpException(FAILED, "listening on " + endpoint + " failed: " + Wording.of(e), e);
        }
    }

    private Peer peerOf(SocketChannel accepted) throws IOException {
        if (accepted.getRemoteAddress() instanceof InetSocketAddress remote) {
            options.applyTo(accepted);
            boolean loopback = remote.getAddress().isLoopbackAddress();
            String name = Endpoint.of(remote.getAddress().getHostAddress(), remote.getPort())
                    .toString();
            return new Peer(name, loopback ? Place.LOOPBACK : Place.REMOTE);
        }
        return new Peer("the client of " + endpoint, Place.UNIX_SOCKET);
    }

    /// Where it listens, with the real port.
    public Endpoint endpoint() {
        return endpoint;
    }

    /// The port; 0 for a Unix domain socket.
    public int port() {
        return endpoint instanceof HostPort hostPort ? hostPort.port() : 0;
    }

    /// Stops listening, from any thread; whoever waits in [#accept] is told. Connections that were accepted stay open.
    /// The file of a Unix domain socket is removed.
    @Override
    public void close() {
        try {
            channel.close();
            if (endpoint instanceof UnixPath unixPath) {
                Files.deleteIfExists(unixPath.path());
            }
        } catch (IOException e) {
            // Nothing listens any more; a file that stays behind says so at the next start.
        }
    }
}
