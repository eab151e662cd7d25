package dev.luma.mysql.session;

import dev.luma.db.error.ConversionException;
import dev.luma.mysql.codec.PacketRow;
import dev.luma.mysql.protocol.Definitions;
import dev.luma.mysql.protocol.ResponseReader;
import dev.luma.mysql.protocol.ServerErrors;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.client.ComQuery;
import dev.luma.mysql.wire.server.ColumnCount;
import dev.luma.mysql.wire.server.Eof;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.ServerMessage;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/// What a session says before anybody gets it: that statements commit by themselves, where the server has it otherwise;
/// its time zone, how long a statement may take, what the server is to track, and the question which server it is. In
/// one write where the server takes that.
final class FirstWords {
    /// Of what was changed, the server tells this. Both servers know these names.
    private static final String TRACKED = "session_track_system_variables='autocommit,character_set_client,"
            + "character_set_connection,character_set_results,sql_mode,time_zone', session_track_schema=1";

    private static final String TRACKING = "SET " + TRACKED;
    /// MySQL 9.7.4 sets the flag of autocommit also where its global variable has it off, until somebody assigns it.
    private static final String TRACKING_OF_MYSQL = "SET autocommit=1, " + TRACKED;

    /// MySQL alone knows this one.
    private static final String TRACKING_GTIDS = "SET session_track_gtids=OWN_GTID";

    private final PacketChannel channel;
    private final ResponseReader responses;
    private final Definitions definitions;
    private final SessionState state;
    private final OpenRequest request;
    private final boolean commitsByItself;

    /// @param state as the login has left it
    /// @param request what is to be said
    FirstWords(
            PacketChannel channel,
            ResponseReader responses,
            Definitions definitions,
            SessionState state,
            OpenRequest request) {
        this.channel = channel;
        this.responses = responses;
        this.definitions = definitions;
        this.state = state;
        this.request = request;
        this.commitsByItself = state.has(ServerStatus.AUTOCOMMIT);
    }

    /// What becomes of an answer.
    private interface Hearing {
        void hear(ServerMessage answer);
    }

    /// @param hearing what its answer, an OK or an error, means
    private record Word(String sql, Hearing hearing) {}

    private List<Word> words() {
        final Negotiated negotiated = responses.negotiated();
        final List<Word> words = new ArrayList<>(4);
        if (!commitsByItself) {
            words.add(new Word(Autocommit.ON, answer -> heardDemand(answer, '`' + Autocommit.ON + '`')));
        }
        if (!request.initialStatement().isEmpty()) {
            words.add(new Word(request.initialStatement(), this::heardInitial));
        }
        if (!request.maxStatementTime().isZero()) {
            words.add(new Word(limitOfStatements(negotiated.flavor()), this::heardLimit));
        }
        if (negotiated.has(Capability.SESSION_TRACK)) {
            words.add(
                    new Word(negotiated.flavor() == Flavor.MYSQL ? TRACKING_OF_MYSQL : TRACKING, this::heardTracking));
            if (request.gtids() && negotiated.flavor() == Flavor.MYSQL) {
                words.add(new Word(TRACKING_GTIDS, this::heardWish));
            }
        }
        return words;
    }

    /// MariaDB counts in seconds, MySQL in milliseconds.
    ///
    /// @see <a
    /// href="https://mariadb.com/docs/server/ha-and-performance/optimization-and-tuning/query-optimizations/aborting-statements">MariaDB:
    /// Aborting Statements</a>
    /// @see <a
    /// href="https://dev.mysql.com/doc/refman/9.7/en/server-system-variables.html#sysvar_max_execution_time">MySQL:
    /// max_execution_time</a>
    private String limitOfStatements(Flavor flavor) {
        final long millis = request.maxStatementTime().toMillis();
        return switch (flavor) {
            case MARIADB ->
                "SET max_statement_time=" + BigDecimal.valueOf(millis, 3).toPlainString();
            case MYSQL -> "SET max_execution_time=" + millis;
        };
    }

    /// Says them.
    ///
    /// @param together whether all of them travel in one write
    /// @return which server this is, see [SideLine]; empty if it does not tell
    String say(boolean together) throws IOException {
        final String identity = SideLine.identityQuery(responses.negotiated().flavor());
        final List<Word> words = words();
        if (together) {
            for (final Word word : words) {
                write(word.sql);
            }
            write(identity);
            channel.flush();
        }
        hearAll(words, together);
        ask(identity, together);
        return heardIdentity(responses.answer());
    }

    /// Writes again what a session says that begins anew, behind commands that have made it so. The answers are to be
    /// heard by [#hearAgain].
    ///
    /// @param together whether all of it travels in one write; if not, nothing is written yet
    void writeAgain(boolean together) throws IOException {
        if (together) {
            for (final Word word : words()) {
                write(word.sql);
            }
        }
    }

    /// Hears the answers to what was written again.
    void hearAgain(boolean together) throws IOException {
        hearAll(words(), together);
    }

    private void hearAll(List<Word> words, boolean asked) throws IOException {
        for (final Word word : words) {
            ask(word.sql, asked);
            word.hearing.hear(responses.answer());
        }
    }

    private void write(String sql) throws IOException {
        ComQuery.of(sql, responses.negotiated()).encode(channel.beginFurtherCommand());
        channel.endPacket();
    }

    private void ask(String sql, boolean asked) throws IOException {
        if (!asked) {
            write(sql);
            channel.flush();
        }
        channel.expectAnswer();
    }

    private void heardInitial(ServerMessage answer) {
        heardDemand(answer, '`' + request.initialStatement() + '`');
    }

    /// Who asks for a limit is not to go on without.
    private void heardLimit(ServerMessage answer) {
        final String sql = limitOfStatements(responses.negotiated().flavor());
        heardDemand(answer, "maxStatementTime, `" + sql + '`');
    }

    private void heardDemand(ServerMessage answer, String what) {
        switch (answer) {
            case Ok ok -> state.heard(ok);
            case Err err -> throw ServerErrors.atLogin(err, request.endpoint() + ", " + what);
            case ServerMessage other -> throw ServerLine.misplaced(other);
        }
    }

    /// A server that refuses is one that does not track, whatever it offered.
    private void heardTracking(ServerMessage answer) {
        heardWish(answer);
        if (answer instanceof Ok) {
            state.tracked();
        }
    }

    /// A server may refuse.
    private void heardWish(ServerMessage answer) {
        switch (answer) {
            case Ok ok -> state.heard(ok);
            case Err ignored -> {}
            case ServerMessage other -> throw ServerLine.misplaced(other);
        }
    }

    private String heardIdentity(ServerMessage answer) throws IOException {
        return switch (answer) {
            case ColumnCount columns -> values(columns);
            case Err ignored -> "";
            case Ok ok -> {
                state.heard(ok);
                yield "";
            }
            case ServerMessage other -> throw ServerLine.misplaced(other);
        };
    }

    private String values(ColumnCount columns) throws IOException {
        final PacketRow row = new PacketRow();
        row.begin(definitions.read(columns.count()), false);
        String value = "";
        ServerMessage end = responses.row(row);
        while (end == null) {
            value = text(row, columns.count());
            end = responses.row(row);
        }
        switch (end) {
            case Ok ok -> state.heard(ok);
            case Eof eof -> state.heard(eof);
            case Err ignored -> value = "";
            case ServerMessage other -> throw ServerLine.misplaced(other);
        }
        return value;
    }

    /// The values of the row. A name that is none does not keep anybody from the session.
    private static String text(PacketRow row, int columns) {
        final StringJoiner values = new StringJoiner("/");
        try {
            for (int i = 0; i < columns; i++) {
                values.add(row.isNull(i) ? "" : row.textAt(i));
            }
        } catch (ConversionException e) {
            return "";
        }
        return values.toString();
    }
}
