package dev.luma.benchmarks;

import dev.luma.benchmarks.wire.Replay;
import dev.luma.db.Connection;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// One task with one driver, as JMH runs it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Operation {
    static final String PORT = "luma.bench.port";
    private static final int RECORDED = 3;

    @Param("DO_ONE")
    public Task task = Task.DO_ONE;

    @Param("LUMA")
    public Driver driver = Driver.LUMA;

    private final int port = Integer.getInteger(PORT);
    private @Nullable Replay replay;
    private @Nullable Peer peer;

    /// Opens the driver and looks whether it does what it should.
    ///
    /// @throws IllegalStateException if what it read sums up to something else
    @Setup
    public void open() throws Exception {
        final Target server = new Target(port, task.isEncrypted());
        peer = task.replayed() ? openReplayed(server) : open(server);
        final long sum = run();
        if (sum != task.sum() && driver != Driver.BARE_BYTES) {
            throw new IllegalStateException(
                    driver.label() + " reads " + sum + " and not " + task.sum() + " in " + task.id());
        }
    }

    private Peer open(Target target) throws Exception {
        return task == Task.THREADS ? new Crowd(driver, target) : driver.open(task, target);
    }

    private Peer openReplayed(Target server) throws Exception {
        replay = Replay.of(server.port());
        final Target target = new Target(replay.port(), false);
        try (Peer recorded = open(target)) {
            for (int i = 0; i < RECORDED; i++) {
                recorded.run(0, task.turns());
            }
        }
        return open(target);
    }

    @Setup(Level.Iteration)
    public void forgetInserts() {
        if (task.batchSize() > 0 && !task.replayed()) {
            try (Connection connection = Tables.connect(port)) {
                connection.exec("TRUNCATE TABLE batch");
            }
        }
    }

    @TearDown
    public void close() throws Exception {
        Objects.requireNonNull(peer).close();
        if (replay != null) {
            replay.close();
        }
    }

    @Benchmark
    public long run() throws Exception {
        return Objects.requireNonNull(peer).run(0, task.turns());
    }
}
