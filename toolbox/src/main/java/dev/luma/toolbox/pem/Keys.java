package dev.luma.toolbox.pem;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/// Keys out of [Pem] blocks. The older forms, which lack the name of their algorithm, are wrapped into the newer ones,
/// which is what the JDK reads.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.1">RFC 5280: SubjectPublicKeyInfo</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5958">RFC 5958: PKCS #8</a>
public final class Keys {
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int SEQUENCE = 0x30;
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    /// SEQUENCE { OBJECT IDENTIFIER 1.2.840.113549.1.1.1 rsaEncryption, NULL }
    private static final byte[] RSA_ENCRYPTION = {
        0x30, 0x0D, 0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00
    };

    private Keys() {}

    /// The RSA key in the text's first block, which is `PUBLIC KEY` or, from older programs, `RSA PUBLIC KEY`.
    public static RSAPublicKey rsaPublicKey(String text) throws GeneralSecurityException {
        Pem block = Pem.parse(text).getFirst();
        byte[] encoded = switch (block.label()) {
            case "PUBLIC KEY" -> block.content();
            case "RSA PUBLIC KEY" ->
                element(SEQUENCE, RSA_ENCRYPTION, element(BIT_STRING, new byte[1], block.content()));
            default -> throw new InvalidKeyException("this is no RSA public key but: " + block);
        };
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (InvalidKeySpecException e) {
            throw new InvalidKeyException("the RSA public key is damaged, or is of another algorithm", e);
        }
    }

    /// The private key that belongs to a certificate's public key: the text's first block that is one, be it `PRIVATE
    /// KEY` (PKCS #8), `RSA PRIVATE KEY` or `EC PRIVATE KEY`.
    public static PrivateKey privateKey(String text, PublicKey publicKey) throws GeneralSecurityException {
        for (Pem block : Pem.parse(text)) {
            if (block.label().endsWith("PRIVATE KEY")) {
                return privateKey(block, publicKey);
            }
        }
        throw new InvalidKeyException("there is no key in it (no -----BEGIN PRIVATE KEY-----)");
    }

    private static PrivateKey privateKey(Pem block, PublicKey publicKey) throws GeneralSecurityException {
        String algorithm = publicKey.getAlgorithm();
        byte[] encoded = block.label().equals("PRIVATE KEY")
                ? block.content()
                : element(SEQUENCE, VERSION_0, algorithmOf(publicKey), element(OCTET_STRING, block.content()));
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (InvalidKeySpecException e) {
            // Without its cause: what the JDK says about a damaged key may hold parts of it.
            throw new InvalidKeyException(
                    "the private key is damaged, or is no " + algorithm + " key as its certificate demands");
        }
    }

    /// The algorithm and its parameters, as they stand at the front of an encoded public key.
    private static byte[] algorithmOf(PublicKey publicKey) {
        byte[] encoded = publicKey.getEncoded();
        int from = headerLength(encoded, 0);
        int to = from + headerLength(encoded, from) + contentLength(encoded, from);
        return Arrays.copyOfRange(encoded, from, to);
    }

    // ---- DER, as far as the above needs it

    private static byte[] element(int tag, byte[]... contents) {
        int length = 0;
        for (byte[] content : contents) {
            length += content.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 6);
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else {
            int lengthBytes = length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
            out.write(0x80 | lengthBytes);
            for (int shift = 8 * (lengthBytes - 1); shift >= 0; shift -= 8) {
                out.write(length >>> shift);
            }
        }
        for (byte[] content : contents) {
            out.writeBytes(content);
        }
        return out.toByteArray();
    }

    private static int headerLength(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        return first < 0x80 ? 2 : 2 + (first & 0x7F);
    }

    private static int contentLength(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7F); i++) {
            length = (length << 8) | (der[at + 2 + i] & 0xFF);
        }
        return length;
    }
}
