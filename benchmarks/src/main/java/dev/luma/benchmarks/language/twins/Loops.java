package dev.luma.benchmarks.language.twins;

final class Loops {
    private Loops() {}

    private static long stepsToOne(long start) {
        long x = start;
        long steps = 0;
        while (x != 1) {
            if (x % 2 == 0) {
                x = x / 2;
            } else {
                x = 3 * x + 1;
            }
            steps += 1;
        }
        return steps;
    }

    private static long products(long n) {
        long sum = 0;
        for (long i = 0; i < n; i++) {
            for (long j = 0; j < i; j++) {
                sum = (sum + i * j) % 1_000_003;
            }
        }
        return sum;
    }

    static long run(long n) {
        long longest = 0;
        for (long i = 1; i < n; i++) {
            longest = Math.max(longest, stepsToOne(i));
        }
        return longest + products(n / 20);
    }
}
