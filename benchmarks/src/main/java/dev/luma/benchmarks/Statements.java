package dev.luma.benchmarks;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Statements on one open connection.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Statements {
    @Param({"luma", "mariadb-j", "connector-j"})
    public String driver = "";

    private @Nullable Peer peer;
    private int id;

    @Setup
    public void connect() throws Exception {
        peer = Peer.open(driver, Target.fromProperties());
    }

    @TearDown
    public void close() throws Exception {
        open().close();
    }

    private Peer open() {
        return Objects.requireNonNull(peer);
    }

    @Benchmark
    public long pointSelect() throws Exception {
        id = id % 1000 + 1;
        return open().pointSelect(id);
    }

    @Benchmark
    public long thousandRowsText() throws Exception {
        return open().thousandRowsAsText();
    }

    @Benchmark
    public long thousandRowsBinary() throws Exception {
        return open().thousandRowsAsBinary();
    }
}
