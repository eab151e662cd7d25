package dev.luma.mysql;

import dev.luma.db.Connection;
import dev.luma.db.ExecResult;
import dev.luma.db.spi.Answer;
import dev.luma.mysql.session.MysqlSession;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.toolbox.crypto.Secret;
import java.io.InputStream;
import java.util.Optional;

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

    /// The default database, as the server has told it (session tracking): also after a `USE` that was run as a
    /// statement. Empty if there is none. No round trip.
    public String database() {
        return session.database();
    }

    /// The identifier of the transaction that this connection has committed last, such as
    /// `3E11FA47-71CA-11E1-9E33-C80AA9429562:23`, by which another server can be asked whether it has it yet. No round
    /// trip.
    ///
    /// @return empty if nothing was committed, the server has no GTIDs, [MysqlConfig#trackGtids] was not asked for, or
    ///     this is MariaDB, which tells them by `SELECT @@last_gtid`
    public Optional<String> lastGtid() {
        return session.lastGtid().isEmpty() ? Optional.empty() : Optional.of(session.lastGtid());
    }

    /// Runs a `LOAD DATA LOCAL INFILE 'name' …`, or `LOAD XML`, for which the server gets what `source` has. The
    /// name in the statement is any; no file is opened. Needs [MysqlConfig#allowLocalInfile]. The data travel in
    /// small packets, and are never all in memory. They are read in the character set of the default database,
    /// unless the statement says another: `… INTO TABLE people CHARACTER SET utf8mb4`.
    ///
    /// ```java
    /// mysql.load("LOAD DATA LOCAL INFILE 'people' INTO TABLE people CHARACTER SET utf8mb4",
    /// Files.newInputStream(path));
    /// ```
    ///
    /// @param source is read to its end, and not closed
    /// @return what was loaded; its info tells of records, skipped ones and warnings
    /// @throws dev.luma.db.error.UsageException if the statement is none of that kind, or it was not allowed
    /// @throws dev.luma.db.error.CancelledException if `source` fails; the connection is closed then, by which the
    ///     server rolls back what it has loaded, save in tables without transactions
    public ExecResult load(String sql, InputStream source) {
        try (Answer answer = session.load(sql, source)) {
            return new ExecResult(answer.affectedRows(), answer.lastInsertId(), answer.warnings(), answer.info());
        }
    }

    /// Brings the session back to where it was after its login (`COM_RESET_CONNECTION`): an open transaction is rolled
    /// back; temporary tables, locks, user variables and `SET`s are gone. The default database is the login's again, if
    /// that named one. Prepared statements can be used on, and are prepared anew. One round trip.
    ///
    /// @throws dev.luma.db.error.UsageException if rows are still open
    public void reset() {
        session.reset();
    }

    /// Goes on as another user (`COM_CHANGE_USER`), by the rules of the login: what `authPlugins` allows, and what the
    /// line permits. The session begins anew, as after [#reset].
    ///
    /// @param database the default one; empty for none
    /// @throws dev.luma.db.error.NotAuthenticatedException if the server does not accept the user; the connection is
    ///     closed then
    /// @throws dev.luma.db.error.UsageException if rows are still open
    public void changeUser(String user, Secret password, String database) {
        final MysqlConfig.Account checked = new MysqlConfig.Account(user, password, database);
        session.changeUser(checked.user(), checked.password(), checked.database());
    }

    /// Makes `database` the default one, as `USE` does (`COM_INIT_DB`). One round trip.
    ///
    /// @throws dev.luma.db.error.ServerException if there is no such database, or the user may not see it
    public void useDatabase(String database) {
        session.useDatabase(database);
    }
}
