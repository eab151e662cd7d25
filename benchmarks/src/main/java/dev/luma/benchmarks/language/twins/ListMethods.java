package dev.luma.benchmarks.language.twins;

import java.util.Arrays;

/// A loop for each method, over `long[]`.
final class ListMethods {
    private ListMethods() {}

    static long run(long n) {
        final long[] numbers = new long[(int) n];
        for (int i = 0; i < n; i++) {
            numbers[i] = i;
        }
        long total = 0;
        for (long round = 0; round < 10; round++) {
            total += fold(even(tripled(numbers, round)));
        }
        return total;
    }

    private static long[] tripled(long[] numbers, long more) {
        final long[] tripled = new long[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            tripled[i] = numbers[i] * 3 + more;
        }
        return tripled;
    }

    private static long[] even(long[] numbers) {
        long[] even = new long[10];
        int size = 0;
        for (final long number : numbers) {
            if (number % 2 == 0) {
                if (size == even.length) {
                    even = Arrays.copyOf(even, size + (size >> 1));
                }
                even[size++] = number;
            }
        }
        return Arrays.copyOf(even, size);
    }

    private static long fold(long[] numbers) {
        long sum = 0;
        for (final long number : numbers) {
            sum = (sum + number) % 1_000_003;
        }
        return sum;
    }
}
