package dev.luma.mysql.wire;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.spi.Compressor;
import dev.luma.toolbox.buffer.Buffer;
import dev.luma.toolbox.tcp.Deadline;
import dev.luma.toolbox.tcp.Duplex;
import dev.luma.toolbox.tcp.Tls;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Packets over a byte stream: the framing, and nothing of what packets mean.
///
/// | bytes    | field       | meaning                                                          |
/// |----------|-------------|------------------------------------------------------------------|
/// | `int<3>` | length      | of the payload; `FFFFFF` says that the next packet continues it  |
/// | `int<1>` | sequence id | counts the packets of one command, both directions, from 0       |
/// | length   | payload     |                                                                  |
///
/// **Receiving.** The channel owns one receive buffer. A received payload is a view of it, valid until the next
/// [#receive]. A read takes what the socket has, so many small packets cost one system call. Memory grows with what
/// arrived, never with what was announced.
///
/// **Sending.** Packets are written into one send buffer, one after another, and travel together at [#flush].
///
/// Used by one thread at a time; only [#close] may come from another.
///
/// @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_packets.html">MySQL Packets</a>
public final class PacketChannel implements Closeable {
    /// The longest payload of one packet; a longer message continues in the next.
    static final int MAX_PAYLOAD = 0xFF_FFFF;
    /// The longest message that a server can be told to send (`max_allowed_packet`).
    static final int MAX_MESSAGE = 1 << 30;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    /// A deadline serves all messages that begin within this part of the patience, as a power of two: 256 of them
    /// to one patience, so that hardly any message needs one of its own. The last of them has less than a hundredth
    /// more time.
    private static final int SLACK = 8;
    /// A year, which is for ever.
    private static final long LONGEST_PATIENCE = Duration.ofDays(365).toNanos();

    /// The bytes in front of each packet's payload.
    public static final int HEADER = 4;
    /// The sequence id of the answer to a command of one packet.
    private static final int FIRST_ANSWER = 1;
    private static final int FIRST_CAPACITY = 2 << 10;
    private static final int STREAMING_CAPACITY = 64 << 10;
    private static final int KEPT_CAPACITY = 2 << 20;

    private Duplex duplex;
    /// The same as `duplex`, once what travels is compressed.
    private @Nullable CompressedDuplex compressed;

    private final int maxMessage;
    private final Buffer payload = new Buffer();
    private byte[] received = new byte[FIRST_CAPACITY];
    /// What was received and not yet handed out lies in `received[read, filled)`.
    private int read;

    private int filled;
    /// Where the message begins that was handed out last. It ends where the next begins, at `read`.
    private int payloadStart;
    /// Whether nothing but its sequence id stands between the next message and its reader: no compression, no witness,
    /// and no doubt that it comes in time.
    private boolean plain;

    private long receivedBytes;
    private volatile long waits;
    /// Whether the last read took all the room there was: a larger buffer would save system calls.
    private boolean crowded;
    private Buffer unsent = new Buffer(256);
    private int packetStart;
    /// Where the last command began that was no further one.
    private int commandStart;
    /// The longest message since the peer last sent something.
    private int longestSent;

    private boolean inPacket;
    private int sequence;
    private boolean unsolicited;
    /// Whether bytes waited in the socket when the command was begun.
    private boolean early;
    /// In nanoseconds; 0 for ever.
    private long patience;
    /// When the deadline was set last, on the clock of [System#nanoTime].
    private long armedAt;

    private @Nullable PacketWitness witness;

    public PacketChannel(Duplex duplex) {
        this(duplex, MAX_MESSAGE);
    }

    /// @param maxMessage the longest message to accept, in bytes; a longer one is a [ProtocolException]
    public PacketChannel(Duplex duplex, int maxMessage) {
        this.duplex = duplex;
        this.maxMessage = maxMessage;
    }

    /// What carries the packets.
    public Duplex duplex() {
        return duplex;
    }

    /// Shows every message from now on to `witness`. Without one, a message costs one comparison with null.
    public void witness(PacketWitness its) {
        witness = its;
        plain = false;
    }

    /// One deadline for all reading and writing from now on, whatever [#patience] says.
    public void deadline(Deadline deadline) {
        patience = 0;
        duplex.deadline(deadline);
    }

    /// How long each message may take from now on, to arrive or to be sent, from the moment that the channel has to
    /// wait for it. A byte now and then does not prolong it.
    ///
    /// @param limit zero for ever
    public void patience(Duration limit) {
        patience = Math.min(limit.toNanos(), LONGEST_PATIENCE);
        duplex.deadline(Deadline.never());
        armedAt = System.nanoTime() - LONGEST_PATIENCE;
    }

    private void arm() {
        if (patience != 0) {
            final long now = System.nanoTime();
            if (now - armedAt > patience >> SLACK) {
                armedAt = now;
                duplex.deadline(Deadline.at(now + patience + (patience >> SLACK)));
            }
        }
    }

    // ---- receiving

    /// The payload of the next message, of as many packets as it takes.
    ///
    /// @throws ProtocolException if a packet comes out of order, or the message is longer than allowed
    /// @throws EOFException if the stream ends, also in the middle of a message
    public Buffer receive() throws IOException {
        next();
        return payload();
    }

    /// Moves to the next message, as [#receive] does, for a caller who reads it where it lies: in [#bytes], from
    /// [#payloadStart] to [#payloadEnd].
    ///
    /// @throws ProtocolException if a packet comes out of order, or the message is longer than allowed
    /// @throws EOFException if the stream ends, also in the middle of a message
    public void next() throws IOException {
        if (!nextIfHere()) {
            nextWithCare();
        }
    }

    /// Moves to the next message, if all of it has arrived and it is plainly the one that is due. Who finds that it is
    /// not for him can [#giveBack] it.
    public boolean nextIfHere() {
        final int at = read;
        if (filled - at >= HEADER && plain) {
            final int header = (int) INT.get(received, at);
            final int length = header & MAX_PAYLOAD;
            if (header >>> 24 == sequence && length < MAX_PAYLOAD && length <= filled - at - HEADER) {
                // The way of nearly every message.
                sequence = (sequence + 1) & 0xFF;
                unsolicited = false;
                payloadStart = at + HEADER;
                read = at + HEADER + length;
                return true;
            }
        }
        return false;
    }

    /// Takes the last [#nextIfHere] back: the message that it moved to is the next one again.
    public void giveBack() {
        read = payloadStart - HEADER;
        sequence = (sequence - 1) & 0xFF;
    }

    private void nextWithCare() throws IOException {
        if (filled - read < HEADER) {
            arm();
            require(HEADER);
        }
        final int length = nextHeader(read);
        if (length == MAX_PAYLOAD) {
            receiveLong();
            return;
        }
        if (filled - read < HEADER + length) {
            arm();
            require(HEADER + length);
        }
        handOut(length);
    }

    private void handOut(int length) {
        payloadStart = read + HEADER;
        read = payloadStart + length;
        plain = compressed == null && witness == null;
        if (witness != null) {
            witness.received(unsolicited ? 0 : sequence - 1 & 0xFF, Buffer.of(received, payloadStart, length));
        }
    }

    /// Where the current message lies; the array is the channel's own.
    public byte[] bytes() {
        return received;
    }

    /// Where in [#bytes] the current message begins.
    public int payloadStart() {
        return payloadStart;
    }

    /// Where in [#bytes] the current message ends.
    public int payloadEnd() {
        return read;
    }

    /// The current message.
    public Buffer payload() {
        return payload.window(received, payloadStart, read - payloadStart);
    }

    /// Joins the packets of a long message by closing the gaps that their headers leave.
    private void receiveLong() throws IOException {
        arm();
        require(HEADER + MAX_PAYLOAD);
        int length = MAX_PAYLOAD;
        int part = MAX_PAYLOAD;
        while (part == MAX_PAYLOAD) {
            require(HEADER + length + HEADER);
            final int gap = read + HEADER + length;
            part = nextHeader(gap);
            if (length + (long) part > maxMessage) {
                throw new ProtocolException("a message of more than " + maxMessage + " bytes");
            }
            System.arraycopy(received, gap + HEADER, received, gap, filled - gap - HEADER);
            filled -= HEADER;
            length += part;
            require(HEADER + length);
        }
        handOut(length);
    }

    /// Checks the header at `at`, and returns the length of the payload behind it.
    private int nextHeader(int at) {
        final int length = (received[at] & 0xFF) | (received[at + 1] & 0xFF) << 8 | (received[at + 2] & 0xFF) << 16;
        checkSequence(received[at + 3] & 0xFF);
        if (length > maxMessage) {
            throw new ProtocolException("a message of more than " + maxMessage + " bytes");
        }
        sequence = (sequence + 1) & 0xFF;
        return length;
    }

    /// On a compressed line it is the compressed packets that are counted. The packets within go on from the number of
    /// the compressed one after each flush of the server's, which nobody can see from here.
    private void checkSequence(int id) {
        final boolean cameEarly = early;
        early = false;
        if (compressed != null) {
            unsolicited = cameEarly || compressed.isUnsolicited();
            sequence = id;
            return;
        }
        final boolean isFarewell = id == 0 && sequence == FIRST_ANSWER;
        unsolicited = cameEarly || isFarewell;
        if (id != sequence && !isFarewell) {
            throw new ProtocolException("packet " + id + " came where packet " + sequence + " was due");
        }
    }

    /// Reads until `count` bytes from `read` on have arrived.
    private void require(int count) throws IOException {
        while (filled - read < count) {
            fill(count);
        }
    }

    private void fill(int count) throws IOException {
        if (read == filled) {
            read = 0;
            filled = 0;
        }
        if (crowded || filled == received.length || count > received.length - read) {
            makeRoom(count);
        }
        final int free = received.length - filled;
        countWait();
        final int arrived = duplex.read(received, filled, free);
        countWait();
        if (arrived < 0) {
            throw new EOFException(endOfStream(count));
        }
        crowded = arrived == free;
        filled += arrived;
        receivedBytes += arrived;
        longestSent = 0;
    }

    private String endOfStream(int count) {
        return filled == read
                ? "the server closed the connection"
                : "the server closed the connection in the middle of a packet: " + (filled - read) + " of " + count
                        + " bytes arrived";
    }

    /// Moves what is unread to the front, into a larger array where that helps.
    private void makeRoom(int count) {
        final int held = filled - read;
        final int capacity = capacityFor(held, count);
        final byte[] room = capacity == received.length ? received : new byte[capacity];
        System.arraycopy(received, read, room, 0, held);
        received = room;
        read = 0;
        filled = held;
    }

    /// Up to [#STREAMING_CAPACITY] the buffer grows to save system calls. Beyond it, only when all of it is taken
    /// by bytes that did arrive, and fourfold: an announced length alone costs nothing, and a long message is
    /// copied few times.
    private int capacityFor(int held, int count) {
        final int now = received.length;
        if (held == now) {
            final long wanted = Math.max(STREAMING_CAPACITY, Math.min(4L * now, count + (long) HEADER));
            return (int) Math.min(wanted, Integer.MAX_VALUE - 8);
        }
        if (now >= STREAMING_CAPACITY) {
            return now;
        }
        return crowded || count > now ? Math.min(Math.max(4 * now, count), STREAMING_CAPACITY) : now;
    }

    /// Whether the last message came where an answer was due, and is none, since its sequence id says so or it lay in
    /// the socket already when the command was begun: the server had something to say before it heard the command, such
    /// as that it ends the connection.
    public boolean isUnsolicited() {
        return unsolicited;
    }

    /// How many bytes have come since the channel was made.
    public long receivedBytes() {
        return receivedBytes;
    }

    /// How many bytes the longest message has of those that the peer has been sent and said nothing since.
    public int longestSent() {
        return longestSent;
    }

    /// Whether bytes lie here that nobody asked for yet.
    public boolean hasUnread() {
        return read < filled || compressed != null && compressed.hasUnread();
    }

    // ---- sending

    /// Begins a command: the first packet of a new exchange.
    ///
    /// @throws ProtocolException if bytes of the server lie here that answer nothing
    public Buffer beginCommand() {
        if (hasUnread()) {
            throw new ProtocolException((read < filled ? (filled - read) + " bytes" : "a compressed packet")
                    + " came from the server before it was asked");
        }
        if (received.length > KEPT_CAPACITY) {
            received = new byte[STREAMING_CAPACITY];
            read = 0;
            filled = 0;
        }
        if (unsent.length() == 0) {
            early = duplex.hasArrived();
            plain &= !early;
        }
        commandStart = unsent.length();
        return beginFurtherCommand();
    }

    /// Begins a command that travels behind others whose answers are still to come. Each of those answers is read after
    /// an [#expectAnswer].
    public Buffer beginFurtherCommand() {
        sequence = 0;
        if (compressed != null) {
            compressed.beginCommand(unsent.length());
        }
        return beginPacket();
    }

    /// The next message is the first of an answer to a command that was sent in one packet, together with others.
    public void expectAnswer() {
        expectAnswer(FIRST_ANSWER);
    }

    /// The next message is the first of an answer to a command that was sent together with others.
    ///
    /// @param sequenceId as [#endPacket] gave it for the command
    public void expectAnswer(int sequenceId) {
        sequence = sequenceId;
        if (compressed != null) {
            compressed.expectAnswer();
        }
    }

    /// Goes on with a command after answers to earlier ones were read.
    public void resumeCommand() {
        sequence = 0;
    }

    /// How many bytes of packets that were ended wait to be sent.
    public int unsentBytes() {
        return inPacket ? packetStart : unsent.length();
    }

    /// Begins a packet that goes on with the current exchange. Its payload is to be appended to the returned buffer,
    /// up to [#endPacket].
    public Buffer beginPacket() {
        inPacket = true;
        packetStart = unsent.length();
        unsent.writeZeros(HEADER);
        return unsent;
    }

    /// Ends the packet. It is sent with the next [#flush], or at once if it is as long as none can be, and goes in
    /// parts.
    ///
    /// @return the sequence id that an answer to it begins with
    @CanIgnoreReturnValue
    public int endPacket() throws IOException {
        inPacket = false;
        final int length = unsent.length() - packetStart - HEADER;
        longestSent = Math.max(longestSent, length);
        if (witness != null) {
            witness.sent(sequence, Buffer.of(unsent.array(), packetStart + HEADER, length));
        }
        if (length >= MAX_PAYLOAD) {
            sendLong(length);
        } else {
            writeHeader(packetStart, length);
        }
        return sequence;
    }

    private void writeHeader(int at, int length) {
        unsent.setInt24(at, length);
        unsent.setByte(at + 3, sequence);
        sequence = (sequence + 1) & 0xFF;
    }

    /// Sends a long message in parts. The header of each further part is written over the end of the part before,
    /// which has been sent by then; so nothing is moved.
    private void sendLong(int length) throws IOException {
        arm();
        if (packetStart > 0) {
            write(0, packetStart);
        }
        int at = packetStart;
        int left = length;
        while (true) {
            final int part = Math.min(left, MAX_PAYLOAD);
            writeHeader(at, part);
            write(at, HEADER + part);
            at += part;
            left -= part;
            if (part < MAX_PAYLOAD) {
                break;
            }
        }
        forgetSent();
    }

    /// Sends all packets that were ended, in one write. One that is being written stays.
    public void flush() throws IOException {
        arm();
        final int ended = unsentBytes();
        write(0, ended);
        sent(ended);
    }

    private void write(int from, int length) throws IOException {
        countWait();
        duplex.write(unsent.array(), from, length);
        countWait();
    }

    // ---- waiting

    /// How often a wait for the line has begun or ended, from any thread: odd while somebody waits for the peer to send
    /// or to take something.
    public long waits() {
        return waits;
    }

    /// A wait begins, or ends.
    @SuppressWarnings("NonAtomicVolatileUpdate") // by the thread that has the line
    private void countWait() {
        waits++;
    }

    // ---- sending, as far as it goes

    /// Whether [#sendNow] can be used; if not, only [#flush] sends.
    public boolean sendsNow() {
        return duplex.writesNow();
    }

    /// Sends of the packets that were ended what the line takes without waiting.
    ///
    /// @return whether that was all
    public boolean sendNow() throws IOException {
        final int ended = unsentBytes();
        final int taken = duplex.writeNow(unsent.array(), 0, ended);
        sent(taken);
        return taken == ended;
    }

    private void sent(int count) {
        if (count == unsent.length()) {
            forgetSent();
        } else {
            unsent.discard(count);
            packetStart -= count;
            commandStart = Math.max(0, commandStart - count);
        }
    }

    /// Drops the packet that was begun and not ended, if there is one; those before it stay, to be sent with the next.
    public void abandonPacket() {
        if (inPacket) {
            unsent.truncate(packetStart);
            inPacket = false;
        }
    }

    /// Drops the command that was begun last by [#beginCommand], and all that was written behind it.
    public void abandonCommand() {
        unsent.truncate(commandStart);
        inPacket = false;
    }

    private void forgetSent() {
        commandStart = 0;
        if (unsent.array().length > KEPT_CAPACITY) {
            unsent = new Buffer(256);
        } else {
            unsent.clear();
        }
    }

    /// Encrypts the line from here on.
    ///
    /// @throws ProtocolException if plain bytes of the server lie here, which somebody may have slipped in
    public void startTls(Tls tls) throws IOException {
        if (hasUnread()) {
            throw new ProtocolException("bytes came in plain text where the TLS handshake was due");
        }
        duplex.startTls(tls);
        if (witness != null) {
            witness.encrypted();
        }
    }

    /// Compresses what is sent from here on, and expects the same of the server. The compressor is this channel's,
    /// and is closed with it.
    ///
    /// @throws ProtocolException if bytes of the server lie here that came too early
    public void startCompression(Compressor compressor) {
        if (hasUnread()) {
            compressor.close();
            throw new ProtocolException("bytes came where the line was about to be compressed");
        }
        compressed = new CompressedDuplex(duplex, compressor);
        duplex = compressed;
        plain = false;
    }

    /// Closes what carries the packets. From any thread, at once; a blocked read or write fails.
    @Override
    public void close() throws IOException {
        duplex.close();
    }
}
