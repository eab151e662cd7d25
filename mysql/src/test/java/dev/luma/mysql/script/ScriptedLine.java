package dev.luma.mysql.script;

import dev.luma.toolbox.buffer.Buffer;
import dev.luma.toolbox.tcp.Deadline;
import dev.luma.toolbox.tcp.Duplex;
import dev.luma.toolbox.tcp.Peer;
import dev.luma.toolbox.tcp.Peer.Place;
import dev.luma.toolbox.tcp.Tls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A line to a server that says what it was told to say, in memory.
///
/// Each saying comes only after the client has written once more than before the one in front of it, so that a client
/// which reads where it is to write is found out, as is one that reads before it flushed. After the last saying the
/// stream ends.
public final class ScriptedLine implements Duplex {
    private final Peer peer;
    private final List<byte[]> sayings = new ArrayList<>();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private int saying;
    private int offset;
    private int writes;
    private int reads;
    private int limit = Integer.MAX_VALUE;
    private int atOnce = Integer.MAX_VALUE;
    private int plainBytes = -1;
    private boolean closed;
    private Deadline deadline = Deadline.after(Duration.ZERO);
    private Optional<String> doubtToCome = Optional.empty();
    private Optional<X509Certificate> certificate = Optional.empty();
    private Optional<Tls> tls = Optional.empty();

    private ScriptedLine(Place place) {
        this.peer = new Peer(
                switch (place) {
                    case UNIX_SOCKET -> "/run/mysqld.sock";
                    case LOOPBACK -> "localhost:3306 (127.0.0.1)";
                    case REMOTE -> "db.example:3306 (192.0.2.7)";
                },
                place);
    }

    public static ScriptedLine to(Place place) {
        return new ScriptedLine(place);
    }

    // ---- the script

    /// What the server says next, after one more write of the client's.
    public ScriptedLine says(byte[] bytes) {
        sayings.add(bytes);
        return this;
    }

    public ScriptedLine says(ServerPackets packets) {
        return says(packets.toBytes());
    }

    /// The stream ends after so many bytes of the server's.
    public ScriptedLine endsAfter(int bytes) {
        limit = bytes;
        return this;
    }

    /// Each read gets so many bytes at most.
    public ScriptedLine inPiecesOf(int bytes) {
        atOnce = bytes;
        return this;
    }

    /// TLS begins with a certificate, which is refused for this reason.
    public ScriptedLine showing(X509Certificate its, String doubt) {
        certificate = Optional.of(its);
        doubtToCome = Optional.of(doubt);
        return this;
    }

    // ---- what became of it

    /// The payloads that the client has sent, whose headers were right.
    public List<Buffer> sent() {
        final Buffer in = Buffer.of(sent.toByteArray());
        final List<Buffer> payloads = new ArrayList<>();
        while (in.hasRemaining()) {
            final int length = in.readUint24();
            in.skip(1);
            payloads.add(Buffer.of(in.readBytes(length)));
        }
        return payloads;
    }

    /// The sequence ids of what the client has sent.
    public List<Integer> sequenceIds() {
        final Buffer in = Buffer.of(sent.toByteArray());
        final List<Integer> ids = new ArrayList<>();
        while (in.hasRemaining()) {
            final int length = in.readUint24();
            ids.add(in.readUint8());
            in.skip(length);
        }
        return ids;
    }

    /// How many bytes the client sent before TLS; all, if it never began.
    public int plainBytes() {
        return plainBytes < 0 ? sent.size() : plainBytes;
    }

    public int writes() {
        return writes;
    }

    /// The last that was set.
    public Deadline deadline() {
        return deadline;
    }

    public boolean isClosed() {
        return closed;
    }

    /// How TLS was begun.
    public Optional<Tls> tls() {
        return tls;
    }

    // ---- the line

    @Override
    public int read(byte[] target, int at, int length) throws IOException {
        refuseClosed();
        if (length == 0) {
            return 0;
        }
        while (saying < sayings.size() && offset == sayings.get(saying).length) {
            saying++;
            offset = 0;
        }
        if (saying == sayings.size() || limit == 0) {
            return -1;
        }
        if (writes < saying) {
            throw new IOException("both wait: the client reads answer " + saying + " after " + writes + " writes");
        }
        reads++;
        final byte[] bytes = sayings.get(saying);
        final int count = Math.min(Math.min(length, bytes.length - offset), Math.min(atOnce, limit));
        System.arraycopy(bytes, offset, target, at, count);
        offset += count;
        limit -= count;
        return count;
    }

    public int reads() {
        return reads;
    }

    @Override
    public void write(byte[] source, int at, int length) throws IOException {
        refuseClosed();
        writes++;
        sent.write(source, at, length);
    }

    private void refuseClosed() throws IOException {
        if (closed) {
            throw new IOException("used after it was closed");
        }
    }

    @Override
    public void deadline(Deadline latest) {
        deadline = latest;
    }

    @Override
    public void startTls(Tls settings) {
        tls = Optional.of(settings);
        plainBytes = sent.size();
    }

    @Override
    public boolean isEncrypted() {
        return tls.isPresent();
    }

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public Optional<X509Certificate> peerCertificate() {
        return tls.isPresent() ? certificate : Optional.empty();
    }

    @Override
    public Optional<String> doubt() {
        return tls.isPresent() ? doubtToCome : Optional.empty();
    }

    @Override
    public void close() {
        closed = true;
    }
}
