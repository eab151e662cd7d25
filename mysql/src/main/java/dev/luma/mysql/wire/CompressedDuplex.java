package dev.luma.mysql.wire;

import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.spi.Compressor;
import dev.luma.toolbox.tcp.Deadline;
import dev.luma.toolbox.tcp.Duplex;
import dev.luma.toolbox.tcp.Peer;
import dev.luma.toolbox.tcp.TcpException;
import dev.luma.toolbox.tcp.TcpException.Kind;
import dev.luma.toolbox.tcp.Tls;
import java.io.EOFException;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.DataFormatException;

/// A line whose bytes travel in compressed packets. What they are, the packets of [PacketChannel], is not looked at: a
/// compressed packet may hold several of them, or a part of one.
///
/// | bytes    | field              | meaning                                                                |
/// |----------|--------------------|------------------------------------------------------------------------|
/// | `int<3>` | length             | of the payload as it travels                                           |
/// | `int<1>` | sequence id        | counts the compressed packets of one command, both directions, from 0  |
/// | `int<3>` | uncompressedLength | of what the payload holds; 0 if it travels as it is                     |
/// | length   | payload            |                                                                        |
///
/// **One command, one packet.** Servers take each command from a compressed packet of its own, and refuse the line
/// otherwise (seen on MySQL 9.7.4 and MariaDB 11.8.6); so [#beginCommand] says where in the next write one begins.
///
/// **Memory** is taken for bytes that arrived, and for the uncompressed length of one packet, which is below 16 MiB and
/// a hard limit: a payload that holds more is refused. It is given back when the next command begins.
///
/// As its [PacketChannel], it is used by one thread at a time; only [#close] may come from another.
///
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_compression.html">Compression</a>
final class CompressedDuplex implements Duplex {
    /// The most that a packet holds, compressed or not.
    static final int MAX_CONTENT = 0xFF_FFFF;
    /// What is shorter travels as it is, as the servers do it.
    static final int WORTHWHILE = 50;

    private static final int HEADER = 7;
    /// The sequence id of the answer to a command of one packet.
    private static final int FIRST_ANSWER = 1;
    private static final int FIRST_CAPACITY = 16 << 10;
    private static final int KEPT_CAPACITY = 256 << 10;
    private static final byte[] NOTHING = {};

    private final Duplex line;
    private final Compressor compressor;
    /// Held while the compressor works, which waits for nobody, so that [#close] cannot free it meanwhile.
    private final ReentrantLock working = new ReentrantLock();

    private boolean freed;
    private int sequence;
    /// The sequence id under which the answer to the command that was written last begins.
    private int lastAnswer;
    /// Whether the next packet begins an answer, to one of several commands.
    private boolean answerBegins;

    private boolean unsolicited;

    /// What was received and not yet looked at lies in `received[read, filled)`.
    private byte[] received = new byte[FIRST_CAPACITY];

    private int read;
    private int filled;
    /// How many bytes that travel as they are belong to the current packet and were not handed out yet.
    private int plainLeft;
    /// What was decompressed and not yet handed out lies in `inflated[inflatedAt, inflatedEnd)`.
    private byte[] inflated = NOTHING;

    private int inflatedAt;
    private int inflatedEnd;

    private byte[] unsent = new byte[FIRST_CAPACITY];
    private int unsentEnd;
    /// Where in the next write a command begins, in order.
    private int[] commands = new int[4];

    private int commandCount;

    CompressedDuplex(Duplex line, Compressor compressor) {
        this.line = line;
        this.compressor = compressor;
    }

    // ---- receiving

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (inflatedAt == inflatedEnd && plainLeft == 0) {
            if (!receivePacket()) {
                return -1;
            }
        }
        return plainLeft > 0 ? takePlain(target, offset, length) : takeInflated(target, offset, length);
    }

    @Override
    public boolean hasArrived() {
        return line.hasArrived();
    }

    private int takeInflated(byte[] target, int offset, int length) {
        final int count = Math.min(length, inflatedEnd - inflatedAt);
        System.arraycopy(inflated, inflatedAt, target, offset, count);
        inflatedAt += count;
        return count;
    }

    private int takePlain(byte[] target, int offset, int length) throws IOException {
        int count = Math.min(length, plainLeft);
        if (read < filled) {
            count = Math.min(count, filled - read);
            System.arraycopy(received, read, target, offset, count);
            read += count;
        } else {
            count = line.read(target, offset, count);
            if (count < 0) {
                throw new EOFException("the server closed the connection in the middle of a compressed packet: "
                        + plainLeft + " bytes are missing");
            }
        }
        plainLeft -= count;
        return count;
    }

    /// Reads the next packet's header, and its payload if that is compressed.
    ///
    /// @return false if the stream ends instead
    private boolean receivePacket() throws IOException {
        if (!require(HEADER)) {
            return false;
        }
        final int length = int24(read);
        final int id = received[read + 3] & 0xFF;
        final int uncompressedLength = int24(read + 4);
        checkSequence(id);
        if (uncompressedLength == 0) {
            read += HEADER;
            plainLeft = length;
            return true;
        }
        require(HEADER + length);
        if (inflated.length < uncompressedLength) {
            inflated = new byte[Math.max(uncompressedLength, Math.min(2 * inflated.length, KEPT_CAPACITY))];
        }
        decompress(read + HEADER, length, uncompressedLength);
        read += HEADER + length;
        return true;
    }

    private void checkSequence(int id) {
        if (answerBegins) {
            answerBegins = false;
            sequence = id == lastAnswer ? lastAnswer : FIRST_ANSWER;
        }
        unsolicited = id == 0 && sequence == FIRST_ANSWER;
        if (id != sequence && !unsolicited) {
            throw new ProtocolException("compressed packet " + id + " came where " + sequence + " was due");
        }
        sequence = (sequence + 1) & 0xFF;
    }

    private void decompress(int at, int length, int uncompressedLength) throws IOException {
        lockUnlessFreed();
        try {
            compressor.decompress(received, at, length, inflated, 0, uncompressedLength);
        } catch (DataFormatException e) {
            throw new ProtocolException(
                    "a compressed packet of " + length + " bytes, announced to hold " + uncompressedLength
                            + ", makes no sense: " + e.getMessage(),
                    e);
        } finally {
            working.unlock();
        }
        inflatedAt = 0;
        inflatedEnd = uncompressedLength;
    }

    private int int24(int at) {
        return (received[at] & 0xFF) | (received[at + 1] & 0xFF) << 8 | (received[at + 2] & 0xFF) << 16;
    }

    /// Reads until `count` bytes from `read` on have arrived.
    ///
    /// @return false if the stream ends before the first of them
    private boolean require(int count) throws IOException {
        while (filled - read < count) {
            makeRoom(count);
            final int arrived = line.read(received, filled, received.length - filled);
            if (arrived < 0) {
                if (filled == read) {
                    return false;
                }
                throw new EOFException("the server closed the connection in the middle of a compressed packet: "
                        + (filled - read) + " of " + count + " bytes arrived");
            }
            filled += arrived;
        }
        return true;
    }

    /// Moves what is unread to the front when the end is reached, into a larger array when it is full.
    private void makeRoom(int count) {
        if (read == filled) {
            read = 0;
            filled = 0;
        }
        if (count <= received.length - read && filled < received.length) {
            return;
        }
        final int held = filled - read;
        final byte[] room = held == received.length ? new byte[Math.min(count, 4 * received.length)] : received;
        System.arraycopy(received, read, room, 0, held);
        received = room;
        read = 0;
        filled = held;
    }

    /// Whether bytes lie here that were not handed out yet.
    boolean hasUnread() {
        return read < filled || inflatedAt < inflatedEnd || plainLeft > 0;
    }

    /// The next packet begins the answer to one of several commands that were sent together: to one of a single packet,
    /// or to the last of them, which alone may be longer.
    void expectAnswer() {
        answerBegins = true;
    }

    /// Whether the last packet came under the sequence id 0 where an answer was due; see
    /// [PacketChannel#isUnsolicited].
    boolean isUnsolicited() {
        return unsolicited;
    }

    // ---- sending

    /// Lets a command begin at `offset` of the next write: its bytes go into packets of their own, counted from 0.
    void beginCommand(int offset) {
        while (commandCount > 0 && commands[commandCount - 1] >= offset) {
            commandCount--; // it was abandoned
        }
        if (commandCount == commands.length) {
            commands = Arrays.copyOf(commands, 2 * commandCount);
        }
        commands[commandCount++] = offset;
        if (!hasUnread()) {
            giveBack();
        }
    }

    private void giveBack() {
        if (received.length > KEPT_CAPACITY) {
            received = new byte[FIRST_CAPACITY];
            read = 0;
            filled = 0;
        }
        if (inflated.length > KEPT_CAPACITY) {
            inflated = NOTHING;
            inflatedAt = 0;
            inflatedEnd = 0;
        }
    }

    /// Compresses and sends, small packets together.
    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        int done = 0;
        int command = 0;
        while (done < length) {
            if (command < commandCount && commands[command] == done) {
                sequence = 0;
                command++;
            }
            final int stop = command < commandCount ? Math.min(commands[command], length) : length;
            final int part = Math.min(stop - done, MAX_CONTENT);
            append(source, offset + done, part);
            done += part;
        }
        forgetCommands(command, length);
        lastAnswer = sequence;
        sendUnsent();
    }

    /// Those that begin at the very end of the write are the next one's.
    private void forgetCommands(int begun, int length) {
        for (int i = begun; i < commandCount; i++) {
            commands[i - begun] = commands[i] - length;
        }
        commandCount -= begun;
    }

    private void append(byte[] source, int from, int length) throws IOException {
        if (unsentEnd + HEADER + length > KEPT_CAPACITY) {
            sendUnsent();
        }
        if (unsent.length - unsentEnd < HEADER + length) {
            unsent = Arrays.copyOf(unsent, Math.max(unsentEnd + HEADER + length, 2 * unsent.length));
        }
        final int at = unsentEnd + HEADER;
        final int packed = length < WORTHWHILE ? -1 : compress(source, from, length, at);
        if (packed < 0) {
            System.arraycopy(source, from, unsent, at, length);
        }
        final int travelling = packed < 0 ? length : packed;
        setInt24(unsentEnd, travelling);
        unsent[unsentEnd + 3] = (byte) sequence;
        setInt24(unsentEnd + 4, packed < 0 ? 0 : length);
        sequence = (sequence + 1) & 0xFF;
        unsentEnd = at + travelling;
    }

    /// @return -1 if it would be no shorter
    private int compress(byte[] source, int from, int length, int at) throws IOException {
        lockUnlessFreed();
        try {
            return compressor.compress(source, from, length, unsent, at, length - 1);
        } finally {
            working.unlock();
        }
    }

    private void setInt24(int at, int value) {
        unsent[at] = (byte) value;
        unsent[at + 1] = (byte) (value >> 8);
        unsent[at + 2] = (byte) (value >> 16);
    }

    private void sendUnsent() throws IOException {
        final int end = unsentEnd;
        unsentEnd = 0;
        if (end > 0) {
            line.write(unsent, 0, end);
        }
        if (unsent.length > KEPT_CAPACITY) {
            unsent = new byte[FIRST_CAPACITY];
        }
    }

    // ---- the line

    private void lockUnlessFreed() throws TcpException {
        working.lock();
        if (freed) {
            working.unlock();
            throw new TcpException(Kind.CLOSED, "the connection to " + line.peer() + " was closed on this side");
        }
    }

    /// Closes the line first, so that nobody waits in it, and frees the compressor when it is at rest.
    @Override
    public void close() {
        line.close();
        working.lock();
        try {
            if (!freed) {
                freed = true;
                compressor.close();
            }
        } finally {
            working.unlock();
        }
    }

    @Override
    public void deadline(Deadline deadline) {
        line.deadline(deadline);
    }

    /// @throws IllegalStateException always: TLS goes below compression, and begins before it
    @Override
    public void startTls(Tls tls) {
        throw new IllegalStateException("TLS cannot begin on a compressed line");
    }

    @Override
    public boolean isEncrypted() {
        return line.isEncrypted();
    }

    @Override
    public Peer peer() {
        return line.peer();
    }

    @Override
    public Optional<X509Certificate> peerCertificate() {
        return line.peerCertificate();
    }

    @Override
    public Optional<String> doubt() {
        return line.doubt();
    }
}
