package dev.luma.benchmarks.peers;

import dev.luma.benchmarks.Peer;
import dev.luma.benchmarks.Tables;
import dev.luma.benchmarks.Target;
import dev.luma.benchmarks.Task;
import io.asyncer.r2dbc.mysql.MySqlConnectionConfiguration;
import io.asyncer.r2dbc.mysql.MySqlConnectionFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.Statement;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.Objects;
import org.mariadb.r2dbc.MariadbConnectionConfiguration;
import org.mariadb.r2dbc.MariadbConnectionFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A driver behind the R2DBC interface, with statements prepared by the server and kept.
public final class R2dbcPeer implements Peer {
    private final Task task;
    private final String sql;
    private final ConnectionFactory factory;
    private final Connection connection;
    private final ByteBuffer blob = ByteBuffer.wrap(Tables.blob());

    /// `io.asyncer:r2dbc-mysql`.
    public static R2dbcPeer mysql(Task task, Target target) {
        final MySqlConnectionConfiguration configuration = MySqlConnectionConfiguration.builder()
                .host(target.host())
                .port(target.port())
                .user(target.user())
                .database(target.database())
                .sslMode(
                        target.tls()
                                ? io.asyncer.r2dbc.mysql.constant.SslMode.REQUIRED
                                : io.asyncer.r2dbc.mysql.constant.SslMode.DISABLED)
                .useServerPrepareStatement()
                .build();
        return new R2dbcPeer(task, MySqlConnectionFactory.from(configuration));
    }

    /// `org.mariadb:r2dbc-mariadb`.
    public static R2dbcPeer mariaDb(Task task, Target target) {
        final MariadbConnectionConfiguration configuration = MariadbConnectionConfiguration.builder()
                .host(target.host())
                .port(target.port())
                .username(target.user())
                .database(target.database())
                .sslMode(target.tls() ? org.mariadb.r2dbc.SslMode.TRUST : org.mariadb.r2dbc.SslMode.DISABLE)
                .useServerPrepStmts(true)
                .build();
        return new R2dbcPeer(task, new MariadbConnectionFactory(configuration));
    }

    private R2dbcPeer(Task task, ConnectionFactory factory) {
        this.task = task;
        this.factory = factory;
        sql = task.sql();
        connection = Objects.requireNonNull(Mono.from(factory.create()).block());
    }

    @Override
    public long run(int first, int turns) {
        final Sum sum = new Sum();
        Flux.range(first, turns).concatMap(turn -> once(turn, sum)).blockLast();
        return sum.value;
    }

    /// Adds up without boxing.
    private static final class Sum {
        private long value;
    }

    private Flux<?> once(int turn, Sum sum) {
        return switch (task) {
            case DO_ONE, BATCH_100, BATCH_1000 -> updates(sum);
            case POINT_SELECT -> pairs(statement().bind(0, Tables.key(turn)), sum);
            case ONE_TEXT, THOUSAND_TEXT -> pairs(statement(), sum);
            case THOUSAND_BINARY -> pairs(statement().bind(0, 1000), sum);
            case HUNDRED_TEXT -> hundred(statement(), sum);
            case HUNDRED_BINARY -> hundred(statement().bind(0, 1), sum);
            case MILLION_TEXT -> million(statement(), sum);
            case MILLION_BINARY -> million(statement().bind(0, Tables.MILLION), sum);
            case BLOB_WRITE -> rows(statement().bind(0, blob.duplicate()), sum, row -> value(row, 0, Long.class));
            case BLOB_READ -> rows(statement().bind(0, 1), sum, row -> value(row, 0, byte[].class).length);
            case CONNECT, CONNECT_TLS -> Flux.from(factory.create()).concatMap(Connection::close);
            case THREADS -> throw new IllegalArgumentException("many connections are no task for one");
        };
    }

    private Statement statement() {
        return connection.createStatement(sql);
    }

    private static <T> T value(Row row, int column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }

    private interface RowSum {
        long of(Row row);
    }

    private static Flux<?> pairs(Statement statement, Sum sum) {
        return rows(
                statement,
                sum,
                row -> value(row, 0, Integer.class)
                        + value(row, 1, String.class).length());
    }

    private static Flux<?> hundred(Statement statement, Sum sum) {
        return rows(statement, sum, R2dbcPeer::sumOfHundred);
    }

    private static long sumOfHundred(Row row) {
        long sum = 0;
        for (int i = 0; i < 100; i++) {
            sum += value(row, i, Integer.class);
        }
        return sum;
    }

    private static Flux<?> million(Statement statement, Sum sum) {
        return rows(
                statement,
                sum,
                row -> value(row, 0, Long.class)
                        + value(row, 1, String.class).length()
                        + value(row, 2, Double.class).longValue()
                        + value(row, 3, LocalDateTime.class).getSecond());
    }

    private static Flux<?> rows(Statement statement, Sum sum, RowSum rowSum) {
        return Flux.from(statement.execute())
                .concatMap(result -> result.map((row, columns) -> {
                    sum.value += rowSum.of(row);
                    return Boolean.TRUE;
                }));
    }

    private Flux<?> updates(Sum sum) {
        final Statement statement = statement();
        for (int id = 1; id <= task.batchSize(); id++) {
            if (id > 1) {
                statement.add();
            }
            statement.bind(0, id).bind(1, Tables.name(id));
        }
        return Flux.from(statement.execute()).concatMap(Result::getRowsUpdated).doOnNext(count -> sum.value += count);
    }

    @Override
    public void close() {
        Mono.from(connection.close()).block();
    }
}
