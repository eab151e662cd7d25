package dev.luma.toolbox.tcp;

import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A connection over TCP or a Unix domain socket, plain at first and encrypted after [#startTls].
///
/// A thread that waits here may be a virtual one: no monitor is held, and no carrier is blocked. An interrupt
/// closes the connection, since a half-read protocol has no way back.
///
/// Every failure is a [TcpException]. After it the connection is closed, or as good as; where [#patience] ended it is
/// not.
public final class Tcp implements Duplex {
    private final RawChannel channel;
    private final Endpoint endpoint;
    private final Peer peer;
    private final ArrayView readView = new ArrayView();
    private final ArrayView writeView = new ArrayView();
    private volatile @Nullable TlsChannel tls;
    private volatile Optional<String> doubt = Optional.empty();

    Tcp(RawChannel channel, Endpoint endpoint, Peer peer) {
        this.channel = channel;
        this.endpoint = endpoint;
        this.peer = peer;
    }

    /// Connects with [TcpOptions#defaults].
    public static Tcp connect(Endpoint endpoint, Deadline deadline) throws TcpException {
        return connect(endpoint, TcpOptions.defaults(), deadline);
    }

    /// Connects. A host name is looked up each time, and its addresses are tried one after the other, each with
    /// an equal share of the time that remains.
    ///
    /// @param deadline for the look-up and all attempts together; the connection itself begins with [Deadline#never]
    /// @throws TcpException that names the host, the port, every address that was tried, and what became of it
    public static Tcp connect(Endpoint endpoint, TcpOptions options, Deadline deadline) throws TcpException {
        return Connector.connect(endpoint, options, deadline);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws TcpException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        ByteBuffer view = readView.of(target, offset, length);
        TlsChannel encrypted = tls;
        return encrypted == null ? channel.read(view) : encrypted.read(view);
    }

    /// Under TLS, what waits may be TLS's own.
    @Override
    public boolean hasArrived() {
        return tls == null && channel.hasArrived();
    }

    @Override
    public void write(byte[] source, int offset, int length) throws TcpException {
        Objects.checkFromIndexSize(offset, length, source.length);
        ByteBuffer view = writeView.of(source, offset, length);
        TlsChannel encrypted = tls;
        if (encrypted == null) {
            channel.write(view);
        } else {
            encrypted.write(view);
        }
    }

    @Override
    public boolean writesNow() {
        return tls == null;
    }

    @Override
    public int writeNow(byte[] source, int offset, int length) throws TcpException {
        Objects.checkFromIndexSize(offset, length, source.length);
        if (tls != null) {
            return 0;
        }
        ByteBuffer view = writeView.of(source, offset, length);
        int before = view.position();
        channel.writeNow(view);
        return view.position() - before;
    }

    @Override
    public void deadline(Deadline deadline) {
        channel.deadline(deadline);
    }

    /// Sets how long each later read waits for its first byte, where no deadline is set. One that waits longer fails
    /// with [TcpException.Kind#TIMED_OUT], has read nothing, and leaves the connection open: unlike a deadline this is
    /// for a reader who may come back. Not over a Unix domain socket.
    ///
    /// @param patience at most 24 days are kept; zero, as at first, or less: as long as it takes
    public void patience(Duration patience) {
        channel.patience(Math.clamp(patience.toMillis(), 0, Integer.MAX_VALUE));
    }

    @Override
    public void startTls(Tls settings) throws TcpException {
        if (tls != null) {
            throw new IllegalStateException("the connection to " + peer + " is encrypted already");
        }
        try {
            Optional<NotedCheck> noted = settings.notedCheck();
            TlsChannel encrypted = new TlsChannel(channel, settings.engineFor(endpoint, noted));
            encrypted.handshake();
            doubt = noted.flatMap(NotedCheck::doubt);
            tls = encrypted;
        } catch (TcpException e) {
            close();
            throw e;
        }
    }

    @Override
    public boolean isEncrypted() {
        return tls != null;
    }

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public Optional<X509Certificate> peerCertificate() {
        TlsChannel encrypted = tls;
        return encrypted == null ? Optional.empty() : encrypted.peerCertificate();
    }

    @Override
    public Optional<String> doubt() {
        return doubt;
    }

    @Override
    public void close() {
        channel.close();
    }

    /// `Tcp to db.example:3306 (10.0.0.7), TLSv1.3`.
    @Override
    public String toString() {
        TlsChannel encrypted = tls;
        return "Tcp to " + peer + (encrypted == null ? "" : ", " + encrypted.protocol());
    }
}
