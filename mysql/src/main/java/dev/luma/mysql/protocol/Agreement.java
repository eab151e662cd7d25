package dev.luma.mysql.protocol;

import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.CannotConnectException.Reason;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.server.Handshake;

/// What client and server will speak: the capabilities that both have, and the session's collation.
final class Agreement {
    /// Without these no conversation; all servers since MySQL 5.5 have them.
    private static final long NEEDED = Capability.PROTOCOL_41 | Capability.SECURE_CONNECTION | Capability.PLUGIN_AUTH;
    /// Asked for wherever it is offered.
    ///
    /// Absent on purpose, and there if the caller wishes: `LOCAL_FILES` (a server could ask for any file),
    /// `MULTI_STATEMENTS` (a value spliced into SQL could bring a statement of its own) and `FOUND_ROWS`: affected rows
    /// are those *changed*, and how many were *found* stands in the OK packet's info.
    private static final long WANTED = NEEDED
            | Capability.LONG_PASSWORD
            | Capability.LONG_FLAG
            | Capability.TRANSACTIONS
            | Capability.MULTI_RESULTS
            | Capability.PS_MULTI_RESULTS
            | Capability.CONNECT_ATTRS
            | Capability.PLUGIN_AUTH_LENENC_CLIENT_DATA
            | Capability.DEPRECATE_EOF
            | Capability.MULTI_FACTOR_AUTHENTICATION
            | Capability.SESSION_TRACK
            | Capability.QUERY_ATTRIBUTES
            | Capability.MARIADB_STMT_BULK_OPERATIONS
            | Capability.MARIADB_CACHE_METADATA
            | Capability.MARIADB_EXTENDED_METADATA
            | Capability.MARIADB_BULK_UNIT_RESULTS;

    private static final int UTF8MB4_GENERAL_CI = 45;
    private static final int UTF8MB4_BIN = 46;
    private static final int FIRST_UTF8MB4_UNICODE = 224;
    private static final int LAST_UTF8MB4_UNICODE = 247;
    private static final int UTF8MB4_0900_AI_CI = 255;

    private Agreement() {}

    /// The capabilities of the conversation to come.
    ///
    /// @param wished what is asked for beside the usual
    /// @throws CannotConnectException if the server lacks what there is no conversation without
    static long capabilities(Handshake greeting, boolean encrypted, boolean withDatabase, long wished, String where) {
        final long offered = greeting.capabilities();
        if ((offered & NEEDED) != NEEDED) {
            throw new CannotConnectException(
                    Reason.REJECTED,
                    where + ": the server calls itself " + quoted(greeting.version())
                            + " and lacks what MySQL and MariaDB speak since 5.5 (capabilities "
                            + Long.toHexString(offered) + ", needed " + Long.toHexString(NEEDED) + ")",
                    null);
        }
        long wanted = WANTED | wished;
        wanted |= encrypted ? Capability.SSL : 0;
        wanted |= withDatabase ? Capability.CONNECT_WITH_DB : 0;
        return offered & wanted;
    }

    private static String quoted(String version) {
        final String line = version.replaceAll("\\p{Cntrl}", "?");
        return '"' + (line.length() > 60 ? line.substring(0, 60) + "…" : line) + '"';
    }

    /// A collation of utf8mb4: the server's own if that is one, else the oldest that each flavour has. MariaDB puts its
    /// own default in the place of that one.
    static int collation(Handshake greeting) {
        final int own = greeting.collation();
        final boolean isMySql = greeting.flavor() == Flavor.MYSQL;
        if (own == UTF8MB4_GENERAL_CI
                || own == UTF8MB4_BIN
                || own >= FIRST_UTF8MB4_UNICODE && own <= LAST_UTF8MB4_UNICODE
                || own == UTF8MB4_0900_AI_CI && isMySql) {
            return own;
        }
        return isMySql ? UTF8MB4_0900_AI_CI : UTF8MB4_GENERAL_CI;
    }
}
