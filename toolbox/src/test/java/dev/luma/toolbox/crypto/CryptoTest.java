package dev.luma.toolbox.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CryptoTest {
    private static final byte[] ABC = "abc".getBytes(US_ASCII);

    // ---- digests: FIPS 180-4's and RFC 1321's own example

    @Test
    void digestsAsTheStandardsSay() {
        assertHex("a9993e364706816aba3e25717850c26c9cd0d89d", Crypto.sha1(ABC));
        assertHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Crypto.sha256(ABC));
        assertHex(
                "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
                Crypto.sha512(ABC));
        assertHex("900150983cd24fb0d6963f7d28e17f72", Crypto.md5(ABC));
    }

    @Test
    void digestsPartsAsOneText() {
        assertArrayEquals(Crypto.sha256(ABC), Crypto.sha256("a".getBytes(US_ASCII), "bc".getBytes(US_ASCII)));
        assertHex("da39a3ee5e6b4b0d3255bfef95601890afd80709", Crypto.sha1());
    }

    /// The scramble of `mysql_native_password`, for which the JDK's digests must be put together just so.
    @Test
    void scramblesAPasswordAsMysqlDoes() {
        byte[] nonce = hex("0102030405060708090a0b0c0d0e0f1011121314");
        byte[] once = Crypto.sha256("password".getBytes(US_ASCII));
        byte[] scramble = Crypto.xor(once, Crypto.sha256(Crypto.sha256(once), nonce));
        assertHex("f7ab1c623a6e98dceab35e926290e5746a3141116115f4dd8ccca994393eccdd", scramble);
    }

    // ---- HMAC: RFC 2202 and RFC 4231, test case 2

    @Test
    void authenticatesAsTheStandardsSay() {
        byte[] key = "Jefe".getBytes(US_ASCII);
        byte[] text = "what do ya want for nothing?".getBytes(US_ASCII);
        assertHex("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79", Crypto.hmacSha1(key, text));
        assertHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", Crypto.hmacSha256(key, text));
        assertHex(
                "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
                        + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
                Crypto.hmacSha512(key, text));
    }

    @Test
    void authenticatesWithAnEmptyKey() {
        assertHex("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad", Crypto.hmacSha256(new byte[0]));
    }

    // ---- PBKDF2: RFC 7914, section 11 (SHA-256)

    @ParameterizedTest
    @CsvSource({
        "passwd, salt, 1, 55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
        "Password, NaCl, 80000, 4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
                + "a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d"
    })
    void derivesKeysFromPasswords(String password, String salt, int iterations, String expected) {
        byte[] wanted = hex(expected);
        assertArrayEquals(
                wanted,
                Crypto.pbkdf2HmacSha256(Secret.of(password), salt.getBytes(US_ASCII), iterations, wanted.length));
    }

    @Test
    void derivesKeysWithSha512() {
        assertHex(
                "867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252"
                        + "c02d470a285a0501bad999bfe943c08f050235d7d68b1da55e63f73b60a57fce",
                Crypto.pbkdf2HmacSha512(Secret.of("password"), "salt".getBytes(US_ASCII), 1, 64));
    }

    @Test
    void derivesKeysFromTheUtf8BytesOfAPassword() {
        byte[] salt = {1};
        byte[] password = {(byte) 0xC3, (byte) 0xA4}; // ä
        // One iteration, one block: PBKDF2 is HMAC(password, salt ‖ 1) then.
        assertArrayEquals(
                Crypto.hmacSha256(password, salt, new byte[] {0, 0, 0, 1}),
                Crypto.pbkdf2HmacSha256(Secret.of("ä"), salt, 1, 32));
        assertArrayEquals(
                Crypto.hmacSha256(new byte[0], salt, new byte[] {0, 0, 0, 1}),
                Crypto.pbkdf2HmacSha256(Secret.EMPTY, salt, 1, 32));
    }

    // ---- RSA

    @ParameterizedTest
    @ValueSource(strings = {"PUBLIC KEY", "RSA PUBLIC KEY"})
    void encryptsWithAKeyInEitherPemForm(String label) throws GeneralSecurityException {
        KeyPair pair = rsa(2048);
        byte[] data = Crypto.randomBytes(214);
        byte[] encrypted = Crypto.rsaOaepSha1(pem(label, pair), data);
        assertEquals(256, encrypted.length);
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                pair.getPrivate(),
                new OAEPParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT));
        assertArrayEquals(data, cipher.doFinal(encrypted));
    }

    private static String pem(String label, KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        // An X.509 header of 24 bytes comes before the older form, with a key of 2048 bits.
        byte[] content = label.equals("PUBLIC KEY") ? encoded : Arrays.copyOfRange(encoded, 24, encoded.length);
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + label
                + "-----\n";
    }

    private static KeyPair rsa(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    @Test
    void refusesDataThatIsLongerThanTheKeyAllows() throws GeneralSecurityException {
        RSAPublicKey key = (RSAPublicKey) rsa(2048).getPublic();
        assertMessage(
                "215 bytes are too many: a key of 2048 bits encrypts 214",
                assertThrows(CryptoException.class, () -> Crypto.rsaOaepSha1(key, new byte[215])));
    }

    @Test
    void refusesAKeyThatAnybodyCanFactor() throws GeneralSecurityException {
        String pem = pem("PUBLIC KEY", rsa(512));
        assertMessage(
                "the RSA public key has 512 bits, which is not safe: 1024 are needed",
                assertThrows(CryptoException.class, () -> Crypto.rsaPublicKey(pem)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | this is not PEM: there is no line like -----BEGIN CERTIFICATE-----",
                "-----BEGIN PUBLIC KEY | a PEM block begins and has no label",
                "-----BEGIN PUBLIC KEY-----AAAA | a PEM block begins and has no line -----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----A-----END PUBLIC KEY----- "
                        + "| the PEM block PUBLIC KEY is damaged: it is not Base64",
                "-----BEGIN PUBLIC KEY-----AAAA-----END PUBLIC KEY----- "
                        + "| the RSA public key is damaged, or is of another algorithm",
                "-----BEGIN DOG-----AAAA-----END DOG----- | this is no RSA public key but: Pem DOG"
            })
    void saysWhatIsWrongWithAKey(String pem, String message) {
        assertMessage(message, assertThrows(CryptoException.class, () -> Crypto.rsaPublicKey(pem)));
    }

    @Test
    void refusesAKeyOfAnotherAlgorithm() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
        assertMessage(
                "the RSA public key is damaged, or is of another algorithm",
                assertThrows(CryptoException.class, () -> Crypto.rsaPublicKey(pem("PUBLIC KEY", pair))));
        assertThrows(CryptoException.class, () -> Crypto.rsaOaepSha1(pair.getPublic(), ABC));
    }

    // ---- Ed25519: RFC 8032, section 7.1, tests 1 to 3

    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void signsAsTheStandardSays(String seed, String publicKey, String message, String signature) {
        assertHex(publicKey, Crypto.ed25519PublicKey(hex(seed)));
        assertHex(signature, Crypto.ed25519Sign(hex(seed), hex(message)));
    }

    @Test
    void refusesASeedOfAnotherLength() {
        var e = assertThrows(IllegalArgumentException.class, () -> Crypto.ed25519Sign(new byte[31], ABC));
        assertEquals("an Ed25519 seed has 32 bytes, not 31", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Crypto.ed25519PublicKey(new byte[64]));
    }

    // ---- the rest

    @Test
    void comparesByContent() {
        assertTrue(Crypto.constantTimeEquals(ABC, "abc".getBytes(US_ASCII)));
        assertFalse(Crypto.constantTimeEquals(ABC, "abd".getBytes(US_ASCII)));
        assertFalse(Crypto.constantTimeEquals(ABC, "abcd".getBytes(US_ASCII)));
    }

    @Test
    void givesOtherRandomBytesEachTime() {
        assertEquals(0, Crypto.randomBytes(0).length);
        assertFalse(Arrays.equals(Crypto.randomBytes(16), Crypto.randomBytes(16)));
    }

    @Test
    void combinesOnlyWhatIsEquallyLong() {
        assertHex("ff01", Crypto.xor(hex("0f0f"), hex("f00e")));
        assertThrows(IllegalArgumentException.class, () -> Crypto.xor(ABC, new byte[2]));
    }

    private static void assertHex(String expected, byte[] actual) {
        assertEquals(expected, HexFormat.of().formatHex(actual));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static void assertMessage(String expected, Exception e) {
        assertEquals(expected, e.getMessage());
    }
}
