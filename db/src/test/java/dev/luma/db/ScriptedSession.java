package dev.luma.db;

import dev.luma.db.spi.Answer;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.Capabilities;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.OnFailure;
import dev.luma.db.spi.PreparedSession;
import dev.luma.db.spi.ServerInfo;
import dev.luma.db.spi.Session;
import dev.luma.db.spi.SqlDialect;
import dev.luma.db.spi.TransactionOptions;
import dev.luma.db.sql.SqlScanner;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A session that goes as a test has written it, and remembers what it was asked. It fails if two threads are in it at
/// the same time.
class ScriptedSession implements Session {
    final Queue<String> calls = new ConcurrentLinkedQueue<>();
    final Map<String, Supplier<Answer>> answers = new HashMap<>();
    final Map<String, RuntimeException> failures = new HashMap<>();
    volatile boolean inTransaction;
    volatile boolean open = true;
    volatile boolean aborted;
    private final AtomicInteger inside = new AtomicInteger();

    ScriptedSession answer(String sql, Supplier<Answer> answer) {
        answers.put(sql, answer);
        return this;
    }

    ScriptedSession failOn(String call, RuntimeException failure) {
        failures.put(call, failure);
        return this;
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    private void called(String call) {
        if (inside.incrementAndGet() > 1) {
            throw new IllegalStateException("two threads are in one session");
        }
        try {
            calls.add(call);
            during(call);
            final RuntimeException failure = failures.get(call);
            if (failure != null) {
                throw failure;
            }
        } finally {
            inside.decrementAndGet();
        }
    }

    /// For a test that wants to be in the middle of a call.
    void during(String call) {}

    @Override
    public ServerInfo server() {
        return new ServerInfo("Scripted", "1.0", 42, "nowhere:1");
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, true);
    }

    @Override
    public SqlDialect dialect() {
        return SqlDialect.MYSQL;
    }

    @Override
    public Answer execute(String sql, @Nullable Object[] values) {
        called(values.length == 0 ? sql : sql + " " + Arrays.toString(values));
        return answers.getOrDefault(sql, () -> ScriptedAnswer.outcome(0, 0)).get();
    }

    @Override
    public PreparedSession prepare(String sql) {
        called("prepare " + sql);
        return new Prepared(sql);
    }

    private final class Prepared implements PreparedSession {
        private final String sql;

        private Prepared(String sql) {
            this.sql = sql;
        }

        @Override
        public String sql() {
            return sql;
        }

        @Override
        public int parameterCount() {
            return SqlScanner.parse(sql, dialect()).parameterCount();
        }

        @Override
        public List<ColumnInfo> columns() {
            return List.of();
        }

        @Override
        public Answer execute(@Nullable Object[] values) {
            return ScriptedSession.this.execute(sql, values);
        }

        @Override
        public BatchResult batch(Iterator<@Nullable Object[]> rows, OnFailure onFailure) {
            return ScriptedSession.this.batch(sql, rows, onFailure);
        }

        @Override
        public void close() {
            called("close " + sql);
        }
    }

    @Override
    public boolean inTransaction() {
        return inTransaction;
    }

    @Override
    public void begin(TransactionOptions options) {
        called(options.equals(TransactionOptions.defaults()) ? "BEGIN" : "BEGIN " + options.isolation());
        inTransaction = true;
    }

    @Override
    public void commit() {
        called("COMMIT");
        inTransaction = false;
    }

    @Override
    public void rollback() {
        called("ROLLBACK");
        inTransaction = false;
    }

    @Override
    public void ping() {
        called("ping");
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        if (open) {
            called("close");
            open = false;
        }
    }

    @Override
    public void abort() {
        aborted = true;
        open = false;
    }
}
