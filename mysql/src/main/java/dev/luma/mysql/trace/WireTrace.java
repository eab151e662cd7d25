package dev.luma.mysql.trace;

import dev.luma.mysql.wire.PacketWitness;
import dev.luma.toolbox.buffer.Buffer;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Writes a line for each message of one connection:
///
/// ```
/// [42]     0.412 ms <-   0      78  Handshake version="9.7.4" connectionId=42 …
/// ```
///
/// In this order: the server's number for the connection, the time since it was opened, the direction (`->` to the
/// server), the sequence id, the payload's length in bytes, the message by name.
///
/// Masked are everything that proves who somebody is, the length of such messages, the values of parameters, the
/// literals of statements about accounts and passwords with all that the server answers to them. Shown are the text of
/// other statements and the beginning of their rows' values. A server's message that makes no sense is shown as bytes,
/// but never during authentication.
///
/// It never throws, whatever comes over the line and whatever the sink does. Used by who uses the channel.
public final class WireTrace implements PacketWitness {
    private static final String SENT = "->";
    private static final String RECEIVED = "<-";
    private static final double NANOS_PER_MILLI = 1e6;

    private final Consumer<String> sink;
    private final LongSupplier nanoTime;
    private final long begin;
    private final Dialogue dialogue = new Dialogue();

    /// Begins with a connection that was just opened.
    ///
    /// @param sink gets each line, without its end, on the thread that uses the connection; it should be quick
    public WireTrace(Consumer<String> sink) {
        this(sink, System::nanoTime);
    }

    WireTrace(Consumer<String> sink, LongSupplier nanoTime) {
        this.sink = sink;
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
    }

    @Override
    public void sent(int sequenceId, Buffer payload) {
        final int length = payload.remaining();
        final boolean proving = dialogue.isProving(payload);
        write(SENT, String.valueOf(sequenceId), proving ? "*" : String.valueOf(length), wordsOfClient(payload));
    }

    /// What we send is never shown as bytes: values and passwords are in it.
    private String wordsOfClient(Buffer payload) {
        try {
            return dialogue.sent(payload);
        } catch (RuntimeException e) {
            return "a message that cannot be decoded, " + Printable.MASK;
        }
    }

    @Override
    public void received(int sequenceId, Buffer payload) {
        final int length = payload.remaining();
        write(RECEIVED, String.valueOf(sequenceId), String.valueOf(length), wordsOfServer(payload));
    }

    private String wordsOfServer(Buffer payload) {
        final boolean masked = dialogue.mayHearSecrets(payload);
        try {
            return dialogue.received(payload);
        } catch (RuntimeException e) {
            return "a message that cannot be decoded"
                    + (masked
                            ? ", " + Printable.MASK
                            : " (" + Printable.name(String.valueOf(e.getMessage())) + "): " + Printable.dump(payload));
        }
    }

    @Override
    public void encrypted() {
        write("--", "", "", "TLS from here on");
    }

    private void write(String direction, String sequenceId, String length, String words) {
        final double millis = (nanoTime.getAsLong() - begin) / NANOS_PER_MILLI;
        final String line = String.format(
                Locale.ROOT,
                "[%s] %9.3f ms %s %3s %7s  %s",
                dialogue.connection(),
                millis,
                direction,
                sequenceId,
                length,
                words);
        try {
            sink.accept(line);
        } catch (RuntimeException ignored) {
            // A trace that cannot be written is no reason for a statement to fail.
        }
    }
}
