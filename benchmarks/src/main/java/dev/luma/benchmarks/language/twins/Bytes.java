package dev.luma.benchmarks.language.twins;

import java.util.Arrays;

/// `byte[]`, which grows as a list does: the JDK has no list of `byte`.
final class Bytes {
    private byte[] elements = new byte[10];
    private int size;

    private void add(byte element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, size + (size >> 1));
        }
        elements[size++] = element;
    }

    static long run(long n) {
        final Bytes list = new Bytes();
        for (long i = 0; i < n; i++) {
            list.add((byte) 0);
        }
        final byte[] composite = list.elements;
        long primes = 0;
        for (int i = 2; i < n; i++) {
            if (composite[i] == 0) {
                primes += 1;
                int j = i + i;
                while (j < n) {
                    composite[j] = 1;
                    j += i;
                }
            }
        }
        return primes;
    }
}
