package dev.luma.mysql.auth;

import static dev.luma.mysql.auth.Factors.NONCE;
import static dev.luma.mysql.auth.Factors.bytes;
import static dev.luma.mysql.auth.Factors.careless;
import static dev.luma.mysql.auth.Factors.decrypted;
import static dev.luma.mysql.auth.Factors.factor;
import static dev.luma.mysql.auth.Factors.pem;
import static dev.luma.mysql.auth.Factors.pinned;
import static dev.luma.mysql.auth.Factors.plugin;
import static dev.luma.mysql.auth.Factors.terminated;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.db.error.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrambleMethodsTest {
    private static AuthPlugin begun(Factor factor) {
        final AuthPlugin plugin = plugin("caching_sha2_password", factor);
        plugin.begin(NONCE);
        return plugin;
    }

    // ---- scrambles; the first vector is public, the others were computed with Python's digests

    @Test
    void scramblesForCachingSha2() {
        assertArrayEquals(
                bytes("f7ab1c623a6e98dceab35e926290e5746a3141116115f4dd8ccca994393eccdd"),
                plugin("caching_sha2_password", factor("password", Line.OPEN)).begin(NONCE));
    }

    @Test
    void scramblesForNativePassword() {
        assertArrayEquals(
                bytes("C17D6009A5CB47E59F7483FCF05553BBBF7DD0D6"),
                plugin("mysql_native_password", factor("password", Line.OPEN)).begin(NONCE));
    }

    @Test
    void takesThePasswordAsUtf8() {
        assertArrayEquals(
                bytes("E5DCB13EC93F3156F293CA4B4AD7245C5260DC3E"),
                plugin("mysql_native_password", factor("pässwörd €", Line.OPEN)).begin(NONCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql_native_password", "caching_sha2_password"})
    void answersNothingForAnEmptyPassword(String name) {
        final AuthPlugin plugin = plugin(name, factor("", Line.OPEN));
        assertEquals(0, plugin.begin(NONCE).length);
        assertEquals(Optional.empty(), plugin.sharedSecret());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql_native_password", "caching_sha2_password"})
    void refusesANonceThatIsNone(String name) {
        final AuthPlugin plugin = plugin(name, factor("password", Line.OPEN));
        for (final int length : new int[] {0, 8, 19, 21, 40}) {
            final byte[] nonce = new byte[length];
            Arrays.fill(nonce, (byte) 7);
            assertThrows(ProtocolException.class, () -> plugin.begin(nonce));
        }
        assertThrows(ProtocolException.class, () -> plugin.begin(new byte[20]));
    }

    // ---- caching_sha2_password, after the scramble

    @ParameterizedTest
    @EnumSource
    void waitsForTheOkWhenTheAccountIsInTheCache(Line line) {
        assertEquals(Optional.empty(), begun(factor("password", line)).next(bytes("03")));
    }

    @ParameterizedTest
    @EnumSource(names = {"PROVEN", "ENCRYPTED", "UNIX_SOCKET"})
    void givesThePasswordItselfOnAConfidentialLineOnly(Line line) {
        final byte[] answer = begun(factor("pässwörd", line)).next(bytes("04")).orElseThrow();
        assertArrayEquals(terminated("pässwörd"), answer);
    }

    @Test
    void asksForTheKeyOnLoopbackAndEncryptsWithIt() throws GeneralSecurityException {
        final AuthPlugin plugin = begun(factor("pässwörd of more than twenty bytes", Line.LOOPBACK));
        assertArrayEquals(bytes("02"), plugin.next(bytes("04")).orElseThrow());
        final byte[] answer =
                plugin.next(pem().getBytes(StandardCharsets.US_ASCII)).orElseThrow();
        assertArrayEquals(terminated("pässwörd of more than twenty bytes"), decrypted(answer));
    }

    @Test
    void encryptsWithThePinnedKeyWithoutAsking() throws GeneralSecurityException {
        final AuthPlugin plugin = begun(pinned("secret", Line.OPEN));
        assertArrayEquals(
                terminated("secret"), decrypted(plugin.next(bytes("04")).orElseThrow()));
    }

    @Test
    void asksForTheKeyOnAnOpenLineOnlyWhenAllowedTo() {
        final AuthPlugin careless = begun(careless("secret", Line.OPEN));
        assertArrayEquals(bytes("02"), careless.next(bytes("04")).orElseThrow());
        final AuthPlugin careful = begun(factor("secret", Line.OPEN));
        final NotAuthenticatedException refused =
                assertThrows(NotAuthenticatedException.class, () -> careful.next(bytes("04")));
        assertTrue(refused.getMessage().contains("allowPublicKeyRetrieval"), refused.getMessage());
    }

    @Test
    void givesAnUnprovenServerNothingEvenWhenKeysMayBeRetrieved() {
        final AuthPlugin plugin = begun(careless("secret", Line.UNPROVEN));
        assertThrows(NotAuthenticatedException.class, () -> plugin.next(bytes("04")));
    }

    @Test
    void givesAnUnprovenServerThePasswordUnderItsPinnedKey() throws GeneralSecurityException {
        final AuthPlugin plugin = begun(pinned("secret", Line.UNPROVEN));
        assertArrayEquals(
                terminated("secret"), decrypted(plugin.next(bytes("04")).orElseThrow()));
    }

    @Test
    void takesTheLongestPasswordThatTheKeyTakesAndNoLonger() throws GeneralSecurityException {
        final String longest = "x".repeat(213);
        final AuthPlugin fits = begun(pinned(longest, Line.OPEN));
        assertArrayEquals(terminated(longest), decrypted(fits.next(bytes("04")).orElseThrow()));
        final AuthPlugin tooLong = begun(pinned("x".repeat(300), Line.OPEN));
        final NotAuthenticatedException refused =
                assertThrows(NotAuthenticatedException.class, () -> tooLong.next(bytes("04")));
        assertTrue(refused.getMessage().contains("300 bytes"), refused.getMessage());
        assertTrue(refused.getMessage().contains("TLS"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "hello"})
    void refusesAKeyThatIsNone(String key) {
        final AuthPlugin plugin = begun(factor("secret", Line.LOOPBACK));
        plugin.next(bytes("04"));
        assertThrows(NotAuthenticatedException.class, () -> plugin.next(key.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void refusesAnEndlessKey() {
        final AuthPlugin plugin = begun(factor("secret", Line.LOOPBACK));
        plugin.next(bytes("04"));
        assertThrows(ProtocolException.class, () -> plugin.next(new byte[1 << 20]));
    }

    /// `01 04` would be what MariaDB escapes the data `04` to, were it to escape twice.
    @ParameterizedTest
    @ValueSource(strings = {"", "00", "01", "02", "05", "FF", "0104", "0304"})
    void refusesAVerdictThatIsNone(String verdict) {
        assertThrows(
                ProtocolException.class,
                () -> begun(factor("secret", Line.ENCRYPTED)).next(bytes(verdict)));
    }

    @Test
    void refusesMoreAfterTheLastStep() {
        final AuthPlugin fast = begun(factor("secret", Line.ENCRYPTED));
        fast.next(bytes("03"));
        assertThrows(ProtocolException.class, () -> fast.next(bytes("04")));
        final AuthPlugin full = begun(factor("secret", Line.ENCRYPTED));
        full.next(bytes("04"));
        assertThrows(ProtocolException.class, () -> full.next(bytes("04")));
        final AuthPlugin unbegun = plugin("caching_sha2_password", factor("secret", Line.ENCRYPTED));
        assertThrows(ProtocolException.class, () -> unbegun.next(bytes("04")));
    }

    @Test
    void refusesASecondStepOfNativePassword() {
        final AuthPlugin plugin = plugin("mysql_native_password", factor("secret", Line.OPEN));
        plugin.begin(NONCE);
        assertThrows(ProtocolException.class, () -> plugin.next(bytes("04")));
    }

    // ---- the server's proof

    @Test
    void believesTheProofOfMariaDb() {
        final byte[] secret = plugin("mysql_native_password", factor("secret", Line.UNPROVEN))
                .sharedSecret()
                .orElseThrow();
        assertArrayEquals(bytes("14E65567ABDB5135D0CFD9A70B3032C179A49EE7"), secret);
        final byte[] certificate = bytes("3003020101");
        final String proof = "\u0001DF88229FF7AFEF3CBB2D2C05538C0C6AA5A384547FA6485FF183FBE98DE625B0";
        assertTrue(ServerProof.holds(proof, secret, NONCE, certificate));
        assertFalse(ServerProof.holds("", secret, NONCE, certificate));
        assertFalse(ServerProof.holds(proof.substring(1), secret, NONCE, certificate));
        assertFalse(ServerProof.holds(proof, secret, NONCE, bytes("3003020102")));
        assertFalse(ServerProof.holds(proof, bytes("00"), NONCE, certificate));
    }

    /// Compared by [dev.luma.toolbox.crypto.Crypto#constantTimeEquals], so that the time tells nothing of where.
    @Test
    @Tag("X6")
    void refusesAProofThatDiffersInAnyPlace() {
        final byte[] secret = bytes("14E65567ABDB5135D0CFD9A70B3032C179A49EE7");
        final byte[] certificate = bytes("3003020101");
        final String proof = "\u0001DF88229FF7AFEF3CBB2D2C05538C0C6AA5A384547FA6485FF183FBE98DE625B0";
        assertTrue(ServerProof.holds(proof, secret, NONCE, certificate));
        for (int i = 0; i < proof.length(); i++) {
            final StringBuilder other = new StringBuilder(proof);
            other.setCharAt(i, proof.charAt(i) == '0' ? '1' : '0');
            assertFalse(ServerProof.holds(other.toString(), secret, NONCE, certificate));
        }
        assertFalse(ServerProof.holds(proof + "0", secret, NONCE, certificate));
        assertFalse(ServerProof.holds(proof.substring(0, 64), secret, NONCE, certificate));
    }

    @Test
    void takesNoProofFromAMethodThatTellsTheServerThePassword() {
        assertEquals(
                Optional.empty(),
                plugin("caching_sha2_password", factor("secret", Line.UNPROVEN)).sharedSecret());
    }
}
