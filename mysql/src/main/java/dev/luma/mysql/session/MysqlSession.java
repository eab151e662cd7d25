package dev.luma.mysql.session;

import dev.luma.db.error.DbException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Answer;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.CallOptions;
import dev.luma.db.spi.Capabilities;
import dev.luma.db.spi.OnFailure;
import dev.luma.db.spi.PreparedSession;
import dev.luma.db.spi.ServerInfo;
import dev.luma.db.spi.Session;
import dev.luma.db.spi.SqlDialect;
import dev.luma.db.spi.TransactionOptions;
import dev.luma.db.sql.SqlScanner;
import dev.luma.mysql.codec.Attributes;
import dev.luma.mysql.codec.Parameters;
import dev.luma.mysql.codec.ValueOptions;
import dev.luma.mysql.protocol.LoadStatement;
import dev.luma.mysql.protocol.StatementVerb;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.client.ComInitDb;
import dev.luma.mysql.wire.client.ComPing;
import dev.luma.mysql.wire.client.ComQuery;
import dev.luma.mysql.wire.server.LocalInfile;
import dev.luma.mysql.wire.server.ServerMessage;
import dev.luma.toolbox.crypto.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One logged-in conversation with a MySQL or MariaDB server.
///
/// **Threads.** All but [#abort] and [#cancel] belong to one thread at a time; `db` guards that.
///
/// **Failure.** A statement that the server refuses leaves the session open. A line that died, a deadline that passed,
/// or bytes that make no sense close it: it is never half way through a packet.
public final class MysqlSession implements Session {
    private static final Capabilities CAPABILITIES = new Capabilities(true, true);
    /// The server prepares no statement of that kind.
    private static final int NOT_PREPARABLE = 1295;
    private final ServerLine line;
    private final ValueOptions options;
    private final Duration slowStatement;
    private final PreparedStatements statements;
    private final boolean pipelines;
    private final Renewal renewal;
    private final Duration readTimeout;
    private final ServerLine.ExchangeOf<String, Answer> ask = this::ask;

    /// How long one message may take.
    private Duration patience;

    /// @param renewal begins the session anew
    /// @param pipelines whether several commands may travel in one write
    MysqlSession(ServerLine line, Renewal renewal, OpenRequest request, boolean pipelines) {
        this.line = line;
        this.renewal = renewal;
        this.options = request.values();
        this.slowStatement = request.slowStatement();
        this.statements = new PreparedStatements(line, options, request.cachedStatements(), pipelines);
        this.pipelines = pipelines;
        this.readTimeout = request.readTimeout();
        this.patience = readTimeout;
    }

    @Override
    public ServerInfo server() {
        return line.server();
    }

    @Override
    public Duration slowStatement() {
        return slowStatement;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    /// As the server's last answer had it: `sql_mode` may change in the middle.
    @Override
    public SqlDialect dialect() {
        return line.state().dialect();
    }

    /// What was agreed at login.
    public Negotiated negotiated() {
        return line.negotiated();
    }

    /// Whether the line is encrypted.
    public boolean isEncrypted() {
        return line.channel().duplex().isEncrypted();
    }

    /// The default database, as the server has told it; empty for none.
    public String database() {
        return line.state().schema();
    }

    /// The identifier of what was committed last, if the server was asked to tell; empty if it has told none.
    public String lastGtid() {
        return line.state().gtids();
    }

    /// Which server this is; see [SideLine].
    String identity() {
        return line.identity();
    }

    /// What goes wrong here is not to be stopped by yet another connection.
    void standAlone() {
        line.standAlone();
    }

    // ---- statements

    /// Without values, the statement goes as text, in one round trip. With values it runs prepared: in one round trip
    /// where it was prepared before, and mostly with MariaDB; else in two.
    @Override
    public Answer execute(String sql, @Nullable Object[] values) {
        return execute(sql, values, CallOptions.NONE);
    }

    @Override
    public Answer execute(String sql, @Nullable Object[] values, CallOptions callOptions) {
        if (values.length == 0 && callOptions.fetchSize() == 0) {
            return executeText(sql, callOptions);
        }
        try {
            return statements.execute(sql, values, callOptions);
        } catch (DbException e) {
            if (e.vendorCode() == NOT_PREPARABLE && values.length == 0) {
                return executeText(sql, callOptions);
            }
            throw e;
        }
    }

    private Answer executeText(String sql, CallOptions callOptions) {
        line.requireTaken(callOptions);
        if (callOptions.attributes().isEmpty()) {
            return line.exchange(sql, null, sql, ask);
        }
        final ComQuery query =
                new ComQuery(sql, Parameters.encodeAlone(Attributes.of(callOptions.attributes()), options));
        return line.exchange(sql, null, () -> ask(query));
    }

    private Answer ask(String sql) throws IOException {
        return ask(line.query(sql));
    }

    private Answer ask(ComQuery query) throws IOException {
        line.send(query);
        line.state().doubt();
        return line.answer(line.stream().to(query.sql(), null, 0));
    }

    /// Runs a `LOAD DATA LOCAL`, for which the server gets what `source` has, under the name that stands in the
    /// statement and no other. One round trip, and the sending.
    ///
    /// @param source is read to its end, and not closed
    /// @throws UsageException if the statement is none of that kind, or the session was not opened for it
    public Answer load(String sql, InputStream source) {
        requireLocalFiles();
        final LocalSource offered =
                new LocalSource(LoadStatement.name(sql, !line.state().has(ServerStatus.NO_BACKSLASH_ESCAPES)), source);
        return line.exchange(sql, null, () -> {
            line.send(line.query(sql));
            line.state().doubt();
            final ServerMessage head = line.responses().answer();
            final ResultStream stream = line.stream().to(sql, null, 0);
            if (head instanceof LocalInfile request) {
                offered.serve(request, line.channel());
                return line.answer(stream, line.responses().answer());
            }
            return line.answer(stream, head);
        });
    }

    private void requireLocalFiles() {
        if (!negotiated().has(Capability.LOCAL_FILES)) {
            throw new UsageException("this connection may not load from the client: connect with localInfile=true, or"
                    + " MysqlConfig.allowLocalInfile, to a server that has local_infile=ON");
        }
    }

    @Override
    public BatchResult batch(String sql, Iterator<@Nullable Object[]> rows, OnFailure onFailure) {
        final ServerStatement taken;
        try {
            taken = statements.take(sql);
        } catch (DbException e) {
            return Batches.refused(e, rows, onFailure);
        }
        try (ServerStatement statement = taken) {
            return statement.batch(rows, onFailure);
        }
    }

    /// In one write where the server takes it.
    @Override
    public BatchResult batch(List<String> texts, OnFailure onFailure) {
        return statements.batch(texts, onFailure);
    }

    // ---- preparing

    /// One round trip, or none if the statement was prepared before.
    @Override
    public PreparedSession prepare(String sql) {
        try {
            return statements.take(sql);
        } catch (DbException e) {
            if (e.vendorCode() == NOT_PREPARABLE
                    && SqlScanner.parse(sql, dialect()).parameterCount() == 0) {
                return new PlainStatement(this, sql);
            }
            throw e;
        }
    }

    // ---- transactions

    @Override
    public boolean inTransaction() {
        return line.state().has(ServerStatus.IN_TRANSACTION);
    }

    /// One round trip.
    @Override
    public void begin(TransactionOptions transactionOptions) {
        if (inTransaction()) {
            throw new UsageException("a transaction is open already, and to begin another would commit it");
        }
        final String characteristics = TransactionSql.set(transactionOptions);
        final String start = TransactionSql.start(transactionOptions);
        if (characteristics.isEmpty()) {
            line.command(line.query(start), start, StatementVerb.READS);
        } else {
            beginTogether(characteristics, start);
        }
    }

    /// Sets the level and begins. Where the first fails, what the second began is rolled back.
    private void beginTogether(String characteristics, String start) {
        try {
            both(characteristics, start);
        } catch (DbException e) {
            undo(e);
            throw e;
        }
    }

    /// Two statements without rows, in one write where the server takes it.
    private void both(String one, String other) {
        if (!pipelines) {
            line.command(line.query(one), one, StatementVerb.READS);
            line.command(line.query(other), other, StatementVerb.READS);
            return;
        }
        line.exchange(one + "; " + other, StatementVerb.READS, () -> {
            final PacketChannel channel = line.channel();
            line.query(one).encode(line.beginCommand());
            channel.endPacket();
            line.query(other).encode(channel.beginFurtherCommand());
            channel.endPacket();
            channel.flush();
            channel.expectAnswer();
            final DbException first = line.readOkOrRefusal();
            channel.expectAnswer();
            final DbException second = line.readOkOrRefusal();
            if (first != null || second != null) {
                throw first != null ? first : second;
            }
            return other;
        });
    }

    /// By the session's own `autocommit` and its transaction characteristics.
    @Override
    public boolean autocommit(boolean on, TransactionOptions transactionOptions) {
        final String characteristics = TransactionSql.setSession(transactionOptions);
        final String mode = on ? Autocommit.ON : Autocommit.OFF;
        if (characteristics.isEmpty()) {
            line.command(line.query(mode), mode, StatementVerb.READS);
        } else if (on != line.autocommit().isOff()) {
            line.command(line.query(characteristics), characteristics, StatementVerb.READS);
        } else {
            both(characteristics, mode);
        }
        return true;
    }

    /// What began although its beginning failed is not to stay.
    private void undo(DbException failure) {
        if (isOpen() && inTransaction()) {
            try {
                rollback();
            } catch (DbException e) {
                abort();
                failure.addSuppressed(e);
            }
        }
    }

    @Override
    public void commit() {
        line.autocommit().commit();
    }

    @Override
    public void rollback() {
        line.autocommit().rollBack();
    }

    // ---- other commands

    @Override
    public void ping() {
        line.command(new ComPing(), "ping", StatementVerb.READS);
    }

    @Override
    public void ping(Duration limit) {
        line.channel().patience(limit);
        try {
            ping();
        } finally {
            line.channel().patience(patience);
        }
    }

    @Override
    public boolean readTimeout(Duration limit) {
        patience = limit.isZero() ? readTimeout : limit;
        line.channel().patience(patience);
        return true;
    }

    /// Makes `database` the default one. One round trip.
    public void useDatabase(String database) {
        line.command(new ComInitDb(database), "use database", StatementVerb.READS);
        line.state().doubt();
    }

    /// By `COM_RESET_CONNECTION`. What was decided at login stays: the time zone, what is tracked, and the default
    /// database, if the login named one; if not, it stays what it is. Statements that the server had prepared are gone,
    /// and those that somebody still holds are prepared anew when they run. One round trip where the server takes
    /// several commands together.
    @Override
    public void reset() {
        renewal.reset(line, pipelines);
        statements.clear();
    }

    /// Makes it the session of another user (`COM_CHANGE_USER`), who logs in by the same rules as the first: the same
    /// methods are allowed, on the same line. Else as [#reset].
    ///
    /// @param database the default one; empty for none
    /// @throws dev.luma.db.error.NotAuthenticatedException if the server does not accept the user; the session is
    /// closed
    public void changeUser(String user, Secret password, String database) {
        renewal.changeUser(line, user, password, database, pipelines);
        statements.clear();
    }

    // ---- the end of a call, and of the session

    /// By KILL QUERY over a second connection, which is seen to lead to the same server; where there is none to be had,
    /// as [#abort].
    @Override
    public void cancel() {
        line.cancel();
    }

    @Override
    public long waits() {
        return line.channel().waits();
    }

    @Override
    public boolean isOpen() {
        return line.isOpen();
    }

    @Override
    public void close() {
        line.close();
    }

    @Override
    public void abort() {
        line.abort();
    }
}
