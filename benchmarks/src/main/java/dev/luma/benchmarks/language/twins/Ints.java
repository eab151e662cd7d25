package dev.luma.benchmarks.language.twins;

import java.util.Arrays;

/// `long[]`, which grows as a list does: the JDK has no list of `long`.
final class Ints {
    private long[] elements = new long[10];
    private int size;

    private void add(long element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, size + (size >> 1));
        }
        elements[size++] = element;
    }

    static long run(long n) {
        final Ints list = new Ints();
        for (long i = 0; i < n + 1; i++) {
            list.add(0);
        }
        final long[] ways = list.elements;
        ways[0] = 1;
        for (final int coin : new int[] {1, 2, 5, 10, 20, 50, 100, 200}) {
            for (int i = coin; i < n + 1; i++) {
                ways[i] = (ways[i] + ways[i - coin]) % 1_000_000_007;
            }
        }
        long sum = 0;
        for (int i = 0; i < list.size; i++) {
            sum += ways[i];
        }
        return sum;
    }
}
