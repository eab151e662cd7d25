package dev.luma.mysql.session;

import dev.luma.db.error.CancelledException;
import dev.luma.db.error.CommitUnknownException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.LostConnectionException;
import dev.luma.db.error.Retry;
import dev.luma.db.error.TimedOutException;
import dev.luma.db.spi.ServerInfo;
import dev.luma.mysql.protocol.StatementVerb;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.toolbox.tcp.TcpException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What it means for a statement that its line broke: whether this side has cut it, and whether the server may have
/// committed.
final class LostLine {
    /// The least that servers are set up to take is hardly shorter; more than this they may break off unread.
    private static final int LONG = 64 << 10;

    private final ServerInfo server;
    private final SessionState state;

    LostLine(ServerInfo server, SessionState state) {
        this.server = server;
        this.state = state;
    }

    /// @param verb what the lost answer leaves open
    /// @param duringCommit whether nobody knows but the server what became of a transaction
    /// @param longestSent how many bytes the longest message had that was being sent, or to which nothing was said
    DbException explain(IOException broken, StatementVerb verb, boolean duringCommit, int longestSent) {
        final String what =
                "connection " + server.connectionId() + " to " + server.address() + ": " + broken.getMessage();
        final DbException cut = duringCommit ? null : cutHere(broken, what);
        if (cut != null) {
            return cut;
        }
        final String why = what + (longestSent > LONG ? tooLong(longestSent) : "");
        if (mayHaveCommitted(verb)) {
            return new CommitUnknownException(
                    why + "; the statement may have been committed or not: look before you run it again", broken);
        }
        return new LostConnectionException(why, Retry.UNKNOWN, broken);
    }

    /// A server that is sent too long a message breaks off, and what it says before is lost with the line.
    private static String tooLong(int bytes) {
        return "; a server breaks off when a message is longer than its max_allowed_packet, and this one had " + bytes
                + " bytes: SELECT @@max_allowed_packet tells";
    }

    private static @Nullable DbException cutHere(IOException broken, String what) {
        if (!(broken instanceof TcpException tcp)) {
            return null;
        }
        return switch (tcp.kind()) {
            case TIMED_OUT ->
                new TimedOutException(
                        what + "; the server may still be at work on it (readTimeout sets the limit)", false, broken);
            case CLOSED, INTERRUPTED -> new CancelledException(what, false, broken);
            default -> null;
        };
    }

    private boolean mayHaveCommitted(StatementVerb verb) {
        return switch (verb) {
            case READS -> false;
            case WRITES -> state.has(ServerStatus.AUTOCOMMIT) && !state.has(ServerStatus.IN_TRANSACTION);
            case COMMITS -> true;
        };
    }
}
