package dev.luma.benchmarks.language.twins;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

final class Closures {
    private Closures() {}

    private static LongUnaryOperator adder(long by) {
        return x -> x + by;
    }

    private static LongUnaryOperator twice(LongUnaryOperator f) {
        return x -> f.applyAsLong(f.applyAsLong(x));
    }

    static long run(long n) {
        final long[] calls = {0};
        final List<LongUnaryOperator> steps = new ArrayList<>();
        for (long i = 0; i < 8; i++) {
            steps.add(twice(adder(i)));
        }
        final LongUnaryOperator count = x -> {
            calls[0] += 1;
            return x % 1_000_003;
        };
        long value = 0;
        for (int i = 0; i < n; i++) {
            value = count.applyAsLong(steps.get(i % 8).applyAsLong(value) + i);
        }
        return value + calls[0];
    }
}
