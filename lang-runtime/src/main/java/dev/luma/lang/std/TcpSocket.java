package dev.luma.lang.std;

import dev.luma.lang.runtime.ByteList;
import dev.luma.lang.runtime.CoreObject;
import dev.luma.lang.runtime.Panic;
import dev.luma.lang.runtime.Text;
import dev.luma.toolbox.tcp.Deadline;
import dev.luma.toolbox.tcp.Tcp;
import dev.luma.toolbox.tcp.TcpException;
import dev.luma.toolbox.tcp.Tls;
import dev.luma.toolbox.tcp.Trust;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Luma's type `tcp`: one connection. What arrives is buffered, so small reads are cheap.
///
/// One thread may read while another writes.
public final class TcpSocket implements CoreObject {
    private static final int BUFFER_SIZE = 16 * 1024;

    /// Less is not worth a look at what has arrived.
    private static final int LEAST_ROOM = 4 * 1024;

    /// So much memory at most is taken for bytes that were announced and have not arrived.
    private static final int MAX_ADVANCE = 64 * 1024;

    private final Tcp line;
    private byte[] arrived = new byte[BUFFER_SIZE];

    /// The buffer that reads what has arrived where it lies, until it is to read something else.
    private @Nullable LumaBuffer borrower;

    /// Whether other buffers do so too: it stays as it is for them.
    private boolean lent;

    private int start;
    private int end;
    private long timeoutMillis;
    private volatile boolean closed;

    TcpSocket(Tcp line) {
        this.line = line;
    }

    @Override
    public String typeName() {
        return "tcp";
    }

    // ---- writing

    public static void write(TcpSocket self, ByteList data) {
        self.requireOpen();
        try {
            self.line.write(data.array(), 0, data.size());
        } catch (TcpException e) {
            throw TcpPanics.talking(e);
        }
    }

    // ---- reading

    public static ByteList read(TcpSocket self, long max) {
        final int wanted = Sizes.array(Math.min(max, Integer.MAX_VALUE / 2)); // no more than that is ever there
        self.requireOpen();
        if (wanted == 0 || self.start == self.end && !self.fill()) {
            return new ByteList();
        }
        final byte[] read = new byte[Math.min(wanted, self.end - self.start)];
        self.take(read, 0, read.length);
        return ByteList.wrap(read);
    }

    public static ByteList readExact(TcpSocket self, long n) {
        final int wanted = Sizes.array(n);
        self.requireOpen();
        if (wanted > self.end - self.start) {
            return ByteList.wrap(self.gather(wanted));
        }
        final int from = self.pass(wanted);
        return ByteList.wrap(Arrays.copyOfRange(self.arrived, from, from + wanted));
    }

    public static void readInto(TcpSocket self, LumaBuffer target, long n) {
        final int wanted = Sizes.array(n);
        self.requireOpen();
        if (wanted <= self.end - self.start) {
            self.lendTo(target);
            target.window(self.arrived, self.pass(wanted), wanted);
        } else {
            self.takeBackFrom(target);
            target.window(self.gather(wanted), 0, wanted);
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private void lendTo(LumaBuffer buffer) {
        if (borrower != buffer) {
            lent |= borrower != null;
            borrower = buffer;
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private void takeBackFrom(LumaBuffer buffer) {
        LumaBuffer.clear(buffer);
        if (borrower == buffer) {
            borrower = null;
        }
    }

    /// @return where the bytes begin that are passed over
    private int pass(int count) {
        final int from = start;
        start = from + count;
        return from;
    }

    /// What has arrived, and what is waited for. Where that does not come, what has is there for a later read.
    private byte[] gather(int wanted) {
        byte[] read = new byte[Math.min(wanted, MAX_ADVANCE)];
        int count = 0;
        try {
            while (count < wanted) {
                if (count == read.length) {
                    read = Arrays.copyOf(read, (int) Math.min(wanted, 2L * count));
                }
                count += readInto(read, count, wanted);
            }
        } catch (Panic e) {
            putBack(read, count);
            throw e;
        }
        return read;
    }

    /// When all that had arrived was taken.
    private void putBack(byte[] read, int count) {
        arrived = Arrays.copyOf(read, Math.max(count, BUFFER_SIZE));
        lent = false;
        start = 0;
        end = count;
    }

    /// What is there, at most what there is room for.
    private int readInto(byte[] target, int offset, int wanted) {
        if (start == end && !fill()) {
            throw TcpPanics.closed(
                    "the stream of " + line.peer() + " ended after " + offset + " of " + wanted + " bytes");
        }
        final int count = Math.min(target.length - offset, end - start);
        take(target, offset, count);
        return count;
    }

    private void take(byte[] target, int offset, int count) {
        System.arraycopy(arrived, pass(count), target, offset, count);
    }

    /// Waits for bytes.
    ///
    /// @return false at the end of the stream
    private boolean fill() {
        try {
            start = roomForMore();
            end = start;
            end += Math.max(line.read(arrived, start, arrived.length - start), 0);
            return end > start;
        } catch (TcpException e) {
            throw TcpPanics.talking(e);
        }
    }

    /// @return where it begins
    private int roomForMore() {
        if (!lent && borrower == null) {
            return 0;
        }
        if (arrived.length - end < LEAST_ROOM) {
            arrived = new byte[BUFFER_SIZE];
            lent = false;
            borrower = null;
            return 0;
        }
        return end;
    }

    public static void setTimeout(TcpSocket self, long ms) {
        self.timeoutMillis = Sizes.millis(ms);
        self.line.patience(Duration.ofMillis(self.timeoutMillis));
    }

    // ---- encryption

    public static void startTls(TcpSocket self, String host) {
        self.encrypt(host, Trust.system());
    }

    public static void startTls(TcpSocket self, String host, String caFile) {
        try {
            self.encrypt(host, Trust.pemFile(Path.of(caFile)));
        } catch (TcpException e) {
            throw TcpPanics.encrypting(e);
        } catch (InvalidPathException e) {
            throw Panic.of("tls", "there is no file " + Text.quoted(caFile) + ": " + e.getReason());
        }
    }

    private void encrypt(String host, Trust trust) {
        requireOpen();
        if (host.isBlank() || line.isEncrypted()) {
            throw Panic.of("tls", host.isBlank() ? "the host is empty" : "the connection is encrypted already");
        }
        if (start < end) {
            // Someone in between may have put them there, to be taken for the other end's.
            throw Panic.of("tls", (end - start) + " bytes came unencrypted before TLS began");
        }
        try {
            if (timeoutMillis > 0) {
                line.deadline(Deadline.after(Duration.ofMillis(timeoutMillis)));
            }
            line.startTls(Tls.verifyIdentity(trust, host));
        } catch (TcpException e) {
            throw TcpPanics.encrypting(e);
        } finally {
            line.deadline(Deadline.never());
        }
    }

    // ---- the end

    public static void close(TcpSocket self) {
        self.closed = true;
        self.line.close();
    }

    private void requireOpen() {
        if (closed) {
            throw TcpPanics.closed("the connection to " + line.peer() + " is closed");
        }
    }
}
