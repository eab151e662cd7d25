package dev.luma.toolbox.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against the JDK's BigInteger.
class Field25519Test {
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    private static long[] field(BigInteger number) {
        return Field25519.ofHex(String.format("%064x", number));
    }

    private static BigInteger number(long[] field) {
        final byte[] littleEndian = Field25519.encoded(field);
        final byte[] bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            bigEndian[i] = littleEndian[31 - i];
        }
        return new BigInteger(1, bigEndian);
    }

    @Test
    void reckonsModuloThePrime() {
        final Random random = new Random(25519);
        for (int round = 0; round < 200; round++) {
            final BigInteger a = new BigInteger(256, random);
            final BigInteger b = new BigInteger(256, random);
            final BigInteger c = new BigInteger(256, random);
            final long[] x = Field25519.subtract(Field25519.add(field(a), field(b)), field(c));
            assertEquals(a.add(b).subtract(c).mod(P), number(x));
            assertEquals(
                    a.subtract(b).multiply(b.subtract(a)).mod(P),
                    number(Field25519.multiply(
                            Field25519.subtract(field(a), field(b)), Field25519.subtract(field(b), field(a)))));
        }
    }

    /// Around 0, the prime, twice the prime and the greatest number that the limbs hold.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec",
                "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed",
                "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffee",
                "8000000000000000000000000000000000000000000000000000000000000000",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffd9",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffda",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void hasOneFormForEachNumber(String hex) {
        final BigInteger a = new BigInteger(hex, 16);
        assertEquals(a.mod(P), number(field(a)));
        assertEquals(a.negate().mod(P), number(Field25519.subtract(Field25519.of(0), field(a))));
        assertEquals(a.multiply(a).mod(P), number(Field25519.multiply(field(a), field(a))));
    }

    @Test
    void invertsAllButZero() {
        final Random random = new Random(1);
        for (int round = 0; round < 20; round++) {
            final BigInteger a = new BigInteger(254, random).add(BigInteger.ONE);
            assertEquals(a.modInverse(P), number(Field25519.invert(field(a))));
        }
        assertEquals(BigInteger.ZERO, number(Field25519.invert(Field25519.of(0))));
    }

    @Test
    void selectsOneOrTheOther() {
        assertEquals(BigInteger.ONE, number(Field25519.select(Field25519.of(1), Field25519.of(2), 0)));
        assertEquals(BigInteger.TWO, number(Field25519.select(Field25519.of(1), Field25519.of(2), 1)));
    }
}
