package dev.luma.mysql.script;

import dev.luma.testkit.script.Script;
import dev.luma.testkit.script.ScriptedDuplex;
import dev.luma.toolbox.buffer.Buffer;
import dev.luma.toolbox.tcp.Deadline;
import dev.luma.toolbox.tcp.Peer;
import dev.luma.toolbox.tcp.Peer.Place;
import dev.luma.toolbox.tcp.Tls;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A conversation with a server, told by what the server says: a [Script] in the making, and then what became of it, as
/// the packets that the client sent.
///
/// The server speaks first. Each further saying comes only after the client has written once more, so that a client
/// which reads where it is to write is found out. After the last saying the stream ends.
public final class Dialogue {
    private final Peer peer;
    private Script script = new Script();
    private boolean begun;
    private int piece = Integer.MAX_VALUE;
    private Optional<ScriptedDuplex> line = Optional.empty();

    private Dialogue(Peer peer) {
        this.peer = peer;
    }

    public static Dialogue with(Place place) {
        return new Dialogue(new Peer(
                switch (place) {
                    case UNIX_SOCKET -> "/run/mysqld.sock";
                    case LOOPBACK -> "localhost:3306 (127.0.0.1)";
                    case REMOTE -> "db.example:3306 (192.0.2.7)";
                },
                place));
    }

    // ---- the script

    /// What the server says next, after one more write of the client's.
    public Dialogue says(byte[] bytes) {
        script = (begun ? script.awaitsWriteOrStalls() : script).sends(bytes);
        begun = true;
        return this;
    }

    public Dialogue says(ServerPackets packets) {
        return says(packets.toBytes());
    }

    /// The client writes once more, and begins TLS then.
    public Dialogue startsTls() {
        script = script.awaitsWriteOrStalls().startsTls();
        return this;
    }

    /// The client writes once more, and begins TLS then, with a certificate that is refused for this reason.
    public Dialogue startsTls(X509Certificate certificate, String doubt) {
        script = script.awaitsWriteOrStalls().startsTls(certificate, Optional.of(doubt));
        return this;
    }

    /// The stream ends after so many bytes of the server's.
    public Dialogue endsAfter(int bytes) {
        script = script.cutAfter(bytes);
        return this;
    }

    /// Each read gets so many bytes at most.
    public Dialogue inPiecesOf(int bytes) {
        piece = bytes;
        return this;
    }

    /// The line on which it happens.
    public ScriptedDuplex open() {
        final ScriptedDuplex opened = new ScriptedDuplex(script.ends(), piece, peer);
        line = Optional.of(opened);
        return opened;
    }

    // ---- what became of it

    private ScriptedDuplex line() {
        return line.orElseThrow(() -> new IllegalStateException("nobody has opened the line"));
    }

    /// The payloads that the client has sent.
    public List<Buffer> sent() {
        final Buffer in = Buffer.of(line().written());
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
        final Buffer in = Buffer.of(line().written());
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
        return line().writtenPlain().length;
    }

    public int writes() {
        return line().writes().size();
    }

    public int reads() {
        return line().reads();
    }

    /// The last that was set.
    public Deadline deadline() {
        return line().deadline();
    }

    public boolean isClosed() {
        return line().isClosed();
    }

    /// How TLS was begun.
    public Optional<Tls> tls() {
        return line().tls();
    }
}
