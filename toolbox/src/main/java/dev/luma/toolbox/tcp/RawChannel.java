package dev.luma.toolbox.tcp;

import static dev.luma.toolbox.tcp.TcpException.Kind.CLOSED;
import static dev.luma.toolbox.tcp.TcpException.Kind.INTERRUPTED;
import static dev.luma.toolbox.tcp.TcpException.Kind.RESET;
import static dev.luma.toolbox.tcp.TcpException.Kind.TIMED_OUT;

import dev.luma.toolbox.tcp.TcpException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The bytes as they travel, under plain text and under TLS: a blocking channel whose every operation has a deadline,
/// and whose every failure says why.
///
/// The deadline is kept by an alarm that closes the channel. One alarm per direction, since both may be in use at once.
/// Whoever closes first says why, and all that fails afterwards is explained by it.
final class RawChannel {
    /// More at once would make the JDK keep as large a buffer outside the heap for each thread.
    private static final int MOST_AT_ONCE = 64 * 1024;

    private static final String CONNECTING = "connecting to";
    private static final String READING = "reading from";
    private static final String WRITING = "writing to";

    private final SocketChannel channel;
    private final String peer;
    private final Alarm readAlarm = new Alarm(() -> close(TIMED_OUT));
    private final Alarm writeAlarm = new Alarm(() -> close(TIMED_OUT));
    private final AtomicReference<@Nullable Kind> closedBy = new AtomicReference<>();
    private volatile Deadline deadline = Deadline.never();
    private volatile int patienceMillis;
    /// The same socket as a stream, which alone tells what has arrived, and alone waits for a while only.
    private @Nullable InputStream arrivals;

    /// @param peer for messages
    RawChannel(SocketChannel channel, String peer) {
        this.channel = channel;
        this.peer = peer;
    }

    String peer() {
        return peer;
    }

    void deadline(Deadline deadline) {
        this.deadline = deadline;
    }

    /// How long a read waits where there is no deadline; 0: as long as it takes.
    void patience(int millis) {
        patienceMillis = millis;
    }

    /// Connects; a failure that the deadline, an interrupt or [#close] did not cause is thrown as the system told it.
    void connect(SocketAddress address) throws IOException {
        long start = arm(writeAlarm, CONNECTING);
        try {
            channel.connect(address);
        } catch (IOException e) {
            TcpException failure = failure(writeAlarm, CONNECTING, start, e);
            throw failure.kind() == RESET ? e : failure;
        }
        settle(writeAlarm, CONNECTING, start);
    }

    /// Waits for at least one byte, and moves the position over what came; -1 at the end of the stream.
    int read(ByteBuffer target) throws TcpException {
        int patience = patienceMillis;
        return patience == 0 || !deadline.isNever() ? readUntilDeadline(target) : readPatiently(target, patience);
    }

    private int readUntilDeadline(ByteBuffer target) throws TcpException {
        long start = arm(readAlarm, READING);
        int limit = target.limit();
        target.limit(target.position() + Math.min(target.remaining(), MOST_AT_ONCE));
        int count;
        try {
            count = channel.read(target);
        } catch (IOException e) {
            throw failure(readAlarm, READING, start, e);
        }
        target.limit(limit);
        settle(readAlarm, READING, start);
        return count;
    }

    /// Where patience ends nothing has been read, and the channel is open as before.
    private int readPatiently(ByteBuffer target, int millis) throws TcpException {
        int room = Math.min(target.remaining(), MOST_AT_ONCE);
        try {
            InputStream stream = arrivals();
            channel.socket().setSoTimeout(millis);
            int count = stream.read(target.array(), target.arrayOffset() + target.position(), room);
            target.position(target.position() + Math.max(count, 0));
            return count;
        } catch (SocketTimeoutException e) {
            throw new TcpException(TIMED_OUT, "nothing came from " + peer + " in " + millis + " ms", e);
        } catch (IOException e) {
            throw failure(readAlarm, READING, 0, e);
        }
    }

    /// Whether a read would bring bytes at once; false where the system does not tell. Costs a system call, the
    /// cheapest there is (0.1 µs beside a read's 1.5).
    boolean hasArrived() {
        try {
            return arrivals().available() > 0;
        } catch (IOException | UnsupportedOperationException e) {
            return false; // closed, which the next operation explains; or a Unix domain socket
        }
    }

    private InputStream arrivals() throws IOException {
        InputStream known = arrivals;
        if (known == null) {
            known = channel.socket().getInputStream();
            arrivals = known;
        }
        return known;
    }

    /// Sends all that remains in the buffer.
    void write(ByteBuffer source) throws TcpException {
        long start = arm(writeAlarm, WRITING);
        try {
            while (source.hasRemaining()) {
                writeParts(source);
            }
        } catch (IOException e) {
            throw failure(writeAlarm, WRITING, start, e);
        }
        settle(writeAlarm, WRITING, start);
    }

    /// Sends as much as the system takes without waiting.
    void writeNow(ByteBuffer source) throws TcpException {
        long start = arm(writeAlarm, WRITING);
        try {
            channel.configureBlocking(false);
            writeParts(source);
            channel.configureBlocking(true);
        } catch (IOException e) {
            throw failure(writeAlarm, WRITING, start, e);
        }
        settle(writeAlarm, WRITING, start);
    }

    /// Writes up to the buffer's end, or to where the system takes no more.
    private void writeParts(ByteBuffer source) throws IOException {
        int end = source.limit();
        boolean taken = true;
        while (taken && source.position() < end) {
            source.limit(source.position() + Math.min(end - source.position(), MOST_AT_ONCE));
            channel.write(source);
            taken = !source.hasRemaining();
        }
        source.limit(end);
    }

    /// Closes at once, without waiting; a second time has no effect.
    void close() {
        close(CLOSED);
    }

    private void close(Kind why) {
        closedBy.compareAndSet(null, why);
        try {
            channel.close();
        } catch (IOException e) {
            // The descriptor is gone all the same, and there is nobody left to tell.
        }
    }

    // ---- deadlines

    /// Returns when the operation began, which only messages about time need; 0 without a deadline.
    private long arm(Alarm alarm, String operation) throws TcpException {
        Deadline until = deadline;
        if (until.isNever()) {
            return 0;
        }
        long now = System.nanoTime();
        if (closedBy.get() != null) {
            return now; // the operation fails by itself, and says why
        }
        if (until.nanoTime() - now <= 0) {
            close(TIMED_OUT);
            throw new TcpException(TIMED_OUT, "the deadline had passed before " + operation + " " + peer + " began");
        }
        alarm.arm(until);
        return now;
    }

    private void settle(Alarm alarm, String operation, long start) throws TcpException {
        if (alarm.disarm()) {
            close(TIMED_OUT); // the alarm's own action may come a moment later
            throw timedOut(operation, start, null);
        }
    }

    // ---- failures

    /// What the exception of an operation means: what this side did to the channel, or else [Kind#RESET].
    private TcpException failure(Alarm alarm, String operation, long start, IOException e) {
        boolean outOfTime = alarm.disarm();
        if (outOfTime) {
            close(TIMED_OUT);
        } else if (e instanceof ClosedByInterruptException) {
            close(INTERRUPTED);
        }
        Kind why = closedBy.get();
        if (why == null) {
            return new TcpException(
                    RESET, "the connection broke while " + operation + " " + peer + ": " + Wording.of(e), e);
        }
        // Closed before the operation began: there is nothing in it that could have timed out or been interrupted.
        boolean before = !outOfTime && e.getClass() == ClosedChannelException.class;
        return switch (before ? CLOSED : why) {
            case TIMED_OUT -> timedOut(operation, start, e);
            case INTERRUPTED ->
                new TcpException(INTERRUPTED, "the thread was interrupted while " + operation + " " + peer, e);
            default -> closed(operation, why, e);
        };
    }

    private TcpException timedOut(String operation, long start, @Nullable IOException e) {
        String waited = start == 0 ? "" : ", after " + Wording.time(System.nanoTime() - start);
        return new TcpException(TIMED_OUT, "the deadline passed while " + operation + " " + peer + waited, e);
    }

    private TcpException closed(String operation, Kind why, IOException e) {
        String reason = switch (why) {
            case TIMED_OUT -> "is closed since a deadline passed";
            case INTERRUPTED -> "is closed since its thread was interrupted";
            default -> "was closed on this side";
        };
        return new TcpException(CLOSED, operation + " " + peer + " failed: the connection " + reason, e);
    }
}
