package dev.luma.testkit.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.locks.ReentrantLock;

/// One client's connection through a [FaultProxy].
public final class ProxiedConnection {
    private final Socket client;
    private final Socket server;
    private final Direction up;
    private final Direction down;

    /// Whether one direction was ended in order, so that what goes the other way has nobody to go to.
    private volatile boolean finished;

    private volatile boolean silent;

    ProxiedConnection(Socket client, Socket server, Faults fromClient, Faults fromServer) {
        this.client = client;
        this.server = server;
        up = new Direction(client, server, fromClient);
        down = new Direction(server, client, fromServer);
    }

    void start() {
        up.thread.start();
        down.thread.start();
    }

    /// What the client sent and the server was given.
    public byte[] fromClient() {
        return up.passed();
    }

    /// What the server sent and the client was given.
    public byte[] fromServer() {
        return down.passed();
    }

    /// Waits until both sides have ended the connection: by then, all that they sent has passed.
    ///
    /// @throws IOException if the thread is interrupted
    public void awaitEnd() throws IOException {
        FaultProxy.join(up.thread);
        FaultProxy.join(down.thread);
    }

    void fallSilent() {
        silent = true;
    }

    void reset() {
        Ends.reset(client);
        Ends.reset(server);
    }

    void close() throws IOException {
        Ends.closeQuietly(client);
        Ends.closeQuietly(server);
        up.thread.interrupt();
        down.thread.interrupt();
        awaitEnd();
    }

    /// What goes one way.
    private final class Direction {
        private final ReentrantLock lock = new ReentrantLock();
        private final ByteArrayOutputStream passed = new ByteArrayOutputStream();
        private final Socket from;
        private final Socket to;
        private final Faults faults;
        private final Thread thread = Thread.ofVirtual().unstarted(this::run);
        private long count;

        Direction(Socket from, Socket to, Faults faults) {
            this.from = from;
            this.to = to;
            this.faults = faults;
        }

        byte[] passed() {
            lock.lock();
            try {
                return passed.toByteArray();
            } finally {
                lock.unlock();
            }
        }

        private void run() {
            try {
                while (count < faults.offset()) {
                    if (!passOneOn()) {
                        return;
                    }
                }
                end();
            } catch (IOException broken) {
                if (finished) {
                    drain();
                } else if (!silent) {
                    // one side broke the connection off, and so does the other one then
                    reset();
                }
            } catch (InterruptedException closed) {
                // by close(), which closes the sockets as well
                Thread.currentThread().interrupt();
            }
        }

        /// Passes some bytes on, or their end.
        ///
        /// @return false if no more pass
        private boolean passOneOn() throws IOException, InterruptedException {
            byte[] buffer = new byte[(int) Math.min(16 << 10, faults.offset() - count)];
            int n = from.getInputStream().read(buffer);
            if (silent) {
                // the sockets stay open until the proxy closes them
                return false;
            }
            if (n < 0) {
                Ends.finish(to);
            }
            for (int sent = 0; sent < n; ) {
                holdBack();
                int segment = segment(n - sent);
                keep(buffer, sent, segment);
                to.getOutputStream().write(buffer, sent, segment);
                sent += segment;
            }
            return n >= 0;
        }

        private void holdBack() throws InterruptedException {
            if (!faults.delay().isZero()) {
                Thread.sleep(faults.delay());
            }
            if (count == faults.pause().offset()) {
                Thread.sleep(faults.pause().time());
            }
        }

        /// How many of `left` bytes are passed on at once.
        private int segment(int left) {
            int most = Math.min(left, faults.segment());
            long untilPause = faults.pause().offset() - count;
            return untilPause > 0 ? (int) Math.min(most, untilPause) : most;
        }

        // before it is passed on, so that whoever has received it finds it here
        private void keep(byte[] buffer, int offset, int length) {
            lock.lock();
            try {
                passed.write(buffer, offset, length);
                count += length;
            } finally {
                lock.unlock();
            }
        }

        /// Takes what still comes and throws it away. A reset instead would take from the receiver what it has not read
        /// yet.
        private void drain() {
            try {
                from.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException broken) {
                // nothing more to take
            }
        }

        private void end() {
            switch (faults.end()) {
                case NONE, STALL -> {
                    // the sockets stay open until the proxy closes them
                }
                case RESET -> reset();
                case FIN -> {
                    finished = true;
                    Ends.finish(to);
                    Ends.closeQuietly(from);
                }
            }
        }
    }
}
