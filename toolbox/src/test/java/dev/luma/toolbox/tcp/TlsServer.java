package dev.luma.toolbox.tcp;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/// A server made of the JDK's own TLS sockets, so that the two sides of a test share no code of ours.
final class TlsServer implements AutoCloseable {
    /// What the server does with a connection, once it has come.
    interface Service {
        void serve(SSLSocket socket) throws Exception;
    }

    private final SSLServerSocket listening;
    private final BlockingQueue<Exception> failures = new LinkedBlockingQueue<>();

    private TlsServer(SSLServerSocket listening) {
        this.listening = listening;
    }

    static TlsServer start(SSLContext context, Service service) throws IOException {
        return start(context, socket -> {}, service);
    }

    static TlsServer start(SSLContext context, Consumer<SSLServerSocket> settings, Service service) throws IOException {
        SSLServerSocket listening = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        settings.accept(listening);
        TlsServer server = new TlsServer(listening);
        Thread.ofPlatform().daemon().start(() -> server.acceptAll(service));
        return server;
    }

    /// Sends back what comes, until the client ends.
    static TlsServer startEcho(SSLContext context) throws IOException {
        return start(context, TlsServer::echo);
    }

    static void echo(SSLSocket socket) throws IOException {
        byte[] buffer = new byte[8192];
        int count;
        while ((count = socket.getInputStream().read(buffer)) >= 0) {
            socket.getOutputStream().write(buffer, 0, count);
        }
    }

    private void acceptAll(Service service) {
        while (!listening.isClosed()) {
            try {
                SSLSocket socket = (SSLSocket) listening.accept();
                Thread.ofPlatform().daemon().start(() -> serve(service, socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Service service, SSLSocket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            service.serve(socket);
        } catch (Exception e) {
            failures.add(e);
        }
    }

    Endpoint endpoint() {
        return Endpoint.of("127.0.0.1", listening.getLocalPort());
    }

    int port() {
        return listening.getLocalPort();
    }

    /// Why a connection failed on the server's side.
    Exception failure() throws InterruptedException {
        Exception failure = failures.poll(20, TimeUnit.SECONDS);
        return failure == null ? new IllegalStateException("no failure") : failure;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
