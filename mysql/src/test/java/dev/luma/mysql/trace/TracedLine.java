package dev.luma.mysql.trace;

import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.client.AuthResponse;
import dev.luma.mysql.wire.client.ClientMessage;
import dev.luma.mysql.wire.client.HandshakeResponse;
import dev.luma.mysql.wire.client.SslRequest;
import dev.luma.mysql.wire.server.AuthMoreData;
import dev.luma.mysql.wire.server.AuthNextFactor;
import dev.luma.mysql.wire.server.AuthSwitch;
import dev.luma.mysql.wire.server.ColumnCount;
import dev.luma.mysql.wire.server.ColumnDefinition;
import dev.luma.mysql.wire.server.Eof;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Handshake;
import dev.luma.mysql.wire.server.LocalInfile;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.PrepareOk;
import dev.luma.mysql.wire.server.ServerMessage;
import dev.luma.toolbox.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Both ends of a line, and the trace of what they say. A quarter of a millisecond passes from message to message.
final class TracedLine {
    private final List<String> lines = new ArrayList<>();
    private long nanos;
    private int sequence;
    private Negotiated negotiated;
    private final WireTrace trace = new WireTrace(lines::add, this::tick);

    TracedLine(Negotiated negotiated) {
        this.negotiated = negotiated;
    }

    private long tick() {
        final long now = nanos;
        nanos += 250_000;
        return now;
    }

    TracedLine agreed(Negotiated its) {
        negotiated = its;
        return this;
    }

    // ---- the client

    TracedLine command(ClientMessage message) {
        return command(out -> message.encode(out));
    }

    TracedLine command(Consumer<Buffer> encoder) {
        sequence = 0;
        return client(encoder);
    }

    TracedLine client(SslRequest message) {
        return client(out -> message.encode(out));
    }

    TracedLine client(HandshakeResponse message) {
        return client(out -> message.encode(out));
    }

    TracedLine client(AuthResponse message) {
        return client(out -> message.encode(out));
    }

    TracedLine client(Consumer<Buffer> encoder) {
        trace.sent(sequence++, encoded(encoder));
        return this;
    }

    TracedLine encrypted() {
        trace.encrypted();
        return this;
    }

    // ---- the server

    TracedLine server(ServerMessage message) {
        return server(out -> encode(message, out));
    }

    private void encode(ServerMessage message, Buffer out) {
        switch (message) {
            case Handshake handshake -> handshake.encode(out);
            case AuthSwitch request -> request.encode(out);
            case AuthMoreData more -> more.encode(out);
            case AuthNextFactor next -> next.encode(out);
            case Ok ok -> ok.encode(out, negotiated, Ok.HEADER);
            case Err err -> err.encode(out);
            case Eof eof -> eof.encode(out);
            case LocalInfile request -> request.encode(out);
            case PrepareOk ok -> ok.encode(out);
            case ColumnCount count -> count.encode(out, negotiated);
        }
    }

    TracedLine endOfRows(Ok ok) {
        return server(out -> ok.encode(out, negotiated, Eof.HEADER));
    }

    TracedLine definition(ColumnDefinition definition) {
        return server(out -> definition.encode(out, negotiated));
    }

    TracedLine server(int... bytes) {
        return server(out -> {
            for (final int value : bytes) {
                out.writeByte(value);
            }
        });
    }

    TracedLine server(Consumer<Buffer> encoder) {
        trace.received(sequence++, encoded(encoder));
        return this;
    }

    private static Buffer encoded(Consumer<Buffer> encoder) {
        final Buffer out = new Buffer();
        encoder.accept(out);
        return Buffer.of(out.toBytes());
    }

    // ---- what was traced

    List<String> lines() {
        return lines;
    }

    String last() {
        return lines.getLast();
    }

    /// The words of the last message.
    String lastWords() {
        return last().replaceFirst("^\\[.*?] +[0-9.]+ ms .. +[0-9]+ +[0-9*]+  ", "");
    }

    String text() {
        return String.join("\n", lines);
    }

    TracedLine forget() {
        lines.clear();
        return this;
    }
}
