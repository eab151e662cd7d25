package dev.luma.mysql.protocol;

import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.codec.PacketRow;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.server.AuthMoreData;
import dev.luma.mysql.wire.server.AuthNextFactor;
import dev.luma.mysql.wire.server.AuthSwitch;
import dev.luma.mysql.wire.server.ColumnCount;
import dev.luma.mysql.wire.server.Eof;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Handshake;
import dev.luma.mysql.wire.server.LocalInfile;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.PrepareOk;
import dev.luma.mysql.wire.server.ServerMessage;
import dev.luma.toolbox.buffer.Buffer;
import dev.luma.toolbox.buffer.BufferException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads what the server answers, and alone decides what a packet's first byte means.
///
/// | phase          | `00`        | `01`         | `FB`         | `FE`                        | `FF`  | other        |
/// |----------------|-------------|--------------|--------------|-----------------------------|-------|--------------|
/// | GREETING       | –           | –            | –            | –                           | Err   | Handshake    |
/// | AUTHENTICATING | Ok          | AuthMoreData | –            | AuthSwitch                  | Err   | see below    |
/// | ANSWER         | Ok          | ColumnCount  | LocalInfile  | –                           | Err   | ColumnCount  |
/// | PREPARE_ANSWER | PrepareOk   | –            | –            | –                           | Err   | –            |
/// | DEFINITIONS    | definition  | definition   | –            | Eof if short                | –     | definition   |
/// | ROWS           | row         | row          | row          | the end if short, else row  | Err   | row          |
///
/// *Short*: a row that begins with `FE` announces a value of 16 MiB or more, so a shorter packet is no row.
///
/// *Authentication*: `02` is AuthNextFactor under `MULTI_FACTOR_AUTHENTICATION`; MariaDB leaves the header of
/// AuthMoreData out where the data cannot be mistaken for something
/// else.
///
/// A server that ends a connection may say why before it hears the next command; such an Err comes where the answer is
/// due, under the sequence id 0 or before the command was sent, and is taken. Nothing else is.
///
/// What makes no sense where it comes is a [ProtocolException] that names both; truncated messages become one here.
public final class ResponseReader {
    private static final int LONGEST_END = 0xFF_FFFF;
    private static final Negotiated NOTHING_YET = new Negotiated(Capability.PROTOCOL_41, Flavor.MYSQL, "", 0);

    private final PacketChannel channel;
    private Negotiated negotiated = NOTHING_YET;
    /// The last OK, which is mostly also the next one.
    private Ok.Repeated ok = new Ok.Repeated();

    public ResponseReader(PacketChannel channel) {
        this.channel = channel;
    }

    /// From here on messages have the forms that were agreed.
    public void negotiated(Negotiated agreed) {
        this.negotiated = agreed;
        this.ok = new Ok.Repeated();
    }

    /// What was agreed at login.
    public Negotiated negotiated() {
        return negotiated;
    }

    /// A [Handshake] or an [Err].
    public ServerMessage greeting() throws IOException {
        final Buffer in = packet(Phase.GREETING);
        try {
            return in.peek() == Err.HEADER ? Err.decode(in) : Handshake.decode(in);
        } catch (BufferException e) {
            throw truncated("greeting", e);
        }
    }

    /// An [Ok], an [AuthSwitch], [AuthMoreData], an [AuthNextFactor] or an [Err].
    public ServerMessage authentication() throws IOException {
        final Buffer in = packet(Phase.AUTHENTICATING);
        try {
            return switch (in.peek()) {
                case Ok.HEADER -> whole("OK packet", in, Ok.decode(in, negotiated));
                case AuthMoreData.HEADER -> AuthMoreData.decode(in);
                case AuthSwitch.HEADER -> AuthSwitch.decode(in);
                case Err.HEADER -> Err.decode(in);
                default -> furtherAuthentication(in);
            };
        } catch (BufferException e) {
            throw truncated("authentication packet", e);
        }
    }

    private ServerMessage furtherAuthentication(Buffer in) {
        if (in.peek() == AuthNextFactor.HEADER && negotiated.has(Capability.MULTI_FACTOR_AUTHENTICATION)) {
            return AuthNextFactor.decode(in);
        }
        if (negotiated.flavor() != Flavor.MARIADB) {
            throw unexpected(Phase.AUTHENTICATING, in);
        }
        return AuthMoreData.decodeBare(in);
    }

    /// An [Ok], a [ColumnCount], a [LocalInfile] or an [Err].
    public ServerMessage answer() throws IOException {
        final Buffer in = packet(Phase.ANSWER);
        try {
            return switch (in.peek()) {
                case Ok.HEADER -> whole("OK packet", in, ok.decode(in, negotiated));
                case Err.HEADER -> Err.decode(in);
                case LocalInfile.HEADER -> LocalInfile.decode(in);
                case Eof.HEADER -> throw unexpected(Phase.ANSWER, in);
                default -> whole("column count", in, ColumnCount.decode(in, negotiated));
            };
        } catch (BufferException e) {
            throw truncated("answer", e);
        }
    }

    /// A [PrepareOk] or an [Err].
    public ServerMessage prepared() throws IOException {
        final Buffer in = packet(Phase.PREPARE_ANSWER);
        try {
            return switch (in.peek()) {
                case PrepareOk.HEADER -> whole("prepare OK packet", in, PrepareOk.decode(in));
                case Err.HEADER -> Err.decode(in);
                default -> throw unexpected(Phase.PREPARE_ANSWER, in);
            };
        } catch (BufferException e) {
            throw truncated("prepare OK packet", e);
        }
    }

    /// The payload of one column definition, valid until the next read.
    public Buffer definition() throws IOException {
        final Buffer in = packet(Phase.DEFINITIONS);
        final int header = in.peek();
        if (header == Err.HEADER || header == LocalInfile.HEADER || header == Eof.HEADER) {
            throw unexpected(Phase.DEFINITIONS, in);
        }
        return in;
    }

    /// Passes over the EOF that ends definitions, where one was agreed.
    ///
    /// @return its status flags; -1 where none comes
    public int endOfDefinitions() throws IOException {
        if (negotiated.has(Capability.DEPRECATE_EOF)) {
            return -1;
        }
        final Buffer in = packet(Phase.DEFINITIONS);
        if (in.peek() != Eof.HEADER || in.remaining() > Eof.MAX_LENGTH) {
            throw unexpected(Phase.DEFINITIONS, in);
        }
        return eof(in).status();
    }

    /// Moves `row` to the next row. Those that have come together with it are split at once.
    ///
    /// @return null for a row; else what ended the rows: an [Ok], an [Eof] or an [Err]
    public @Nullable ServerMessage row(PacketRow row) throws IOException {
        if (row.advance()) {
            return null;
        }
        channel.next();
        if (!isRow()) {
            return endOfRows(channel.payload());
        }
        row.split(channel.bytes(), channel.payloadStart(), channel.payloadEnd());
        lookAhead(row);
        return null;
    }

    private boolean isRow() {
        final int start = channel.payloadStart();
        final int length = channel.payloadEnd() - start;
        if (length == 0) {
            return false;
        }
        final int header = channel.bytes()[start] & 0xFF;
        return header < Eof.HEADER || header == Eof.HEADER && length >= LONGEST_END;
    }

    private void lookAhead(PacketRow row) {
        while (row.hasRoom() && channel.nextIfHere()) {
            if (!isRow() || !row.splitAhead(channel.bytes(), channel.payloadStart(), channel.payloadEnd())) {
                channel.giveBack();
                return;
            }
        }
    }

    private ServerMessage endOfRows(Buffer in) {
        requireContent(Phase.ROWS, in);
        try {
            if (in.peek() == Err.HEADER) {
                return Err.decode(in);
            }
            return negotiated.has(Capability.DEPRECATE_EOF)
                    ? whole("OK packet", in, Ok.decode(in, negotiated))
                    : eof(in);
        } catch (BufferException e) {
            throw truncated("end of rows", e);
        }
    }

    private static Eof eof(Buffer in) {
        try {
            return whole("EOF packet", in, Eof.decode(in));
        } catch (BufferException e) {
            throw truncated("EOF packet", e);
        }
    }

    private Buffer packet(Phase phase) throws IOException {
        final Buffer in = channel.receive();
        requireContent(phase, in);
        if (channel.isUnsolicited() && in.peek() != Err.HEADER) {
            throw new ProtocolException(
                    "a packet came in " + phase.words() + " that the server sent before it was asked");
        }
        return in;
    }

    private static void requireContent(Phase phase, Buffer in) {
        if (!in.hasRemaining()) {
            throw new ProtocolException("an empty packet came in " + phase.words());
        }
    }

    private static <M> M whole(String what, Buffer in, M message) {
        if (in.hasRemaining()) {
            throw new ProtocolException(what + ": " + in.remaining() + " bytes behind its last field");
        }
        return message;
    }

    static ProtocolException truncated(String what, BufferException cause) {
        return new ProtocolException(what + ": " + cause.getMessage(), cause);
    }

    private static ProtocolException unexpected(Phase phase, Buffer in) {
        return new ProtocolException("a packet of " + in.remaining() + " bytes that begins with "
                + String.format("%02X", in.peek()) + " came in " + phase.words() + ", where it makes no sense");
    }
}
