package dev.luma.toolbox.tcp;

import dev.luma.toolbox.tcp.Background.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/// Stands between one client and a server, and spoils what the server says.
final class Relay implements AutoCloseable {
    /// What becomes of the server's bytes once a number of them has gone by.
    private enum Then {
        HOLD_BACK,
        CUT,
        DAMAGE_ONE
    }

    private final TcpListener listener = TcpListener.open(Endpoint.of("127.0.0.1", 0));
    private final Socket toServer;
    private final long position;
    private final Then then;
    private Tcp toClient;
    private volatile boolean damaging;

    private Relay(TlsServer server, long position, Then then) throws IOException {
        this.toServer = new Socket(InetAddress.getLoopbackAddress(), server.port());
        this.position = position;
        this.then = then;
    }

    /// Spoils nothing, until it is told to.
    static Relay to(TlsServer server) throws IOException {
        return new Relay(server, Long.MAX_VALUE, Then.HOLD_BACK);
    }

    static Relay holdingBackAfter(long bytes, TlsServer server) throws IOException {
        return new Relay(server, bytes, Then.HOLD_BACK);
    }

    static Relay cuttingAfter(long bytes, TlsServer server) throws IOException {
        return new Relay(server, bytes, Then.CUT);
    }

    static Relay damaging(long position, TlsServer server) throws IOException {
        return new Relay(server, position, Then.DAMAGE_ONE);
    }

    Tcp connect() throws TcpException {
        Tcp client = Tcp.connect(listener.endpoint(), Deadline.after(Pair.LONG));
        client.deadline(Deadline.after(Pair.LONG));
        toClient = listener.accept();
        Background.start(Kind.PLATFORM, () -> {
            there();
            return true;
        });
        Background.start(Kind.PLATFORM, () -> {
            back();
            return true;
        });
        return client;
    }

    private void there() throws IOException {
        OutputStream out = toServer.getOutputStream();
        byte[] buffer = new byte[8192];
        int count;
        while ((count = toClient.read(buffer, 0, buffer.length)) >= 0) {
            out.write(buffer, 0, count);
        }
    }

    private void back() throws IOException {
        InputStream in = toServer.getInputStream();
        byte[] buffer = new byte[8192];
        long left = position; // until something happens
        int count;
        while ((count = in.read(buffer)) >= 0) {
            if (damaging) {
                buffer[count - 1] ^= 1;
            }
            int passed = count;
            if (left >= 0 && left < count) {
                if (then == Then.DAMAGE_ONE) {
                    buffer[(int) left] ^= 0x55;
                } else {
                    passed = (int) left;
                }
            }
            toClient.write(buffer, 0, passed);
            left -= passed;
            if (left == 0 && then == Then.CUT) {
                cut();
            }
        }
    }

    void cut() {
        toClient.close();
    }

    void damageWhatComes() {
        damaging = true;
    }

    @Override
    public void close() throws IOException {
        toServer.close();
        toClient.close();
        listener.close();
    }
}
