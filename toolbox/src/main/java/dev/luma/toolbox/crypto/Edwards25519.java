package dev.luma.toolbox.crypto;

/// A point of the curve edwards25519, `-x² + y² = 1 + d·x²·y²`, in extended coordinates: `x = X/Z`, `y = Y/Z`,
/// `x·y = T/Z`.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8032#section-5.1.4">RFC 8032: Point Addition</a>
final class Edwards25519 {
    private static final int BITS = 256;

    /// Twice the curve's `d`, which is -121665/121666.
    private static final long[] TWICE_D = twiceD();
    private static final Edwards25519 NEUTRAL =
            new Edwards25519(Field25519.of(0), Field25519.of(1), Field25519.of(1), Field25519.of(0));
    private static final Edwards25519 BASE = base();

    private final long[] x;
    private final long[] y;
    private final long[] z;
    private final long[] t;

    private Edwards25519(long[] x, long[] y, long[] z, long[] t) {
        this.x = x;
        this.y = y;
        this.z = z;
        this.t = t;
    }

    private static long[] twiceD() {
        final long[] d = Field25519.multiply(Field25519.of(-121665), Field25519.invert(Field25519.of(121666)));
        return Field25519.add(d, d);
    }

    /// The point with `y = 4/5` and an even `x`.
    private static Edwards25519 base() {
        final long[] y = Field25519.multiply(Field25519.of(4), Field25519.invert(Field25519.of(5)));
        final long[] x = Field25519.ofHex("216936d3cd6e53fec0a4e231fdd6dc5c692cc7609525a7b2c9562d608f25d51a");
        return new Edwards25519(x, y, Field25519.of(1), Field25519.multiply(x, y));
    }

    /// The base point times a number, in the 32 bytes of the standard: `y`, and on top whether `x` is odd.
    ///
    /// @param scalar 32 bytes, the lowest first
    static byte[] multiplyBase(byte[] scalar) {
        Edwards25519 sum = NEUTRAL;
        Edwards25519 next = BASE; // always sum + BASE
        for (int i = BITS - 1; i >= 0; i--) {
            final int bit = scalar[i >> 3] >> (i & 7) & 1;
            final Edwards25519 both = sum.plus(next);
            final Edwards25519 twice = select(sum, next, bit);
            final Edwards25519 doubled = twice.plus(twice);
            sum = select(doubled, both, bit);
            next = select(both, doubled, bit);
        }
        return sum.encoded();
    }

    private Edwards25519 plus(Edwards25519 other) {
        final long[] a = Field25519.multiply(Field25519.subtract(y, x), Field25519.subtract(other.y, other.x));
        final long[] b = Field25519.multiply(Field25519.add(y, x), Field25519.add(other.y, other.x));
        final long[] c = Field25519.multiply(Field25519.multiply(t, TWICE_D), other.t);
        final long[] zz = Field25519.multiply(z, other.z);
        final long[] d = Field25519.add(zz, zz);
        final long[] e = Field25519.subtract(b, a);
        final long[] f = Field25519.subtract(d, c);
        final long[] g = Field25519.add(d, c);
        final long[] h = Field25519.add(b, a);
        return new Edwards25519(
                Field25519.multiply(e, f),
                Field25519.multiply(g, h),
                Field25519.multiply(f, g),
                Field25519.multiply(e, h));
    }

    /// @param second 1 for the second, 0 for the first
    private static Edwards25519 select(Edwards25519 first, Edwards25519 other, int second) {
        return new Edwards25519(
                Field25519.select(first.x, other.x, second),
                Field25519.select(first.y, other.y, second),
                Field25519.select(first.z, other.z, second),
                Field25519.select(first.t, other.t, second));
    }

    private byte[] encoded() {
        final long[] inverse = Field25519.invert(z);
        final byte[] encoded = Field25519.encoded(Field25519.multiply(y, inverse));
        final int odd = Field25519.encoded(Field25519.multiply(x, inverse))[0] & 1;
        encoded[encoded.length - 1] |= (byte) (odd << 7);
        return encoded;
    }
}
