package dev.luma.lang.std;

import dev.luma.lang.runtime.CoreObject;
import dev.luma.lang.runtime.Function;
import dev.luma.lang.runtime.Panic;
import dev.luma.toolbox.tcp.TcpException;
import dev.luma.toolbox.tcp.TcpListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Luma's type `listener`: a port that waits for connections.
public final class TcpListening implements CoreObject {
    private final TcpListener listener;

    TcpListening(TcpListener listener) {
        this.listener = listener;
    }

    @Override
    public String typeName() {
        return "listener";
    }

    public static TcpSocket accept(TcpListening self) {
        try {
            return new TcpSocket(self.listener.accept());
        } catch (TcpException e) {
            throw TcpPanics.talking(e);
        }
    }

    /// Calls the handler for each connection, each on a virtual thread of its own. Returns when the listener is
    /// closed and every handler has ended.
    public static void serve(TcpListening self, Function handler) {
        final Set<Thread> handlers = ConcurrentHashMap.newKeySet();
        try {
            while (true) {
                final TcpSocket socket = new TcpSocket(self.listener.accept());
                final Thread thread = Thread.ofVirtual().unstarted(() -> {
                    handle(socket, handler);
                    handlers.remove(Thread.currentThread());
                });
                handlers.add(thread);
                thread.start();
            }
        } catch (TcpException e) {
            if (e.kind() != TcpException.Kind.CLOSED) {
                throw TcpPanics.talking(e);
            }
        } finally {
            handlers.forEach(Threads::join);
        }
    }

    private static void handle(TcpSocket socket, Function handler) {
        try {
            handler.invoke(socket);
        } catch (Throwable e) { // this connection's end, and no other's
            Panic.print(e, System.err);
        } finally {
            TcpSocket.close(socket);
        }
    }

    public static long port(TcpListening self) {
        return self.listener.port();
    }

    public static void close(TcpListening self) {
        self.listener.close();
    }
}
