package dev.luma.benchmarks.language.twins;

final class Floats {
    private Floats() {}

    static long run(long n) {
        long inside = 0;
        for (long row = 0; row < n; row++) {
            for (long column = 0; column < n; column++) {
                final double a = 2.0 * column / n - 1.5;
                final double b = 2.0 * row / n - 1.0;
                double x = 0.0;
                double y = 0.0;
                long turns = 0;
                while (turns < 50 && x * x + y * y <= 4.0) {
                    final double next = x * x - y * y + a;
                    y = 2.0 * x * y + b;
                    x = next;
                    turns += 1;
                }
                if (turns == 50) {
                    inside += 1;
                }
            }
        }
        return inside;
    }
}
