package dev.luma.jdbc.statement;

import dev.luma.db.Cancellable;
import dev.luma.db.Executor;
import dev.luma.db.Results;
import dev.luma.db.error.SqlState;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.OnFailure;
import dev.luma.jdbc.error.SqlExceptions;
import dev.luma.jdbc.result.RowSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement whose text comes with each call.
///
/// Rows stream from the server as they are read. Whatever else uses the connection meanwhile finds the line free: the
/// rest of the rows is taken into memory then.
public sealed class JdbcStatement extends OverloadedStatement permits JdbcPreparedStatement {
    private final StatementWarnings warnings;
    private final StatementResults results;
    /// Its calls, of which another thread may stop the one under way.
    private final Cancellable calls;
    private final List<String> batch = new ArrayList<>(0);
    private boolean closesOnCompletion;

    public JdbcStatement(StatementHost host, ResultKind kind) {
        super(host, kind);
        this.warnings = new StatementWarnings(host);
        this.results = new StatementResults(this, warnings);
        this.calls = host.calls();
    }

    // ---- running

    @Override
    String plain(@Nullable String sql) throws SQLException {
        requireOpen();
        return withoutEscapes(SqlExceptions.given(sql, "the statement"));
    }

    // What runs for every statement takes its turn by hand, which makes no object.

    @Override
    final ResultSet query(String sql, @Nullable Object[] values) throws SQLException {
        host.lock().lock();
        try {
            begin(sql, values, called() == Answered.Called.NOTHING);
            final ResultSet rows = results.shown();
            if (rows == null) {
                throw SqlExceptions.usage(
                        SqlState.WRONG_USE,
                        "the statement gave no rows, and has run: executeUpdate or execute is for it");
            }
            return rows;
        } catch (RuntimeException e) {
            throw host.failed(e);
        } finally {
            host.lock().unlock();
        }
    }

    @Override
    final boolean run(String sql, @Nullable Object[] values, KeyRequest request) throws SQLException {
        return runCounted(sql, values, request) == StatementResults.NO_COUNT;
    }

    @Override
    final long update(String sql, @Nullable Object[] values, KeyRequest request) throws SQLException {
        final long count = runCounted(sql, values, request);
        if (count == StatementResults.NO_COUNT) {
            host.change(results::forget);
            throw SqlExceptions.usage(
                    SqlState.WRONG_USE, "the statement gave rows, and has run: executeQuery or execute is for it");
        }
        return count;
    }

    /// @return how many rows it changed; [StatementResults#NO_COUNT] if its first result has rows
    private long runCounted(String sql, @Nullable Object[] values, KeyRequest request) throws SQLException {
        host.lock().lock();
        try {
            runWithKeys(sql, values, request);
            return results.hasRows() ? StatementResults.NO_COUNT : Math.max(0, results.count());
        } catch (RuntimeException e) {
            throw host.failed(e);
        } finally {
            host.lock().unlock();
        }
    }

    private void runWithKeys(String sql, @Nullable Object[] values, KeyRequest request) throws SQLException {
        if (request instanceof KeyRequest.None) {
            begin(sql, values, false);
            return;
        }
        requireOpen();
        results.forget();
        final GeneratedKeys generated = GeneratedKeys.of(sql, request, host);
        begin(generated.sql(), values, false);
        results.takeKeys(generated);
    }

    /// Runs a statement up to its first result.
    ///
    /// @param isOne whether only the first rows are of interest
    private void begin(String sql, @Nullable Object[] values, boolean isOne) throws SQLException {
        requireOpen();
        results.forget();
        host.ready();
        final long from = limits.timeoutSeconds() == 0 ? 0 : System.nanoTime();
        final Answered begun = new Answered(called(sql, values), limits.maxRows(), isOne, called());
        host.answered(begun);
        warnings.begin();
        results.begin(begun);
        if (from != 0 && results.hasRows() && limits.hasPassedSince(from)) {
            results.forget();
            throw limits.timedOut();
        }
    }

    /// Closed by its walk, [Answered].
    @SuppressWarnings("MustBeClosedChecker")
    private Results called(String sql, @Nullable Object[] values) {
        return limits.within(calls, host.callLimit()).execute(sql, values);
    }

    /// What a run of this statement calls.
    Answered.Called called() {
        return Answered.Called.NOTHING;
    }

    /// The row of what a routine gave back, for which all results are taken into memory; null if there is none.
    final @Nullable RowSource outParameters() throws SQLException {
        return host.locked(results::outParameters);
    }

    // ---- results

    @Override
    public @Nullable ResultSet getResultSet() throws SQLException {
        requireOpen();
        return host.locked(results::shown);
    }

    @Override
    public long getLargeUpdateCount() throws SQLException {
        requireOpen();
        return results.count();
    }

    @Override
    public int getUpdateCount() throws SQLException {
        return Counts.clamped(getLargeUpdateCount());
    }

    @Override
    public boolean getMoreResults() throws SQLException {
        return getMoreResults(CLOSE_CURRENT_RESULT);
    }

    /// Earlier results that were kept open stay readable: from memory.
    @Override
    public boolean getMoreResults(int what) throws SQLException {
        requireOpen();
        return host.locked(() -> results.next(what));
    }

    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        requireOpen();
        return results.keys();
    }

    // ---- batches

    @Override
    public void addBatch(String sql) throws SQLException {
        batch.add(plain(sql));
    }

    @Override
    public void clearBatch() throws SQLException {
        requireOpen();
        batch.clear();
    }

    @Override
    public int[] executeBatch() throws SQLException {
        return Counts.clamped(executeLargeBatch());
    }

    /// Each statement on its own: one that fails does not keep the others from running.
    @Override
    public long[] executeLargeBatch() throws SQLException {
        requireOpen();
        final List<String> statements = List.copyOf(batch);
        batch.clear();
        return host.locked(() -> {
            results.forget();
            return statements.isEmpty()
                    ? new long[0]
                    : BatchOutcome.withoutRows(
                            ran(statements.size(), line -> line.batch(statements, OnFailure.KEEP_GOING)));
        });
    }

    /// Runs a statement for each row of values.
    final long[] batch(String sql, List<@Nullable Object[]> rows, KeyRequest request) throws SQLException {
        return host.locked(() -> {
            requireOpen();
            results.forget();
            return rows.isEmpty() ? new long[0] : counts(sql, rows, request);
        });
    }

    private long[] counts(String sql, List<@Nullable Object[]> rows, KeyRequest request) throws SQLException {
        final BatchResult result = ran(rows.size(), line -> line.batch(sql, rows, OnFailure.LEAVE_OUT));
        if (!(request instanceof KeyRequest.None)) {
            results.keys(GeneratedKeys.of(result, request));
        }
        return BatchOutcome.counts(result);
    }

    private interface Batch {
        BatchResult run(Executor line);
    }

    private BatchResult ran(int size, Batch batched) throws SQLException {
        host.ready();
        warnings.begin();
        warnings.uncounted();
        try {
            return batched.run(limits.within(calls, host.callLimit()));
        } catch (RuntimeException e) {
            throw BatchOutcome.broken(e, host.failed(e), size);
        }
    }

    // ---- warnings

    /// What the server warned of when it ran this statement, as long as no other has run on the connection since.
    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        requireOpen();
        return host.locked(() -> {
            results.countWarnings();
            return warnings.get();
        });
    }

    @Override
    public void clearWarnings() throws SQLException {
        requireOpen();
        warnings.clear();
    }

    // ---- the statement itself

    /// From any thread: stops this statement's call, if one is under way or its rows are still coming, and never
    /// another's.
    @Override
    public void cancel() throws SQLException {
        requireOpen();
        calls.cancel();
    }

    @Override
    public void close() throws SQLException {
        if (!closed) {
            host.change(() -> {
                closed = true;
                host.forget(this);
                results.forget();
            });
        }
    }

    @Override
    public void closeOnCompletion() throws SQLException {
        requireOpen();
        closesOnCompletion = true;
        results.whenCompleted(() -> {
            if (!closed) {
                closed = true;
                host.forget(this);
            }
        });
    }

    @Override
    public boolean isCloseOnCompletion() throws SQLException {
        requireOpen();
        return closesOnCompletion;
    }
}
