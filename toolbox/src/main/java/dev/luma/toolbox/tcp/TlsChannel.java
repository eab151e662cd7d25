package dev.luma.toolbox.tcp;

import static dev.luma.toolbox.tcp.TcpException.Kind.RESET;
import static dev.luma.toolbox.tcp.TcpException.Kind.TLS;

import java.nio.ByteBuffer;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/// TLS over a [RawChannel]: records in and out of an [SSLEngine], which itself does no I/O.
///
/// Deadlines and closing are the raw channel's, so they hold here in the same way. One thread may read while another
/// writes. Reading may have something to say too (TLS 1.3 changes keys so); it never waits for the writing thread to
/// say it, since the peer may be waiting for us to read: whoever holds the writing lock says it for both.
///
/// Renegotiation, which TLS 1.2 had and TLS 1.3 has abolished, is refused.
final class TlsChannel {
    private static final int FIRST_CAPACITY = 4 * 1024;
    private static final int LARGEST_CAPACITY = 64 * 1024;
    /// What one record carries.
    private static final int LARGEST_FRAGMENT = 16 * 1024;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final RawChannel channel;
    private final SSLEngine engine;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean somethingToSay;
    private boolean closedByPeer; // the reading thread's

    /// Records that have come and are not decrypted yet, from position to limit.
    private ByteBuffer incoming = ByteBuffer.allocate(FIRST_CAPACITY).flip();
    /// Whether the last read filled [#incoming], so that a larger one would save reads.
    private boolean incomingWasFilled;
    /// Decrypted bytes for which a reader had no room, from position to limit.
    private ByteBuffer decrypted = NOTHING;
    /// Records on their way out; empty between operations. Under the writing lock.
    private ByteBuffer outgoing = NOTHING;

    TlsChannel(RawChannel channel, SSLEngine engine) {
        this.channel = channel;
        this.engine = engine;
    }

    String protocol() {
        return engine.getSession().getProtocol();
    }

    Optional<X509Certificate> peerCertificate() {
        try {
            Certificate[] chain = engine.getSession().getPeerCertificates();
            return chain[0] instanceof X509Certificate certificate ? Optional.of(certificate) : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty(); // the peer has shown none
        }
    }

    // ---- handshake

    void handshake() throws TcpException {
        try {
            engine.beginHandshake();
            while (true) {
                switch (engine.getHandshakeStatus()) {
                    case NEED_WRAP -> sayWhatTheEngineWants();
                    case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> hearHandshake();
                    case NEED_TASK -> runTasks();
                    case FINISHED, NOT_HANDSHAKING -> {
                        return;
                    }
                }
            }
        } catch (SSLException e) {
            tellWhy();
            throw TlsFailures.handshake(channel.peer(), e);
        }
    }

    private void hearHandshake() throws TcpException, SSLException {
        SSLEngineResult result = engine.unwrap(incoming, NOTHING);
        switch (result.getStatus()) {
            case OK -> {}
            case BUFFER_UNDERFLOW -> {
                if (!fill()) {
                    throw TlsFailures.endedInHandshake(channel.peer());
                }
            }
            case BUFFER_OVERFLOW -> throw new SSLException("data before the end of the handshake");
            case CLOSED -> throw TlsFailures.endedInHandshake(channel.peer());
        }
    }

    /// Sends the alert in which the engine says what it disliked, so that the server's log has it too.
    private void tellWhy() {
        try {
            sayWhatTheEngineWants();
        } catch (SSLException | TcpException e) {
            // The handshake has failed for a reason of its own, which is the one to report.
        }
    }

    // ---- reading

    /// As [RawChannel#read]; the end of the stream is the peer's close_notify, and nothing less.
    int read(ByteBuffer target) throws TcpException {
        if (decrypted.hasRemaining()) {
            return takeDecrypted(target);
        }
        if (closedByPeer) {
            return -1;
        }
        try {
            return decrypt(target);
        } catch (SSLException e) {
            tellWhyUnlessWriting();
            throw TlsFailures.later(channel.peer(), e);
        }
    }

    /// Decrypts records until one holds data. Where the target may be too small for it, it goes aside.
    private int decrypt(ByteBuffer target) throws TcpException, SSLException {
        boolean aside = false;
        while (true) {
            SSLEngineResult result = aside ? unwrapAside() : engine.unwrap(incoming, target);
            switch (result.getStatus()) {
                case OK -> attend(result.getHandshakeStatus());
                case BUFFER_UNDERFLOW -> fillOrFail();
                case BUFFER_OVERFLOW -> {
                    if (aside) {
                        throw new SSLException("a record of more than " + decrypted.capacity() + " bytes");
                    }
                    aside = true;
                }
                case CLOSED -> {
                    closedByPeer = true;
                    return -1;
                }
            }
            if (result.bytesProduced() > 0) {
                return aside ? takeDecrypted(target) : result.bytesProduced();
            }
        }
    }

    private SSLEngineResult unwrapAside() throws SSLException {
        int needed = engine.getSession().getApplicationBufferSize();
        if (decrypted.capacity() < needed) {
            decrypted = ByteBuffer.allocate(needed);
        }
        decrypted.clear();
        try {
            return engine.unwrap(incoming, decrypted);
        } finally {
            decrypted.flip();
        }
    }

    private int takeDecrypted(ByteBuffer target) {
        int count = Math.min(target.remaining(), decrypted.remaining());
        target.put(target.position(), decrypted, decrypted.position(), count);
        target.position(target.position() + count);
        decrypted.position(decrypted.position() + count);
        return count;
    }

    /// Does what a message between the data asks for: new keys, or a ticket for the next session.
    private void attend(HandshakeStatus wish) throws TcpException, SSLException {
        if (wish == HandshakeStatus.NOT_HANDSHAKING || wish == HandshakeStatus.FINISHED) {
            return;
        }
        refuseRenegotiation();
        if (wish == HandshakeStatus.NEED_TASK) {
            runTasks();
        }
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            somethingToSay = true;
            saySomething();
        }
    }

    private void refuseRenegotiation() throws SSLException {
        if (!protocol().equals("TLSv1.3")) {
            throw new SSLException("the peer asks for renegotiation, which is refused");
        }
    }

    private void fillOrFail() throws TcpException {
        if (!fill()) {
            throw new TcpException(
                    RESET, "the connection to " + channel.peer() + " ended without TLS's close_notify: it was cut off");
        }
    }

    /// Reads more records; false at the end of the stream.
    private boolean fill() throws TcpException {
        boolean full = incoming.remaining() == incoming.capacity();
        if ((full || incomingWasFilled) && incoming.capacity() < LARGEST_CAPACITY) {
            incoming = ByteBuffer.allocate(incoming.capacity() * 2).put(incoming);
        } else if (full) {
            throw new TcpException(
                    TLS, channel.peer() + " sent a TLS record of more than " + LARGEST_CAPACITY + " bytes");
        } else {
            incoming.compact();
        }
        try {
            boolean more = channel.read(incoming) >= 0;
            incomingWasFilled = !incoming.hasRemaining();
            return more;
        } finally {
            incoming.flip(); // what has come stays, also where nothing more came in time
        }
    }

    // ---- writing

    /// As [RawChannel#write].
    void write(ByteBuffer source) throws TcpException {
        writing.lock();
        try {
            encrypt(source);
            flush();
        } catch (SSLException e) {
            throw TlsFailures.later(channel.peer(), e);
        } finally {
            writing.unlock();
        }
        saySomething();
    }

    private void encrypt(ByteBuffer source) throws TcpException, SSLException {
        makeRoom(source.remaining());
        while (source.hasRemaining()) {
            SSLEngineResult result = engine.wrap(source, outgoing);
            switch (result.getStatus()) {
                case BUFFER_OVERFLOW -> flushForRoom();
                case CLOSED -> throw new TcpException(RESET, channel.peer() + " has ended the TLS session");
                default -> {
                    if (result.bytesConsumed() == 0 && result.bytesProduced() == 0) {
                        refuseRenegotiation();
                        runTasks();
                        if (result.getHandshakeStatus() != HandshakeStatus.NEED_TASK) {
                            throw new SSLException("the engine takes no data: " + result.getHandshakeStatus());
                        }
                    }
                }
            }
        }
    }

    /// Room for several records if there is enough to send, so that they travel together. The engine wants room for the
    /// largest record, however small the next one is.
    private void makeRoom(int bytes) {
        int record = engine.getSession().getPacketBufferSize();
        int wanted = bytes > LARGEST_FRAGMENT ? LARGEST_CAPACITY : record + FIRST_CAPACITY;
        if (outgoing.capacity() < wanted) {
            outgoing = ByteBuffer.allocate(wanted);
        }
    }

    private void flushForRoom() throws TcpException, SSLException {
        if (outgoing.position() == 0) {
            throw new SSLException("no record fits into " + outgoing.capacity() + " bytes");
        }
        flush();
    }

    private void flush() throws TcpException {
        outgoing.flip();
        channel.write(outgoing);
        outgoing.clear();
    }

    // ---- what the engine itself has to say

    /// Says it now, or leaves it to the thread that is writing, which looks here when it is done.
    private void saySomething() throws TcpException {
        while (somethingToSay && writing.tryLock()) {
            try {
                somethingToSay = false;
                sayWhatTheEngineWants();
            } catch (SSLException e) {
                throw TlsFailures.later(channel.peer(), e);
            } finally {
                writing.unlock();
            }
        }
    }

    private void tellWhyUnlessWriting() {
        if (writing.tryLock()) {
            try {
                tellWhy();
            } finally {
                writing.unlock();
            }
        }
    }

    /// Sends handshake messages and alerts as long as the engine has any. Under the writing lock, or in the handshake.
    private void sayWhatTheEngineWants() throws TcpException, SSLException {
        makeRoom(0);
        boolean closed = false;
        while (!closed && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            SSLEngineResult result = engine.wrap(NOTHING, outgoing);
            if (result.getStatus() == Status.BUFFER_OVERFLOW) {
                flushForRoom();
            }
            closed = result.getStatus() == Status.CLOSED;
        }
        flush();
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }
}
