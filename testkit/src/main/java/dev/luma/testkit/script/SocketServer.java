package dev.luma.testkit.script;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A server that does over real sockets what it is told, for what a [ScriptedDuplex] cannot show: the system's buffers,
/// deadlines, and closing while something is under way.
///
/// Listens on a free port of the loopback interface, and serves each client in a thread of its own. Its receive buffers
/// are small, so that a client soon has to wait for a server that does not read.
public final class SocketServer implements Closeable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int RECEIVE_BUFFER = 4 << 10;

    /// What is done with a client.
    public interface Behaviour {
        /// Serves; the socket is closed afterwards.
        ///
        /// @throws IOException since the client went away, which is nothing special
        void serve(Socket client) throws IOException;
    }

    private final Behaviour behaviour;
    private final ServerSocket listener = new ServerSocket();
    private final Thread acceptor = Thread.ofVirtual().unstarted(this::accept);
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final List<Thread> serving = new CopyOnWriteArrayList<>();
    private volatile @Nullable Throwable mistake;

    /// Listens, and returns.
    ///
    /// @throws IOException if there is no free port
    public SocketServer(Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        listener.setReceiveBufferSize(RECEIVE_BUFFER);
        listener.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0));
        acceptor.start();
    }

    /// Where it listens; the host is `127.0.0.1`.
    public int port() {
        return listener.getLocalPort();
    }

    /// Waits until all clients that came so far were served: they closed, or the behaviour ended.
    ///
    /// @throws AssertionError if the behaviour failed with anything else than an [IOException]
    public void awaitClients() throws InterruptedException {
        for (Thread thread : serving) {
            thread.join();
        }
        Throwable failure = mistake;
        if (failure != null) {
            throw new AssertionError("the scripted server failed", failure);
        }
    }

    /// Ends the listening and all connections.
    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket client : clients) {
            client.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                client.setTcpNoDelay(true);
                clients.add(client);
                Thread thread = Thread.ofVirtual().unstarted(() -> serve(client));
                // known before it serves
                serving.add(thread);
                thread.start();
            }
        } catch (IOException closed) {
            // nobody is to come any more
        }
    }

    private void serve(Socket client) {
        try (client) {
            behaviour.serve(client);
        } catch (IOException gone) {
            // the client has had enough
        } catch (RuntimeException | Error e) {
            mistake = e;
        }
    }
}
