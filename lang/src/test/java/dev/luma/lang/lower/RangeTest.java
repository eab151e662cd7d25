package dev.luma.lang.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.lang.types.Typed.Arithmetic;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RangeTest {
    private static final long[] EDGES = {
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1,
        -4294967296L,
        -256,
        -2,
        -1,
        0,
        1,
        2,
        3,
        255,
        4294967296L,
        Long.MAX_VALUE - 1,
        Long.MAX_VALUE
    };

    private static Range any(Random random) {
        final long a = EDGES[random.nextInt(EDGES.length)];
        final long b = EDGES[random.nextInt(EDGES.length)];
        return new Range(Math.min(a, b), Math.max(a, b));
    }

    private static long within(Range range, Random random) {
        final long edge = EDGES[random.nextInt(EDGES.length)];
        return switch (random.nextInt(3)) {
            case 0 -> range.least();
            case 1 -> range.greatest();
            default -> range.contains(edge) ? edge : range.least();
        };
    }

    private static BigInteger exact(Arithmetic operator, long a, long b) {
        final BigInteger x = BigInteger.valueOf(a);
        final BigInteger y = BigInteger.valueOf(b);
        return switch (operator) {
            case ADD -> x.add(y);
            case SUBTRACT -> x.subtract(y);
            case MULTIPLY -> x.multiply(y);
            case DIVIDE -> x.divide(y);
            case REMAINDER -> x.remainder(y);
        };
    }

    @Test
    void everyResultIsInTheRangeAndNoneThatIsSafeOverflows() {
        final Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            final Arithmetic operator = Arithmetic.values()[random.nextInt(5)];
            final Range a = any(random);
            final Range b = any(random);
            final long x = within(a, random);
            final long y = within(b, random);
            if (y == 0 && operator.ordinal() >= Arithmetic.DIVIDE.ordinal()) {
                continue;
            }
            final BigInteger result = exact(operator, x, y);
            if (result.bitLength() >= Long.SIZE) {
                assertFalse(Range.isSafe(operator, a, b), () -> x + " " + operator + " " + y);
                continue;
            }
            final Range range = Range.of(operator, a, b);
            assertTrue(range.contains(result.longValueExact()), () -> x + " " + operator + " " + y + ": " + range);
        }
    }

    @Test
    void knowsWhatDoesNotFit() {
        final Range most = Range.of(Long.MAX_VALUE);
        assertFalse(Range.isSafe(Arithmetic.ADD, most, Range.of(1)));
        assertTrue(Range.isSafe(Arithmetic.ADD, new Range(0, Long.MAX_VALUE - 1), Range.of(1)));
        assertFalse(Range.isSafe(Arithmetic.DIVIDE, Range.ALL, Range.ALL));
        assertTrue(Range.isSafe(Arithmetic.DIVIDE, Range.ALL, Range.of(2)));
        assertEquals(new Range(-6, 6), Range.of(Arithmetic.REMAINDER, Range.ALL, Range.of(7)));
        assertTrue(Range.SIZE.fitsInt());
        assertFalse(Range.ALL.fitsInt());
    }
}
