package dev.luma.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// From nothing to a connection that takes statements, and goodbye.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Connecting {
    @Param({"luma", "mariadb-j", "connector-j"})
    public String driver = "";

    private final Target target = Target.fromProperties();

    @Benchmark
    public void connect() throws Exception {
        Peer.connect(driver, target);
    }
}
