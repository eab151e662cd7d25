package dev.luma.benchmarks.peers;

import dev.luma.benchmarks.Peer;
import dev.luma.benchmarks.Tables;
import dev.luma.benchmarks.Target;
import dev.luma.benchmarks.Task;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLConnection;
import io.vertx.mysqlclient.SslMode;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/// The Vert.x MySQL client, with a cache of prepared statements, pipelining and the native transport. Rows are added up
/// by a collector as they arrive, except in a point select.
public final class VertxPeer implements Peer {
    private static final int PIPELINING = 256;

    private final Task task;
    private final String sql;
    private final Vertx vertx;
    private final MySQLConnectOptions options;
    private final MySQLConnection connection;
    private final @Nullable PreparedStatement prepared;
    private final Buffer blob = Buffer.buffer(Tables.blob());

    private final Collector<Row, ?, Long> pairs =
            sum(row -> row.getInteger(0) + row.getString(1).length());
    private final Collector<Row, ?, Long> hundreds = sum(VertxPeer::sumOfHundred);
    private final Collector<Row, ?, Long> millions = sum(row -> row.getLong(0)
            + row.getString(1).length()
            + row.getDouble(2).longValue()
            + row.getLocalDateTime(3).getSecond());

    public VertxPeer(Task task, Target target) throws Exception {
        this.task = task;
        sql = task.sql();
        vertx = Vertx.vertx(
                new VertxOptions().setPreferNativeTransport(!connects(task)).setEventLoopPoolSize(1));
        options = new MySQLConnectOptions()
                .setCachePreparedStatements(true)
                .setPipeliningLimit(PIPELINING)
                .setSslMode(target.tls() ? SslMode.REQUIRED : SslMode.DISABLED);
        if (target.tls()) {
            options.setSslOptions(new ClientSSLOptions().setTrustAll(true));
        }
        options.setHost(target.host())
                .setPort(target.port())
                .setUser(target.user())
                .setPassword("")
                .setDatabase(target.database());
        connection = await(MySQLConnection.connect(vertx, options));
        prepared = task.isPrepared() ? await(connection.prepare(sql)) : null;
    }

    // with epoll every connect takes 200 ms (seen with 5.0.10), though little CPU
    private static boolean connects(Task task) {
        return task == Task.CONNECT || task == Task.CONNECT_TLS;
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get();
    }

    private interface RowSum {
        long of(Row row);
    }

    private static Collector<Row, ?, Long> sum(RowSum rowSum) {
        return Collector.of(
                () -> new long[1],
                (sum, row) -> sum[0] += rowSum.of(row),
                (left, right) -> new long[] {left[0] + right[0]},
                sum -> sum[0]);
    }

    private static long sumOfHundred(Row row) {
        long sum = 0;
        for (int i = 0; i < 100; i++) {
            sum += row.getInteger(i);
        }
        return sum;
    }

    @Override
    public long run(int first, int turns) throws Exception {
        final Chain chain = new Chain(first, first + turns);
        chain.next();
        return chain.done.get();
    }

    /// Begins each turn on the event loop, when the one before is over.
    private final class Chain {
        private final CompletableFuture<Long> done = new CompletableFuture<>();
        private final int end;
        private int turn;
        private long sum;

        Chain(int first, int end) {
            turn = first;
            this.end = end;
        }

        void next() {
            if (turn == end) {
                done.complete(sum);
            } else {
                once(turn++).onComplete(this::add);
            }
        }

        private void add(AsyncResult<Long> result) {
            if (result.failed()) {
                done.completeExceptionally(result.cause());
            } else {
                sum += result.result();
                next();
            }
        }
    }

    private Future<Long> once(int turn) {
        return switch (task) {
            case DO_ONE -> connection.query(sql).execute().map(result -> (long) result.rowCount());
            case POINT_SELECT ->
                prepared().query().execute(Tuple.of(Tables.key(turn))).map(VertxPeer::sumOfPairs);
            case ONE_TEXT, THOUSAND_TEXT -> text(pairs);
            case THOUSAND_BINARY -> binary(pairs, 1000);
            case HUNDRED_TEXT -> text(hundreds);
            case HUNDRED_BINARY -> binary(hundreds, 1);
            case MILLION_TEXT -> text(millions);
            case MILLION_BINARY -> binary(millions, Tables.MILLION);
            case BATCH_100, BATCH_1000 -> batch(task.batchSize());
            case BLOB_WRITE ->
                prepared()
                        .query()
                        .execute(Tuple.of(blob))
                        .map(rows -> rows.iterator().next().getLong(0));
            case BLOB_READ ->
                prepared().query().execute(Tuple.of(1)).map(rows ->
                        (long) rows.iterator().next().getBuffer(0).length());
            case CONNECT, CONNECT_TLS ->
                MySQLConnection.connect(vertx, options)
                        .compose(MySQLConnection::close)
                        .map(closed -> 0L);
            case THREADS -> throw new IllegalArgumentException("many connections are no task for one");
        };
    }

    private PreparedStatement prepared() {
        return Objects.requireNonNull(prepared);
    }

    private static long sumOfPairs(RowSet<Row> rows) {
        long sum = 0;
        for (final Row row : rows) {
            sum += row.getInteger(0) + row.getString(1).length();
        }
        return sum;
    }

    private Future<Long> text(Collector<Row, ?, Long> collector) {
        return connection.query(sql).collecting(collector).execute().map(SqlResult::value);
    }

    private Future<Long> binary(Collector<Row, ?, Long> collector, int limit) {
        return prepared().query().collecting(collector).execute(Tuple.of(limit)).map(SqlResult::value);
    }

    private Future<Long> batch(int rows) {
        final List<Tuple> values = new ArrayList<>(rows);
        for (int id = 1; id <= rows; id++) {
            values.add(Tuple.of(id, Tables.name(id)));
        }
        return prepared().query().executeBatch(values).map(VertxPeer::inserted);
    }

    private static long inserted(RowSet<Row> first) {
        long inserted = 0;
        for (RowSet<Row> each = first; each != null; each = each.next()) {
            inserted += each.rowCount();
        }
        return inserted;
    }

    @Override
    public void close() throws Exception {
        await(connection.close());
        await(vertx.close());
    }
}
