package dev.luma.toolbox.crypto;

import java.util.HexFormat;

/// Numbers modulo `p = 2^255 - 19`, as sixteen limbs of about 16 bits, the lowest first. No step depends on a value: no
/// branch, no index, no shift.
///
/// What goes into an operation is a result of another, or a sum or difference of two results: limbs below 2^18, so that
/// no product leaves a `long`.
final class Field25519 {
    private static final int LIMBS = 16;
    private static final int BITS = 16;
    private static final long MASK = 0xFFFF;
    /// 2^256 modulo p.
    private static final long WRAP = 38;

    private Field25519() {}

    static long[] of(long small) {
        final long[] number = new long[LIMBS];
        number[0] = small;
        return carried(number);
    }

    /// @param hex 64 digits, the highest first
    static long[] ofHex(String hex) {
        final long[] number = new long[LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            final int end = hex.length() - 4 * i;
            number[i] = HexFormat.fromHexDigits(hex, end - 4, end);
        }
        return number;
    }

    static long[] add(long[] one, long[] other) {
        final long[] sum = new long[LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            sum[i] = one[i] + other[i];
        }
        return sum;
    }

    static long[] subtract(long[] one, long[] other) {
        final long[] difference = new long[LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            difference[i] = one[i] - other[i];
        }
        return difference;
    }

    static long[] multiply(long[] one, long[] other) {
        final long[] wide = new long[2 * LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            final long factor = one[i];
            for (int j = 0; j < LIMBS; j++) {
                wide[i + j] += factor * other[j];
            }
        }
        final long[] product = new long[LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            product[i] = wide[i] + WRAP * wide[i + LIMBS];
        }
        return carried(carried(product));
    }

    /// Brings each limb but the lowest below 2^16.
    private static long[] carried(long[] number) {
        for (int i = 0; i < LIMBS - 1; i++) {
            number[i + 1] += number[i] >> BITS;
            number[i] &= MASK;
        }
        final long over = number[LIMBS - 1] >> BITS;
        number[LIMBS - 1] &= MASK;
        number[0] += WRAP * over;
        return number;
    }

    /// The number to the power of p - 2, whose 255 bits are all set but bits 2 and 4; 0 for 0.
    static long[] invert(long[] number) {
        long[] power = number;
        for (int bit = 253; bit >= 0; bit--) {
            power = multiply(power, power);
            if (bit != 2 && bit != 4) {
                power = multiply(power, number);
            }
        }
        return power;
    }

    /// @param second 1 for the second, 0 for the first
    static long[] select(long[] first, long[] other, int second) {
        final long mask = -second;
        final long[] chosen = new long[LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            chosen[i] = first[i] ^ mask & (first[i] ^ other[i]);
        }
        return chosen;
    }

    /// The number between 0 and p - 1 in 32 bytes, the lowest first.
    static byte[] encoded(long[] number) {
        long[] reduced = carried(carried(carried(number.clone())));
        reduced = lessPrimeIfNotLess(lessPrimeIfNotLess(reduced));
        final byte[] bytes = new byte[2 * LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            bytes[2 * i] = (byte) reduced[i];
            bytes[2 * i + 1] = (byte) (reduced[i] >> 8);
        }
        return bytes;
    }

    private static long[] lessPrimeIfNotLess(long[] number) {
        final long[] less = new long[LIMBS];
        long borrow = 0;
        for (int i = 0; i < LIMBS; i++) {
            final long difference = number[i] - prime(i) + borrow;
            less[i] = difference & MASK;
            borrow = difference >> BITS;
        }
        return select(less, number, (int) -borrow);
    }

    private static long prime(int limb) {
        return limb == 0 ? 0xFFED : limb == LIMBS - 1 ? 0x7FFF : MASK;
    }
}
