package dev.luma.testkit.proxy;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Listens on a free port of the loopback interface, connects every client on to one server, and damages what passes as
/// the [Faults] of the two directions say.
///
/// Faults apply to the connections that are made after they were set. What passed of each connection is kept and can be
/// asked for while the connection lives and afterwards.
///
/// Safe for use by many threads. [#close()] ends all connections and returns when nothing of the proxy runs any more.
public final class FaultProxy implements Closeable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final InetSocketAddress server;
    private final ServerSocket listener;
    private final Thread acceptor;
    private final List<ProxiedConnection> connections = new CopyOnWriteArrayList<>();
    private volatile Faults fromClient = Faults.none();
    private volatile Faults fromServer = Faults.none();
    private volatile boolean silent;

    /// Starts a proxy that damages nothing yet.
    ///
    /// @throws IOException if there is no free port
    public FaultProxy(String serverHost, int serverPort) throws IOException {
        server = new InetSocketAddress(serverHost, serverPort);
        listener = new ServerSocket(0, 50, InetAddress.getByAddress(LOOPBACK));
        acceptor = Thread.ofVirtual().name("fault-proxy-" + port()).start(this::accept);
    }

    /// Where clients connect to; the host is `127.0.0.1`.
    public int port() {
        return listener.getLocalPort();
    }

    /// Sets what happens to what the server sends, from the next connection on.
    public FaultProxy fromServer(Faults faults) {
        fromServer = faults;
        return this;
    }

    /// Sets what happens to what the client sends, from the next connection on.
    public FaultProxy fromClient(Faults faults) {
        fromClient = faults;
        return this;
    }

    /// The connections that were made, oldest first, ended ones included.
    public List<ProxiedConnection> connections() {
        return List.copyOf(connections);
    }

    /// Breaks all connections at once (RST). The proxy goes on listening.
    public void resetAll() {
        connections.forEach(ProxiedConnection::reset);
    }

    /// Becomes a black hole: from now on nothing passes, over no connection, old or new, in neither direction, and
    /// neither side learns of the other's end. What is under way may be lost or not.
    public void fallSilent() {
        silent = true;
        connections.forEach(ProxiedConnection::fallSilent);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        join(acceptor);
        for (ProxiedConnection connection : connections) {
            connection.close();
        }
    }

    static void join(Thread thread) throws IOException {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the proxy", e);
        }
    }

    private void accept() {
        while (true) {
            Socket client;
            try {
                client = listener.accept();
            } catch (IOException closed) {
                return;
            }
            try {
                ProxiedConnection connection = connectOn(client);
                // known before its first byte passes
                connections.add(connection);
                if (silent) {
                    connection.fallSilent();
                }
                connection.start();
            } catch (IOException noServer) {
                // the client sees what the server's absence looks like behind a proxy: a connection that ends
                Ends.closeQuietly(client);
            }
        }
    }

    private ProxiedConnection connectOn(Socket client) throws IOException {
        Socket onward = new Socket();
        try {
            onward.connect(server);
            // segments are to travel as they were cut
            onward.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            return new ProxiedConnection(client, onward, fromClient, fromServer);
        } catch (IOException e) {
            Ends.closeQuietly(onward);
            throw e;
        }
    }
}
