package dev.luma.toolbox.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;

/// A private key of Ed25519 in the form that it has after its hash: for schemes that hash something else than the
/// seed of 32 bytes which the JDK insists on, such as MariaDB's `client_ed25519` with its password of any length.
/// Where a seed will do, [Crypto#ed25519Sign] does it by the JDK alone.
///
/// The curve's arithmetic takes the same steps whatever the key, so that the time of a signature tells nothing of it.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8032#section-5.1">RFC 8032: Ed25519</a>
public final class Ed25519Key {
    /// The order of the base point.
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private static final int HALF = 32;

    private final byte[] scalar;
    private final byte[] prefix;
    private final byte[] publicKey;

    private Ed25519Key(byte[] scalar, byte[] prefix) {
        this.scalar = scalar;
        this.prefix = prefix;
        this.publicKey = Edwards25519.multiplyBase(scalar);
    }

    /// The key that a hash makes: its first half the scalar, some of whose bits are set as the standard says, and its
    /// second half what makes signatures unforeseeable.
    ///
    /// @param hash 64 bytes; `SHA512(seed)` gives the key of the standard
    /// @throws IllegalArgumentException if the hash has another length
    public static Ed25519Key ofHash(byte[] hash) {
        if (hash.length != 2 * HALF) {
            throw new IllegalArgumentException("a hashed Ed25519 key has 64 bytes, not " + hash.length);
        }
        final byte[] scalar = Arrays.copyOf(hash, HALF);
        scalar[0] &= (byte) 0xF8;
        scalar[HALF - 1] &= 0x7F;
        scalar[HALF - 1] |= 0x40;
        return new Ed25519Key(scalar, Arrays.copyOfRange(hash, HALF, 2 * HALF));
    }

    /// 32 bytes.
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /// Signs the concatenation of the parts.
    ///
    /// @return 64 bytes
    public byte[] sign(byte[]... parts) {
        final byte[] message = concatenated(parts);
        final BigInteger nonce = number(Crypto.sha512(prefix, message)).mod(ORDER);
        final byte[] commitment = Edwards25519.multiplyBase(bytes(nonce));
        final BigInteger challenge =
                number(Crypto.sha512(commitment, publicKey, message)).mod(ORDER);
        final BigInteger response =
                challenge.multiply(number(scalar)).add(nonce).mod(ORDER);
        return concatenated(commitment, bytes(response));
    }

    private static byte[] concatenated(byte[]... parts) {
        int length = 0;
        for (final byte[] part : parts) {
            length += part.length;
        }
        final byte[] whole = new byte[length];
        int at = 0;
        for (final byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    private static BigInteger number(byte[] littleEndian) {
        return new BigInteger(1, reversed(littleEndian));
    }

    /// @param number below 2^255
    private static byte[] bytes(BigInteger number) {
        return Arrays.copyOf(reversed(number.toByteArray()), HALF);
    }

    private static byte[] reversed(byte[] bytes) {
        final byte[] result = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            result[i] = bytes[bytes.length - 1 - i];
        }
        return result;
    }

    /// Shows the public half only.
    @Override
    public String toString() {
        return "Ed25519Key[" + HexFormat.of().formatHex(publicKey) + "]";
    }
}
