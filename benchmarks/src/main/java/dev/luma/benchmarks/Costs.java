package dev.luma.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/// What an operation costs the whole client process, whichever of its threads does the work: CPU time, user and kernel,
/// the garbage collector's and the compiler's too; and bytes allocated on the Java heap.
public final class Costs implements InternalProfiler {
    static final String CPU = "cpu.norm";
    static final String ALLOCATED = "allocated.norm";

    private final com.sun.management.OperatingSystemMXBean system =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long cpuBefore;
    private long allocatedBefore;

    @Override
    public String getDescription() {
        return "CPU time and allocation of the client process per operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        allocatedBefore = threads.getTotalThreadAllocatedBytes();
        cpuBefore = system.getProcessCpuTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        final double cpu = system.getProcessCpuTime() - cpuBefore;
        final double allocated = threads.getTotalThreadAllocatedBytes() - allocatedBefore;
        final long operations = result.getMetadata().getAllOps();
        return List.of(
                new ScalarResult(CPU, cpu / 1e3 / operations, "us/op", AggregationPolicy.AVG),
                new ScalarResult(ALLOCATED, allocated / operations, "B/op", AggregationPolicy.AVG));
    }
}
