package dev.luma.db.watch;

import dev.luma.db.error.CommitUnknownException;
import dev.luma.db.observe.DbEvent;
import dev.luma.db.observe.DbEvent.Ending;
import dev.luma.db.observe.DbEvent.StatementBegun;
import dev.luma.db.observe.DbEvent.Timing;
import dev.luma.db.observe.Listener;
import dev.luma.db.spi.ServerInfo;
import dev.luma.db.spi.Session;
import dev.luma.db.spi.TransactionOptions;
import dev.luma.db.sql.SecretSql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps the time of what one connection does, and tells it to who wants to know.
///
/// A connection runs one statement at a time, so this object serves them all. It is told of each step by who has the
/// connection's turn, and of rows by who reads them. Where nobody wants to know, a step costs a comparison or two.
public final class Watch {
    private static final long NEVER = Long.MAX_VALUE;

    private final Audience audience;
    private final ServerInfo server;
    private final long slowNanos;
    private final TransactionWatch transaction;
    private final long opened;
    private final AtomicBoolean closed = new AtomicBoolean();

    /// Whether somebody wants to know of the statement that is under way; if not, the fields below are stale.
    private boolean watched;

    private String sql = "";
    private long waiting;
    private long begin;
    private long answered;
    private long rows;
    private @Nullable StatementBegun begun;
    private @Nullable StatementEvent event;
    private @Nullable Throwable failure;
    /// The text that was told last, and what was told of it: mostly the next one is the same.
    private String original = "";

    private String shown = "";

    /// Opens a session, and tells how that went.
    ///
    /// @param driver its name
    public static Session connect(String driver, List<Listener> listeners, Supplier<? extends Session> opening) {
        final Audience audience = new Audience(listeners);
        final boolean recorded = ConnectEvent.PROBE.isEnabled();
        if (audience.isEmpty() && !recorded) {
            return opening.get();
        }
        final ConnectEvent event = new ConnectEvent();
        final long begin = System.nanoTime();
        event.begin();
        try {
            final Session session = opening.get();
            event.server(session.server());
            audience.tell(new DbEvent.Connected(session.server(), since(begin)));
            return session;
        } catch (RuntimeException | Error e) {
            event.failure = Failures.name(e);
            audience.tell(new DbEvent.ConnectFailed(driver, e, since(begin)));
            throw e;
        } finally {
            event.end();
            if (event.shouldCommit()) {
                event.driver = driver;
                event.commit();
            }
        }
    }

    /// Watches a session that was just opened.
    public Watch(Session session, List<Listener> listeners) {
        audience = new Audience(listeners);
        server = session.server();
        slowNanos = nanos(session.slowStatement());
        transaction = new TransactionWatch(audience, server);
        opened = audience.isEmpty() ? 0 : System.nanoTime();
    }

    private static long nanos(Duration limit) {
        return limit.isZero() || limit.compareTo(Duration.ofNanos(NEVER)) > 0 ? NEVER : limit.toNanos();
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    // ---- statements

    /// A statement has its turn.
    ///
    /// @param waitingNanos for how long it had to wait for it
    public void begun(String statement, long waitingNanos) {
        rows = 0;
        transaction.statementBegun();
        final boolean recorded = StatementEvent.PROBE.isEnabled();
        watched = recorded || slowNanos != NEVER || !audience.isEmpty();
        if (!watched) {
            return;
        }
        sql = statement;
        waiting = waitingNanos;
        failure = null;
        answered = 0;
        begin = System.nanoTime();
        if (recorded) {
            event = new StatementEvent();
            event.begin();
        }
        if (!audience.isEmpty()) {
            final StatementBegun told = new StatementBegun(server, shownSql(), Instant.now());
            begun = told;
            audience.tell(told);
        }
    }

    /// The first answer has come.
    public void answered() {
        if (watched) {
            answered = System.nanoTime();
        }
    }

    /// One more row was read.
    public void row() {
        rows++;
    }

    /// So many more rows were read.
    public void rows(int count) {
        rows += count;
    }

    /// The statement has failed; [#ended] follows.
    public void failed(Throwable reason) {
        if (watched && failure == null) {
            failure = reason;
        }
    }

    /// The statement is over. Once more than it has begun is fine.
    ///
    /// @param affectedRows of its last result
    public void ended(long affectedRows) {
        if (!watched) {
            return;
        }
        watched = false;
        if (answered == 0) {
            answered = System.nanoTime();
        }
        final boolean slow = slowNanos != NEVER && waiting + (answered - begin) >= slowNanos;
        if (slow || begun != null || event != null) {
            tell(affectedRows, slow);
        }
    }

    private void tell(long affectedRows, boolean slow) {
        final Timing timing =
                new Timing(Duration.ofNanos(waiting), Duration.ofNanos(answered - begin), since(answered));
        record(timing, affectedRows);
        final StatementBegun told = begun;
        if (told != null) {
            begun = null;
            audience.tell(new DbEvent.StatementEnded(told, timing, rows, affectedRows, Optional.ofNullable(failure)));
        }
        if (slow) {
            SlowStatements.log(server, shownSql(), timing, rows, affectedRows, failure);
        }
        failure = null;
    }

    private void record(Timing timing, long affectedRows) {
        final StatementEvent recorded = event;
        if (recorded == null) {
            return;
        }
        event = null;
        recorded.end();
        if (recorded.shouldCommit()) {
            recorded.sql = shownSql();
            recorded.address = server.address();
            recorded.connectionId = server.connectionId();
            recorded.waiting = timing.waiting().toNanos();
            recorded.answering = timing.answering().toNanos();
            recorded.reading = timing.reading().toNanos();
            recorded.rows = rows;
            recorded.affectedRows = affectedRows;
            recorded.failure = failure == null ? null : Failures.name(failure);
            recorded.commit();
        }
    }

    private String shownSql() {
        if (!sql.equals(original)) {
            original = sql;
            shown = SecretSql.isSuspect(sql) ? SecretSql.masked(sql) : sql;
        }
        return shown;
    }

    // ---- transactions

    public void transactionBegun(TransactionOptions options) {
        transaction.begun(options);
    }

    /// The transaction is over, if one was begun.
    public void transactionEnded(Ending ending, @Nullable Throwable reason) {
        transaction.ended(ending, reason);
    }

    // ---- the connection

    /// The transaction is over by a failure, maybe with its connection.
    public void lost(Throwable reason) {
        transaction.ended(reason instanceof CommitUnknownException ? Ending.UNKNOWN : Ending.ROLLED_BACK, reason);
    }

    /// The program has closed the connection, maybe under a thread that uses it. Twice is fine.
    public void closed() {
        if (closed.compareAndSet(false, true) && !audience.isEmpty()) {
            audience.tell(new DbEvent.Closed(server, since(opened)));
        }
    }
}
