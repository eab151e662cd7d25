package dev.luma.mysql.script;

import dev.luma.mysql.wire.Lenenc;
import dev.luma.mysql.wire.Negotiated;
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
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Packets that a server sends one after another, as bytes on the wire.
public final class ServerPackets {
    private static final int MAX_PAYLOAD = 0xFF_FFFF;

    private final Negotiated negotiated;
    private final Buffer out = new Buffer();
    private int sequence;

    private ServerPackets(Negotiated negotiated, int sequence) {
        this.negotiated = negotiated;
        this.sequence = sequence;
    }

    /// Begins the answer to a command of one packet.
    public static ServerPackets answer(Negotiated negotiated) {
        return new ServerPackets(negotiated, 1);
    }

    /// Begins with the given sequence id.
    public static ServerPackets from(int sequence, Negotiated negotiated) {
        return new ServerPackets(negotiated, sequence);
    }

    public ServerPackets send(ServerMessage message) {
        final Buffer payload = new Buffer();
        switch (message) {
            case Handshake handshake -> handshake.encode(payload);
            case AuthSwitch request -> request.encode(payload);
            case AuthMoreData more -> more.encode(payload);
            case AuthNextFactor next -> next.encode(payload);
            case Ok ok -> ok.encode(payload, negotiated, Ok.HEADER);
            case Err err -> err.encode(payload);
            case Eof eof -> eof.encode(payload);
            case LocalInfile request -> request.encode(payload);
            case PrepareOk ok -> ok.encode(payload);
            case ColumnCount count -> count.encode(payload, negotiated);
        }
        return payload(payload.toBytes());
    }

    /// The OK that ends rows under `DEPRECATE_EOF`.
    public ServerPackets endOfRows(Ok ok) {
        final Buffer payload = new Buffer();
        ok.encode(payload, negotiated, Eof.HEADER);
        return payload(payload.toBytes());
    }

    public ServerPackets definition(ColumnDefinition definition) {
        final Buffer payload = new Buffer();
        definition.encode(payload, negotiated);
        return payload(payload.toBytes());
    }

    /// A row of the text protocol.
    public ServerPackets textRow(@Nullable String... values) {
        final Buffer payload = new Buffer();
        for (final String value : values) {
            Lenenc.writeNullable(payload, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
        }
        return payload(payload.toBytes());
    }

    /// Any payload, in as many packets as it takes.
    public ServerPackets payload(byte[] payload) {
        int at = 0;
        int part = MAX_PAYLOAD;
        while (part == MAX_PAYLOAD) {
            part = Math.min(payload.length - at, MAX_PAYLOAD);
            out.writeInt24(part);
            out.writeByte(sequence++);
            out.writeBytes(payload, at, part);
            at += part;
        }
        return this;
    }

    public byte[] toBytes() {
        return out.toBytes();
    }
}
