package dev.luma.testkit.script;

import dev.luma.toolbox.tcp.Deadline;
import dev.luma.toolbox.tcp.Duplex;
import dev.luma.toolbox.tcp.Peer;
import dev.luma.toolbox.tcp.TcpException;
import dev.luma.toolbox.tcp.TcpException.Kind;
import dev.luma.toolbox.tcp.Tls;
import java.io.ByteArrayOutputStream;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A connection whose other end follows a [Script], and which remembers what was done to it.
///
/// It fails as [dev.luma.toolbox.tcp.Tcp] does, with a [TcpException], where the script says so, after [#close()] and
/// after a deadline. What a client must never do, such as writing other bytes than the script awaits, or reading while
/// the script awaits a write, is an `AssertionError`: at once, and again from [#assertFinished()] in case somebody
/// caught it.
///
/// For one thread at a time, except [#close()] and [#awaitReader()].
public final class ScriptedDuplex implements Duplex {
    private static final long PATIENCE_SECONDS = 30;

    private final ScriptRun run;
    private final int piece;
    private final Peer peer;
    private final List<byte[]> writes = new ArrayList<>();
    private final CountDownLatch readerHangs = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private int reads;
    private Deadline deadline = Deadline.never();
    private Optional<Step.StartsTls> tls = Optional.empty();
    private Optional<Tls> tlsSettings = Optional.empty();
    private int plainWrites;
    private @Nullable AssertionError mistake;

    /// A connection over loopback, whose reads return as much as was sent and there is room for.
    public ScriptedDuplex(Script script) {
        this(script, Integer.MAX_VALUE);
    }

    /// @param piece no read returns more bytes than this; at least 1
    public ScriptedDuplex(Script script, int piece) {
        this(script, piece, new Peer("script", Peer.Place.LOOPBACK));
    }

    /// @param piece no read returns more bytes than this; at least 1
    /// @param peer  who is at the other end, which decides what may travel unencrypted
    public ScriptedDuplex(Script script, int piece, Peer peer) {
        if (piece < 1) {
            throw new IllegalArgumentException("pieces of " + piece + " bytes");
        }
        this.run = new ScriptRun(script);
        this.piece = piece;
        this.peer = peer;
    }

    // ---- what a test asks

    /// All that was written, in one.
    public byte[] written() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        writes.forEach(all::writeBytes);
        return all.toByteArray();
    }

    /// What each write wrote, in order. Their number is that of the client's flushes.
    public List<byte[]> writes() {
        return writes.stream().map(byte[]::clone).toList();
    }

    /// What was written before TLS began, in one; all, if it never did.
    public byte[] writtenPlain() {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        (isEncrypted() ? writes.subList(0, plainWrites) : writes).forEach(plain::writeBytes);
        return plain.toByteArray();
    }

    /// How TLS was begun, if it was.
    public Optional<Tls> tls() {
        return tlsSettings;
    }

    /// How many reads returned bytes.
    public int reads() {
        return reads;
    }

    /// The deadline that was set last.
    public Deadline deadline() {
        return deadline;
    }

    public boolean isClosed() {
        return closed.getCount() == 0;
    }

    /// Checks that the client did nothing wrong, read all that was sent and wrote all that was awaited.
    ///
    /// @throws AssertionError if not
    public void assertFinished() {
        if (mistake != null) {
            throw mistake;
        }
        run.open().ifPresent(step -> {
            throw new AssertionError("the client has stopped, but the script " + step);
        });
    }

    /// Returns when a thread waits in [#read] at [Script#hangs()].
    ///
    /// @throws AssertionError if none does within half a minute
    public void awaitReader() {
        await(readerHangs, "nobody reads where the script hangs");
    }

    // ---- what a client does

    @Override
    public int read(byte[] target, int offset, int length) throws TcpException {
        Objects.checkFromIndexSize(offset, length, target.length);
        checkUsable("reading from");
        if (length == 0) {
            return 0;
        }
        Step step = run.next();
        return switch (step) {
            case Step.Sends sends -> {
                reads++;
                yield run.readSent(target, offset, Math.min(length, piece));
            }
            case Step.Ends end -> -1;
            case Step.Resets reset -> throw broken(Kind.RESET, "was reset");
            case Step.Stalls stall -> throw stalled();
            case Step.AwaitsWrite write -> {
                if (write.orStalls()) {
                    throw stalled();
                }
                throw noted(ScriptRun.mistake("reads", step));
            }
            case Step.Hangs hang -> throw hung();
            default -> throw noted(ScriptRun.mistake("reads", step));
        };
    }

    @Override
    public void write(byte[] source, int offset, int length) throws TcpException {
        Objects.checkFromIndexSize(offset, length, source.length);
        checkUsable("writing to");
        byte[] bytes = Arrays.copyOfRange(source, offset, offset + length);
        try {
            if (run.write(bytes).isPresent()) {
                throw broken(Kind.RESET, "was reset");
            }
        } catch (AssertionError e) {
            throw noted(e);
        }
        writes.add(bytes);
    }

    @Override
    public void deadline(Deadline newDeadline) {
        deadline = newDeadline;
    }

    @Override
    public void startTls(Tls settings) throws TcpException {
        checkUsable("starting TLS with");
        if (isEncrypted()) {
            throw new IllegalStateException("the connection to " + peer + " is encrypted already");
        }
        Step step = run.next();
        switch (step) {
            case Step.StartsTls success -> {
                run.pass();
                tls = Optional.of(success);
                tlsSettings = Optional.of(settings);
                plainWrites = writes.size();
            }
            // what was sent before and not read is taken for TLS
            case Step.Sends plain -> throw broken(Kind.TLS, "did not send TLS");
            case Step.FailsTls failure -> throw broken(Kind.TLS, "failed the TLS handshake");
            case Step.Resets reset -> throw broken(Kind.RESET, "was reset");
            case Step.Ends end -> throw broken(Kind.TLS, "ended during the TLS handshake");
            case Step.Stalls stall -> throw stalled();
            default -> throw noted(ScriptRun.mistake("starts TLS", step));
        }
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
        return tls.flatMap(Step.StartsTls::certificate);
    }

    @Override
    public Optional<String> doubt() {
        return tls.flatMap(Step.StartsTls::doubt);
    }

    @Override
    public void close() {
        closed.countDown();
    }

    // ---- how things fail

    private void checkUsable(String operation) throws TcpException {
        if (isClosed()) {
            throw new TcpException(Kind.CLOSED, operation + " " + peer + ": the connection was closed on this side");
        }
        if (deadline.hasPassed()) {
            throw broken(Kind.TIMED_OUT, "was used after its deadline had passed");
        }
    }

    private TcpException broken(Kind kind, String what) {
        close();
        return new TcpException(kind, "the connection to " + peer + " " + what);
    }

    /// As if the time until the deadline had gone by.
    private TcpException stalled() {
        if (deadline.isNever()) {
            throw noted(new AssertionError("the client waits for a server that stalls, and has set no deadline"));
        }
        return broken(Kind.TIMED_OUT, "was silent until the deadline passed");
    }

    private TcpException hung() {
        readerHangs.countDown();
        await(closed, "nobody has closed the connection that hangs");
        return broken(Kind.CLOSED, "was closed on this side");
    }

    private void await(CountDownLatch latch, String otherwise) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw noted(new AssertionError(otherwise + " for " + PATIENCE_SECONDS + " s"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noted(new AssertionError("interrupted while " + otherwise, e));
        }
    }

    private AssertionError noted(AssertionError error) {
        if (mistake == null) {
            mistake = error;
        }
        return error;
    }
}
