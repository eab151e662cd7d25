package dev.luma.mysql.session;

import dev.luma.db.error.DbException;
import dev.luma.db.error.ServerException;
import dev.luma.db.spi.Session;
import dev.luma.mysql.wire.Flavor;
import java.time.Duration;

/// A second connection to the same server, opened for a moment to stop what goes on over the first.
///
/// @param request how to get there
/// @param identity of the server that is meant, as [#identityQuery] gives it; empty if it did not say
/// @param connectionId of the first connection, on that server
record SideLine(OpenRequest request, String identity, long connectionId) {
    /// Nobody waits longer than this for the second connection, nor for each of its answers. MariaDB 11.8.6 takes two
    /// seconds for a KILL that meets a statement whose sleep, or wait for a lock, is just ending.
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /// The server does not know the connection any more, which is as good as killed.
    private static final int NO_SUCH_THREAD = 1094;

    /// What tells one server from another. One name may stand for several, and a connection number without its server
    /// kills a stranger.
    static String identityQuery(Flavor flavor) {
        return switch (flavor) {
            case MYSQL -> "SELECT @@server_uuid";
            case MARIADB -> "SELECT @@hostname, @@port, @@server_id";
        };
    }

    /// Stops the statement that is under way.
    ///
    /// @return whether the server has taken note
    boolean killQuery() {
        return run("KILL QUERY " + connectionId);
    }

    /// Ends the connection, so that the server stops working for a client that has gone.
    boolean killConnection() {
        return run("KILL " + connectionId);
    }

    private boolean run(String kill) {
        if (identity.isEmpty()) {
            return false;
        }
        try (MysqlSession session = Opening.open(request.within(PATIENCE))) {
            session.standAlone();
            if (!identity.equals(session.identity())) {
                return false;
            }
            session.execute(kill, Session.NO_VALUES).close();
            return true;
        } catch (ServerException e) {
            return e.vendorCode() == NO_SUCH_THREAD;
        } catch (DbException e) {
            return false;
        }
    }
}
