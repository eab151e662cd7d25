package dev.luma.mysql.auth;

import dev.luma.toolbox.crypto.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;

/// What the tests of the methods log in with.
final class Factors {
    /// 01 to 14.
    static final byte[] NONCE = bytes("0102030405060708090A0B0C0D0E0F1011121314");
    /// 01 to 20.
    static final byte[] LONG_NONCE = bytes("0102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F20");

    private static final KeyPair KEYS = keys();

    private Factors() {}

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static KeyPair keys() {
        try {
            final KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// The public half of the server's RSA key.
    static String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /// What the server finds in an answer that is encrypted with its key.
    static byte[] decrypted(byte[] encrypted) throws GeneralSecurityException {
        final Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        rsa.init(Cipher.DECRYPT_MODE, KEYS.getPrivate());
        final byte[] mixed = rsa.doFinal(encrypted);
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] ^= NONCE[i % NONCE.length];
        }
        return mixed;
    }

    static byte[] terminated(String password) {
        return (password + '\0').getBytes(StandardCharsets.UTF_8);
    }

    static Factor factor(String password, Line line) {
        return new Factor(Secret.of(password), line, Optional.empty(), false);
    }

    static Factor pinned(String password, Line line) {
        return new Factor(Secret.of(password), line, Optional.of(pem()), false);
    }

    /// One whose caller takes any key.
    static Factor careless(String password, Line line) {
        return new Factor(Secret.of(password), line, Optional.empty(), true);
    }

    /// The method of that name, whatever is allowed by default.
    static AuthPlugin plugin(String name, Factor factor) {
        return AuthPlugins.of(AuthPlugins.known()).require(name, factor);
    }
}
