package dev.luma.benchmarks.language.twins;

final class Calls {
    private Calls() {}

    private static long fib(long n) {
        if (n < 2) {
            return n;
        }
        return fib(n - 1) + fib(n - 2);
    }

    static long run(long n) {
        return fib(n);
    }
}
