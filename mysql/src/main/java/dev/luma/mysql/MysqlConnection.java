package dev.luma.mysql;

import dev.luma.db.Connection;
import dev.luma.mysql.session.MysqlSession;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;

/// What a connection to MySQL or MariaDB offers beyond [Connection].
///
/// ```java
/// MysqlConnection mysql = MysqlConnection.of(db);
/// mysql.useDatabase("archive");
/// ```
///
/// A view: it owns nothing, and is used by the thread that uses the connection.
public final class MysqlConnection {
    private final MysqlSession session;

    private MysqlConnection(MysqlSession session) {
        this.session = session;
    }

    /// The view of a connection that this driver has opened.
    ///
    /// @throws dev.luma.db.error.UsageException if another driver has
    public static MysqlConnection of(Connection connection) {
        return new MysqlConnection(connection.unwrap(MysqlSession.class));
    }

    /// The server's number for this connection, as `KILL` takes it.
    public long connectionId() {
        return session.server().connectionId();
    }

    /// Whether the server is MariaDB, and not MySQL.
    public boolean isMariaDb() {
        return session.negotiated().flavor() == Flavor.MARIADB;
    }

    /// Whether the line is encrypted.
    public boolean isEncrypted() {
        return session.isEncrypted();
    }

    /// How the line is compressed: [Compression#ZLIB], [Compression#ZSTD], or [Compression#NONE].
    public Compression compression() {
        if (session.negotiated().has(Capability.ZSTD_COMPRESSION)) {
            return Compression.ZSTD;
        }
        return session.negotiated().has(Capability.COMPRESS) ? Compression.ZLIB : Compression.NONE;
    }

    /// Makes `database` the default one, as `USE` does (`COM_INIT_DB`). One round trip.
    ///
    /// @throws dev.luma.db.error.ServerException if there is no such database, or the user may not see it
    public void useDatabase(String database) {
        session.useDatabase(database);
    }
}
