package dev.luma.lang.std;

import dev.luma.lang.runtime.Panics;
import dev.luma.toolbox.bits.Bits;

/// Luma's `bit`: the 64 bits of an int.
public final class BitModule {
    private BitModule() {}

    public static long and(long a, long b) {
        return a & b;
    }

    public static long and(long a, long b, long[] more) {
        long all = a & b;
        for (final long next : more) {
            all &= next;
        }
        return all;
    }

    public static long or(long a, long b) {
        return a | b;
    }

    public static long or(long a, long b, long[] more) {
        long all = a | b;
        for (final long next : more) {
            all |= next;
        }
        return all;
    }

    public static long xor(long a, long b) {
        return a ^ b;
    }

    public static long xor(long a, long b, long[] more) {
        long all = a ^ b;
        for (final long next : more) {
            all ^= next;
        }
        return all;
    }

    public static long not(long a) {
        return ~a;
    }

    public static long shl(long a, long n) {
        return requirePlaces(n) >= Long.SIZE ? 0 : a << n;
    }

    public static long shr(long a, long n) {
        return requirePlaces(n) >= Long.SIZE ? 0 : a >>> n;
    }

    public static long sar(long a, long n) {
        return a >> Math.min(requirePlaces(n), Long.SIZE - 1);
    }

    private static long requirePlaces(long n) {
        if (n < 0) {
            throw Panics.negative(n);
        }
        return n;
    }

    public static boolean has(long a, long flags) {
        return Bits.hasAll(a, flags);
    }

    public static long clear(long a, long flags) {
        return a & ~flags;
    }

    public static long count(long a) {
        return Long.bitCount(a);
    }

    public static long lowByte(long a) {
        return a & 0xFF;
    }

    public static long add(long a, long b) {
        return a + b;
    }

    public static long sub(long a, long b) {
        return a - b;
    }

    public static long mul(long a, long b) {
        return a * b;
    }

    public static String hex(long a) {
        return Long.toHexString(a);
    }
}
