package dev.luma.benchmarks.language;

import dev.luma.benchmarks.language.twins.Twin;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// A JVM that runs one program in both languages, in turns, and prints what each turn took: `java 1234.5`, in
/// microseconds a run.
public final class TwinRun {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private TwinRun() {}

    /// @param arguments the program, the turns to warm up, the turns that are measured, and the milliseconds of a turn
    public static void main(String[] arguments) throws IOException {
        final Twin twin = Twin.valueOf(arguments[0]);
        final Runnable java = twin.java();
        final Runnable luma = twin.luma();
        final long turn = Long.parseLong(arguments[3]) * 1_000_000;
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            micros(java, turn);
            micros(luma, turn);
        }
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            System.out.println("java " + micros(java, turn));
            System.out.println("luma " + micros(luma, turn));
        }
    }

    /// Runs it for as long as a turn takes.
    ///
    /// @return the CPU time of this thread that one run took: whoever else has the core meanwhile does not count
    private static double micros(Runnable program, long nanos) {
        final long start = THREADS.getCurrentThreadCpuTime();
        int runs = 0;
        long taken;
        do {
            program.run();
            runs++;
            taken = THREADS.getCurrentThreadCpuTime() - start;
        } while (taken < nanos);
        return taken / 1e3 / runs;
    }
}
