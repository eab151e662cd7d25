package dev.luma.toolbox.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ed25519KeyTest {
    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /// RFC 8032, section 7.1, tests 1 to 3.
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
    void signsAsTheStandardDoes(String seed, String publicKey, String message, String signature) {
        final Ed25519Key key = Ed25519Key.ofHash(Crypto.sha512(hex(seed)));
        assertEquals(publicKey, HexFormat.of().formatHex(key.publicKey()));
        assertEquals(signature, HexFormat.of().formatHex(key.sign(hex(message))));
    }

    @Test
    void agreesWithTheJdkOnAnySeed() {
        final Random random = new Random(8032);
        for (int round = 0; round < 50; round++) {
            final byte[] seed = new byte[32];
            final byte[] message = new byte[random.nextInt(100)];
            random.nextBytes(seed);
            random.nextBytes(message);
            final Ed25519Key key = Ed25519Key.ofHash(Crypto.sha512(seed));
            assertArrayEquals(Crypto.ed25519PublicKey(seed), key.publicKey());
            assertArrayEquals(Crypto.ed25519Sign(seed, message), key.sign(message));
        }
    }

    /// From MariaDB's manual: `SELECT ed25519_password("secret")`.
    @Test
    void makesTheKeyThatMariaDbKeepsOfAPassword() {
        final Ed25519Key key = Ed25519Key.ofHash(Crypto.sha512("secret".getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                "ZIgUREUg5PVgQ6LskhXmO+eZLS0nC8be6HPjYWR4YJY",
                Base64.getEncoder().withoutPadding().encodeToString(key.publicKey()));
    }

    @Test
    void signsTheConcatenationOfParts() {
        final Ed25519Key key = Ed25519Key.ofHash(Crypto.sha512(hex("00")));
        assertArrayEquals(key.sign(hex("010203")), key.sign(hex("01"), hex(""), hex("0203")));
    }

    @Test
    void refusesAHashOfAnotherLength() {
        assertThrows(IllegalArgumentException.class, () -> Ed25519Key.ofHash(new byte[32]));
        assertThrows(IllegalArgumentException.class, () -> Ed25519Key.ofHash(new byte[65]));
    }

    @Test
    void showsNothingOfItsSecretHalf() {
        final byte[] hash = Crypto.sha512(hex("00"));
        final String shown = Ed25519Key.ofHash(hash).toString();
        assertFalse(shown.contains(HexFormat.of().formatHex(hash, 8, 16)), shown);
        assertFalse(shown.contains(HexFormat.of().formatHex(hash, 40, 48)), shown);
    }
}
