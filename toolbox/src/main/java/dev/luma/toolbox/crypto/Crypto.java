package dev.luma.toolbox.crypto;

import dev.luma.toolbox.pem.Keys;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/// The cryptography that logins need. All arithmetic is the JDK's; functions without state, for any number of threads.
///
/// Where a function takes `byte[]... parts` it works on their concatenation.
public final class Crypto {
    /// Below this a key can be factored by anybody who listens.
    private static final int SHORTEST_RSA_BITS = 1024;
    private static final int ED25519_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Crypto() {}

    // ---- digests

    /// 20 bytes. Broken as a signature's digest; here because `mysql_native_password` is made of it.
    public static byte[] sha1(byte[]... parts) {
        return digest("SHA-1", parts);
    }

    /// 32 bytes.
    public static byte[] sha256(byte[]... parts) {
        return digest("SHA-256", parts);
    }

    /// 64 bytes.
    public static byte[] sha512(byte[]... parts) {
        return digest("SHA-512", parts);
    }

    /// 16 bytes. Broken; here because older logins are made of it.
    public static byte[] md5(byte[]... parts) {
        return digest("MD5", parts);
    }

    private static byte[] digest(String algorithm, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw missing(algorithm, e);
        }
    }

    // ---- keyed digests, and keys out of passwords

    /// 20 bytes.
    public static byte[] hmacSha1(byte[] key, byte[]... parts) {
        return hmac("HmacSHA1", key, parts);
    }

    /// 32 bytes.
    public static byte[] hmacSha256(byte[] key, byte[]... parts) {
        return hmac("HmacSHA256", key, parts);
    }

    /// 64 bytes.
    public static byte[] hmacSha512(byte[] key, byte[]... parts) {
        return hmac("HmacSHA512", key, parts);
    }

    private static byte[] hmac(String algorithm, byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            // The JDK refuses an empty key. HMAC fills keys up with zeros, so that one zero is the same key.
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw missing(algorithm, e);
        }
    }

    /// PBKDF2 with HMAC-SHA-256 over the password's UTF-8 bytes.
    ///
    /// @param salt one byte or more
    /// @param iterations 1 or more; a number off the wire is for the caller to bound, since it costs time
    /// @param length of the result in bytes, 1 or more
    public static byte[] pbkdf2HmacSha256(Secret password, byte[] salt, int iterations, int length) {
        return pbkdf2("PBKDF2WithHmacSHA256", password, salt, iterations, length);
    }

    /// PBKDF2 with HMAC-SHA-512 over the password's UTF-8 bytes.
    ///
    /// @param salt one byte or more
    /// @param iterations 1 or more; a number off the wire is for the caller to bound, since it costs time
    /// @param length of the result in bytes, 1 or more
    public static byte[] pbkdf2HmacSha512(Secret password, byte[] salt, int iterations, int length) {
        return pbkdf2("PBKDF2WithHmacSHA512", password, salt, iterations, length);
    }

    private static byte[] pbkdf2(String algorithm, Secret password, byte[] salt, int iterations, int length) {
        char[] chars = password.chars();
        PBEKeySpec spec = new PBEKeySpec(chars, salt, iterations, Math.multiplyExact(length, 8));
        Arrays.fill(chars, '\0');
        try {
            return SecretKeyFactory.getInstance(algorithm).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw missing(algorithm, e);
        } finally {
            spec.clearPassword();
        }
    }

    // ---- RSA

    /// Reads an RSA public key in PEM form: `PUBLIC KEY`, or the older `RSA PUBLIC KEY`.
    ///
    /// @throws CryptoException if the text is no such key, or the key has less than 1024 bits
    public static RSAPublicKey rsaPublicKey(String pem) throws CryptoException {
        RSAPublicKey key;
        try {
            key = Keys.rsaPublicKey(pem);
        } catch (GeneralSecurityException e) {
            throw new CryptoException(String.valueOf(e.getMessage()), e);
        }
        int bits = key.getModulus().bitLength();
        if (bits < SHORTEST_RSA_BITS) {
            throw new CryptoException("the RSA public key has " + bits + " bits, which is not safe: "
                    + SHORTEST_RSA_BITS + " are needed");
        }
        return key;
    }

    /// Encrypts with RSA-OAEP, SHA-1 and MGF1 with SHA-1, an empty label: what MySQL's servers decrypt.
    ///
    /// @param data at most 42 bytes less than the key's modulus has: 214 with 2048 bits
    /// @return as many bytes as the modulus has
    /// @throws CryptoException if the data is too long, or the key cannot be used
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc8017#section-7.1">RFC 8017: RSAES-OAEP</a>
    public static byte[] rsaOaepSha1(PublicKey key, byte[] data) throws CryptoException {
        if (key instanceof RSAPublicKey rsa) {
            int most = (rsa.getModulus().bitLength() + 7) / 8 - 42;
            if (data.length > most) {
                throw new CryptoException(data.length + " bytes are too many: a key of "
                        + rsa.getModulus().bitLength() + " bits encrypts " + most);
            }
        }
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    key,
                    new OAEPParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT));
            return cipher.doFinal(data);
        } catch (InvalidKeyException e) {
            throw new CryptoException("the key is of no use for RSA: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw missing("RSA-OAEP", e);
        }
    }

    /// [#rsaPublicKey] and then [#rsaOaepSha1(PublicKey, byte[])].
    public static byte[] rsaOaepSha1(String pem, byte[] data) throws CryptoException {
        return rsaOaepSha1(rsaPublicKey(pem), data);
    }

    // ---- Ed25519

    /// Signs with Ed25519.
    ///
    /// The JDK signs from a seed of 32 bytes and nothing else. Where a scheme hashes something else there is
    /// [Ed25519Key].
    ///
    /// @param seed 32 bytes, the private key
    /// @return 64 bytes
    /// @throws IllegalArgumentException if the seed has another length
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc8032#section-5.1">RFC 8032: Ed25519</a>
    public static byte[] ed25519Sign(byte[] seed, byte[]... parts) {
        requireSeed(seed);
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            for (byte[] part : parts) {
                signature.update(part);
            }
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw missing("Ed25519", e);
        }
    }

    /// The public key that belongs to a seed.
    ///
    /// @param seed 32 bytes, the private key
    /// @return 32 bytes
    /// @throws IllegalArgumentException if the seed has another length
    public static byte[] ed25519PublicKey(byte[] seed) {
        requireSeed(seed);
        try {
            // The JDK has no call for this. Its generator takes 32 random bytes as the seed, and these are ours.
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
            EdECPublicKey key = (EdECPublicKey) generator.generateKeyPair().getPublic();
            byte[] encoded = littleEndian(key.getPoint().getY().toByteArray());
            if (key.getPoint().isXOdd()) {
                encoded[ED25519_BYTES - 1] |= (byte) 0x80;
            }
            return encoded;
        } catch (GeneralSecurityException e) {
            throw missing("Ed25519", e);
        }
    }

    private static void requireSeed(byte[] seed) {
        if (seed.length != ED25519_BYTES) {
            throw new IllegalArgumentException("an Ed25519 seed has 32 bytes, not " + seed.length);
        }
    }

    private static byte[] littleEndian(byte[] bigEndian) {
        byte[] result = new byte[ED25519_BYTES];
        int length = Math.min(bigEndian.length, ED25519_BYTES);
        for (int i = 0; i < length; i++) {
            result[i] = bigEndian[bigEndian.length - 1 - i];
        }
        return result;
    }

    private static final class Fixed extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        Fixed(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }

    // ---- the rest

    /// Compares without telling by its duration where the two differ; their lengths it does tell.
    public static boolean constantTimeEquals(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    /// Random bytes that nobody can foretell.
    ///
    /// @param count 0 or more
    public static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /// Exclusive or of two arrays of equal length, as a new one.
    ///
    /// @throws IllegalArgumentException if the lengths differ
    public static byte[] xor(byte[] one, byte[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException("xor of " + one.length + " bytes with " + other.length);
        }
        byte[] result = new byte[one.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) (one[i] ^ other[i]);
        }
        return result;
    }

    /// Every JDK has these algorithms; one that was stripped of its providers is not ours to repair.
    private static IllegalStateException missing(String algorithm, GeneralSecurityException e) {
        return new IllegalStateException("this JDK has no " + algorithm + ": " + e.getMessage(), e);
    }
}
