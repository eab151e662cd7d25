package dev.luma.mysql.session;

import dev.luma.db.error.ConversionException;
import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.codec.PacketRow;
import dev.luma.mysql.protocol.Definitions;
import dev.luma.mysql.protocol.ResponseReader;
import dev.luma.mysql.protocol.ServerErrors;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.client.ComQuery;
import dev.luma.mysql.wire.server.ColumnCount;
import dev.luma.mysql.wire.server.Eof;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.ServerMessage;
import java.io.IOException;

/// What a session says before anybody gets it: its time zone, what the server is to track, and the question which
/// server it is. In one write where the server takes that.
final class FirstWords {
    /// Of what was changed, the server tells this. Both servers know these names.
    private static final String TRACKING = "SET session_track_system_variables='autocommit,character_set_client,"
            + "character_set_connection,character_set_results,sql_mode,time_zone', session_track_schema=1";

    private final PacketChannel channel;
    private final ResponseReader responses;
    private final Definitions definitions;
    private final SessionState state;
    private final String where;
    private boolean answered;

    /// @param where the address, for messages
    FirstWords(
            PacketChannel channel,
            ResponseReader responses,
            Definitions definitions,
            SessionState state,
            String where) {
        this.channel = channel;
        this.responses = responses;
        this.definitions = definitions;
        this.state = state;
        this.where = where;
    }

    /// Whether the server has answered the first of the words.
    boolean answered() {
        return answered;
    }

    /// Says them.
    ///
    /// @param initial a statement that must succeed; empty for none
    /// @param together whether all of them travel in one write
    /// @return which server this is, see [SideLine]; empty if it does not tell
    String say(String initial, boolean together) throws IOException {
        final boolean tracks = responses.negotiated().has(Capability.SESSION_TRACK);
        final String identity = SideLine.identityQuery(responses.negotiated().flavor());
        if (together) {
            write(initial);
            write(tracks ? TRACKING : "");
            write(identity);
            channel.flush();
        }
        if (!initial.isEmpty()) {
            ask(initial, together);
            heard(initial, responses.answer());
        }
        if (tracks) {
            ask(TRACKING, together);
            heardTracking(responses.answer());
        }
        ask(identity, together);
        return heardIdentity(responses.answer());
    }

    private void write(String sql) throws IOException {
        if (!sql.isEmpty()) {
            new ComQuery(sql).encode(channel.beginFurtherCommand());
            channel.endPacket();
        }
    }

    private void ask(String sql, boolean asked) throws IOException {
        if (!asked) {
            write(sql);
            channel.flush();
        }
        channel.expectAnswer();
    }

    private void heard(String initial, ServerMessage answer) {
        answered = true;
        switch (answer) {
            case Ok ok -> state.heard(ok);
            case Err err -> throw ServerErrors.atLogin(err, where + ", `" + initial + '`');
            case ServerMessage other -> throw misplaced(other);
        }
    }

    /// A server that refuses is one that does not track, whatever it offered.
    private void heardTracking(ServerMessage answer) {
        answered = true;
        switch (answer) {
            case Ok ok -> {
                state.heard(ok);
                state.tracked();
            }
            case Err ignored -> {}
            case ServerMessage other -> throw misplaced(other);
        }
    }

    private String heardIdentity(ServerMessage answer) throws IOException {
        return switch (answer) {
            case ColumnCount columns -> onlyValue(columns);
            case Err ignored -> "";
            case ServerMessage other -> throw misplaced(other);
        };
    }

    private String onlyValue(ColumnCount columns) throws IOException {
        final PacketRow row = new PacketRow();
        row.begin(definitions.read(columns.count()), false);
        String value = "";
        ServerMessage end = responses.row(row);
        while (end == null) {
            value = text(row);
            end = responses.row(row);
        }
        switch (end) {
            case Ok ok -> state.heard(ok);
            case Eof eof -> state.heard(eof);
            case Err ignored -> value = "";
            case ServerMessage other -> throw misplaced(other);
        }
        return value;
    }

    /// A name that is none does not keep anybody from the session.
    private static String text(PacketRow row) {
        try {
            return row.isNull(0) ? "" : row.textAt(0);
        } catch (ConversionException e) {
            return "";
        }
    }

    private static ProtocolException misplaced(ServerMessage message) {
        return new ProtocolException(message.getClass().getSimpleName() + " came where it makes no sense");
    }
}
