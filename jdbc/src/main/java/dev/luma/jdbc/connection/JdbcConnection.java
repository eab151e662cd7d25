package dev.luma.jdbc.connection;

import dev.luma.db.Cancellable;
import dev.luma.db.Connection;
import dev.luma.db.Row;
import dev.luma.db.error.DbException;
import dev.luma.db.error.SqlState;
import dev.luma.db.spi.Session;
import dev.luma.db.spi.SqlDialect;
import dev.luma.db.spi.TransactionOptions.Isolation;
import dev.luma.db.sql.SqlCache;
import dev.luma.jdbc.error.SqlExceptions;
import dev.luma.jdbc.error.Unwrapping;
import dev.luma.jdbc.escape.Escapes;
import dev.luma.jdbc.metadata.JdbcDatabaseMetaData;
import dev.luma.jdbc.statement.Answered;
import dev.luma.jdbc.statement.JdbcStatement;
import dev.luma.jdbc.statement.StatementHost;
import dev.luma.jdbc.value.ResultLayouts;
import dev.luma.jdbc.value.ValueSettings;
import dev.luma.jdbc.vendor.Query;
import dev.luma.jdbc.vendor.Vendor;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A connection of the driver contract as one of java.sql.
///
/// One thread talks at a time, others wait; [#abort], [#close] and [#isClosed] work at any time.
public final class JdbcConnection extends StatementMaker implements StatementHost {
    private final Connection line;
    private final Session session;
    private final ConnectionSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Transactions transactions;
    private final Vendor vendor;
    private final Escapes escapes;
    private final ResultLayouts layouts;
    private final DatabaseMetaData metadata;
    private final SqlCache statements = new SqlCache();
    /// To be closed with the connection. Those that the application has forgotten to close, it forgets too.
    private final Set<JdbcStatement> open = Collections.newSetFromMap(new WeakHashMap<>());

    private @Nullable Answered onTheLine;
    private long commands;
    private int savepoints;
    private Optional<Duration> callLimit = Optional.empty();
    private int networkTimeout;

    /// @param line belongs to the connection from now on
    public JdbcConnection(Connection line, ConnectionSettings settings) {
        this.line = line;
        this.session = line.unwrap(Session.class);
        this.settings = settings;
        this.transactions = new Transactions(line, session);
        this.vendor = Vendor.of(
                line.server(),
                () -> line.query(Vendor.VERSION_QUESTION).first(String.class).orElse(""));
        this.escapes = new Escapes(vendor.functions());
        this.layouts = new ResultLayouts(settings.values());
        this.metadata =
                new JdbcDatabaseMetaData(new DescribedConnection(this, named(settings.url(), vendor.productName())));
    }

    /// A URL whose driver serves both servers names the one that is there, by which frameworks choose their dialect.
    private static String named(String url, String product) {
        return product.equals("MySQL") || product.equals("MariaDB")
                ? url.replaceFirst(
                        "^(jdbc:(?:luma:)?)(?:mysql|mariadb):", "$1" + product.toLowerCase(Locale.ROOT) + ":")
                : url;
    }

    // ---- what statements know of it

    @Override
    public java.sql.Connection connection() {
        return this;
    }

    @Override
    public ReentrantLock lock() {
        return lock;
    }

    @Override
    public Connection ready() throws SQLException {
        requireOpen();
        freeTheLine();
        transactions.prepare();
        commands++;
        return line;
    }

    private void freeTheLine() {
        final Answered before = onTheLine;
        if (before != null) {
            onTheLine = null;
            before.free();
        }
    }

    @Override
    public void answered(Answered answer) {
        onTheLine = answer;
    }

    @Override
    public SQLException failed(RuntimeException failure) {
        return SqlExceptions.of(failure);
    }

    @Override
    public Optional<Duration> callLimit() {
        return callLimit;
    }

    @Override
    public long commands() {
        return commands;
    }

    @Override
    public Vendor vendor() {
        return vendor;
    }

    @Override
    public SqlDialect dialect() {
        return session.dialect();
    }

    @Override
    public ValueSettings values() {
        return settings.values();
    }

    @Override
    public ResultLayouts layouts() {
        return layouts;
    }

    @Override
    public int parameterCount(String sql) throws SQLException {
        lock.lock();
        try {
            return statements.parse(sql, session.dialect()).parameterCount();
        } catch (DbException e) {
            throw failed(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String withoutEscapes(String sql) throws SQLException {
        return escapes.translate(sql, session.dialect());
    }

    @Override
    public Cancellable calls() {
        return line.cancellable();
    }

    @Override
    public void forget(JdbcStatement statement) {
        open.remove(statement);
    }

    // ---- a round trip of the connection's own

    private <T> T asked(Step<T> step) throws SQLException {
        return locked(() -> {
            requireOpen();
            return step.run();
        });
    }

    private void told(Change change) throws SQLException {
        change(() -> {
            requireOpen();
            change.run();
        });
    }

    private void run(String sql) throws SQLException {
        told(() -> ready().exec(sql));
    }

    private Optional<String> ask(Optional<String> sql) throws SQLException {
        return sql.isEmpty()
                ? Optional.empty()
                : asked(() -> ready().query(sql.get()).first().map(row -> row.getString(0)));
    }

    @Override
    StatementHost host() {
        return this;
    }

    @Override
    <S extends JdbcStatement> S opened(S statement) throws SQLException {
        lock.lock();
        try {
            requireOpen();
            open.add(statement);
            if (settings.fetchSize() > 0) {
                statement.setFetchSize(settings.fetchSize());
            }
            return statement;
        } finally {
            lock.unlock();
        }
    }

    // ---- transactions

    /// Whether statements commit by themselves. To switch that on commits what is open; else nothing goes to the server
    /// before the next statement.
    @Override
    public void setAutoCommit(boolean autoCommit) throws SQLException {
        told(() -> {
            if (autoCommit != transactions.autocommit()) {
                freeTheLine();
                transactions.autocommit(autoCommit);
            }
        });
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        requireOpen();
        return transactions.autocommit();
    }

    /// Rows that are still being read stay readable.
    @Override
    public void commit() throws SQLException {
        told(() -> {
            requireNoAutocommit("commit");
            freeTheLine();
            transactions.commit();
        });
    }

    /// Rows that are still being read stay readable.
    @Override
    public void rollback() throws SQLException {
        told(() -> {
            requireNoAutocommit("roll back");
            freeTheLine();
            transactions.rollback();
        });
    }

    private void requireNoAutocommit(String what) throws SQLException {
        if (transactions.autocommit()) {
            throw SqlExceptions.usage(
                    SqlState.NO_ACTIVE_TRANSACTION,
                    "there is nothing to " + what + ": each statement commits by itself, as autocommit is on");
        }
    }

    @Override
    public Savepoint setSavepoint() throws SQLException {
        return savepoint("");
    }

    @Override
    public Savepoint setSavepoint(String name) throws SQLException {
        requireOpen();
        return savepoint(SqlExceptions.given(name, "the savepoint's name"));
    }

    private Savepoint savepoint(String name) throws SQLException {
        return asked(() -> {
            requireNoAutocommit("come back to");
            ready();
            final JdbcSavepoint savepoint = new JdbcSavepoint(this, ++savepoints, name);
            session.savepoint(savepoint.nameOnServer());
            return savepoint;
        });
    }

    @Override
    public void rollback(Savepoint savepoint) throws SQLException {
        requireOpen();
        final JdbcSavepoint own = own(savepoint);
        told(() -> {
            requireNoAutocommit("roll back");
            ready();
            session.rollbackTo(own.nameOnServer());
        });
    }

    @Override
    public void releaseSavepoint(Savepoint savepoint) throws SQLException {
        requireOpen();
        final JdbcSavepoint own = own(savepoint);
        told(() -> {
            ready();
            session.release(own.nameOnServer());
            own.release();
        });
    }

    private JdbcSavepoint own(Savepoint savepoint) throws SQLException {
        if (savepoint instanceof JdbcSavepoint own && own.belongsTo(this) && !own.isReleased()) {
            return own;
        }
        throw SqlExceptions.usage("3B001", "the savepoint is not one of this connection, or was released");
    }

    /// A change holds from the next transaction on.
    @Override
    public void setTransactionIsolation(int level) throws SQLException {
        requireOpen();
        final Isolation isolation = IsolationLevels.of(level);
        told(() -> {
            transactions.isolation(isolation);
        });
    }

    /// One round trip, as long as nobody has set it.
    @Override
    public int getTransactionIsolation() throws SQLException {
        requireOpen();
        final Isolation known = transactions.isolation();
        return known != Isolation.SERVER_DEFAULT
                ? IsolationLevels.of(known)
                : ask(vendor.session().isolation())
                        .map(IsolationLevels::named)
                        .orElse(java.sql.Connection.TRANSACTION_READ_COMMITTED);
    }

    /// The server refuses to write then. Not within a transaction.
    @Override
    public void setReadOnly(boolean readOnly) throws SQLException {
        told(() -> {
            transactions.readOnly(readOnly);
        });
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        requireOpen();
        return transactions.readOnly();
    }

    // ---- where it is

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        requireOpen();
        return metadata;
    }

    @Override
    public List<Row> ask(Query query) throws SQLException {
        return asked(() -> {
            freeTheLine();
            commands++;
            return line.query(query.sql(), query.values().toArray()).all();
        });
    }

    /// What MySQL and MariaDB call a database.
    @Override
    public @Nullable String getCatalog() throws SQLException {
        requireOpen();
        return ask(vendor.session().database()).orElse(null);
    }

    @Override
    public void setCatalog(@Nullable String catalog) throws SQLException {
        requireOpen();
        final Optional<String> use = vendor.session().useDatabase();
        if (use.isPresent() && catalog != null && !catalog.isEmpty()) {
            run(use.get() + quoted(catalog));
        }
    }

    private String quoted(String name) throws SQLException {
        try {
            return session.dialect().quotedName(name);
        } catch (DbException e) {
            throw failed(e);
        }
    }

    // ---- how it is

    /// Asks the server, in time. Where rows are still on the line it is not asked: the answer is what is known.
    ///
    /// @param seconds 0 for as long as it takes
    @Override
    public boolean isValid(int seconds) throws SQLException {
        if (seconds < 0) {
            throw SqlExceptions.usage("HY024", "a timeout is not negative, and this is " + seconds);
        }
        if (closed || !gotLock(seconds)) {
            return false;
        }
        try {
            return answers(seconds);
        } catch (RuntimeException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean gotLock(int seconds) {
        try {
            return lock.tryLock(seconds == 0 ? Long.MAX_VALUE : seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean answers(int seconds) {
        final Answered reading = onTheLine;
        if (closed || !line.isOpen() || reading != null && reading.isOnTheLine()) {
            return !closed && line.isOpen();
        }
        if (seconds == 0) {
            session.ping();
        } else {
            session.ping(Duration.ofSeconds(seconds));
        }
        return true;
    }

    /// @param executor is not needed
    /// @param milliseconds how long the server may take for one message; 0 for what the URL says
    @Override
    public void setNetworkTimeout(@Nullable Executor executor, int milliseconds) throws SQLException {
        if (milliseconds < 0) {
            throw SqlExceptions.usage("HY024", "a timeout is not negative, and this is " + milliseconds);
        }
        told(() -> {
            final Duration limit = Duration.ofMillis(milliseconds);
            callLimit = session.readTimeout(limit) || milliseconds == 0 ? Optional.empty() : Optional.of(limit);
            networkTimeout = milliseconds;
        });
    }

    @Override
    public int getNetworkTimeout() throws SQLException {
        requireOpen();
        return networkTimeout;
    }

    // ---- its end

    @Override
    public boolean isClosed() {
        return closed || !line.isOpen();
    }

    /// Rolls back what was not committed. A call that is under way on another thread fails.
    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        if (!lock.tryLock()) {
            closed = true;
            line.close();
            return;
        }
        try {
            closeStatements();
            if (line.isOpen()) {
                transactions.rollback();
            }
        } catch (RuntimeException e) {
            // With the connection the server rolls back, too.
        } finally {
            closed = true;
            line.close();
            lock.unlock();
        }
    }

    private void closeStatements() throws SQLException {
        for (final JdbcStatement statement : List.copyOf(open)) {
            statement.close();
        }
    }

    @Override
    public void abort(@Nullable Executor executor) throws SQLException {
        final Executor given = SqlExceptions.given(executor, "the executor that abort needs");
        if (!closed) {
            closed = true;
            given.execute(session::abort);
        }
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (Unwrapping.typeGiven(type).isInstance(this)) {
            return type.cast(this);
        }
        if (type.isInstance(line)) {
            return type.cast(line);
        }
        try {
            return line.unwrap(type);
        } catch (DbException e) {
            throw failed(e);
        }
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return Unwrapping.typeGiven(type).isInstance(this) || type.isInstance(line) || type.isInstance(session);
    }

    /// Names the server, never a secret.
    @Override
    public String toString() {
        return "Jdbc" + line;
    }
}
