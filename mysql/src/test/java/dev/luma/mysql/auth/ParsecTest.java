package dev.luma.mysql.auth;

import static dev.luma.mysql.auth.Factors.LONG_NONCE;
import static dev.luma.mysql.auth.Factors.NONCE;
import static dev.luma.mysql.auth.Factors.bytes;
import static dev.luma.mysql.auth.Factors.factor;
import static dev.luma.mysql.auth.Factors.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.db.error.ProtocolException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The vectors were computed with a reckoning in Python whose logins MariaDB 11.8.6 accepted.
class ParsecTest {
    private static final byte[] OWN_NONCE = bytes("4142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f60");
    private static final byte[] SALT = bytes("5000A1A2A3A4A5A6A7A8A9AAABACADAEAFB0B1B2");

    private static Parsec begun(String password) {
        final Parsec plugin = new Parsec(factor(password, Line.OPEN));
        plugin.begin(LONG_NONCE);
        return plugin;
    }

    @Test
    void asksForTheSaltWithAnEmptyPacket() {
        assertEquals(0, new Parsec(factor("password", Line.OPEN)).begin(LONG_NONCE).length);
    }

    @ParameterizedTest
    @CsvSource({
        "password,00,90521767cb1c77ce65fef82271c9de06c418d2dab397df242988208848c683e3"
                + "894b3212008b50753633bab96f75e8205791dd61127017301b7ac71af4825b0a",
        "pässwörd €,01,ba0334a4442273301e1958ff505f2b5750c1a1bab805cfc7c1d2d7e81af99675"
                + "9513eeef08060b44f0b25c6571121dcad723fed6a7835881e1fe1fde32230e05",
        "'',00,a6de37dedce83de51b550fab10c25dd70a5c9ec615aa264b4fd079d48603ea59"
                + "2c5a90a5946f868fd323e29cc63948f9f007832eb42fd225b99427ab9b9a7708"
    })
    void signsBothNonces(String password, String factor, String signature) {
        final byte[] salt = bytes("50" + factor + hex(SALT).substring(4));
        assertEquals(hex(OWN_NONCE) + signature, hex(begun(password).next(salt, OWN_NONCE)));
    }

    @Test
    void takesAnotherNonceOfItsOwnEachTime() {
        final byte[] one = begun("password").next(SALT).orElseThrow();
        final byte[] other = begun("password").next(SALT).orElseThrow();
        assertEquals(96, one.length);
        assertFalse(Arrays.equals(Arrays.copyOf(one, 32), Arrays.copyOf(other, 32)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "50", "5000", "4100A1A2A3A4A5A6A7A8", "00", "FF"})
    void refusesASaltThatIsNone(String salt) {
        final Parsec plugin = begun("password");
        assertThrows(ProtocolException.class, () -> plugin.next(bytes(salt)));
    }

    @Test
    void refusesAnEndlessSalt() {
        final byte[] salt = Arrays.copyOf(SALT, 1 << 20);
        final Parsec plugin = begun("password");
        assertThrows(ProtocolException.class, () -> plugin.next(salt));
    }

    /// A server could keep a client busy for hours.
    @ParameterizedTest
    @ValueSource(strings = {"09", "14", "16", "1F", "7F", "80", "FF"})
    void refusesMoreIterationsThanASecondTakes(String factor) {
        final byte[] salt = bytes("50" + factor + hex(SALT).substring(4));
        final Parsec plugin = begun("password");
        final NotAuthenticatedException refused =
                assertThrows(NotAuthenticatedException.class, () -> plugin.next(salt));
        assertTrue(refused.getMessage().contains("2^" + Integer.parseInt(factor, 16)), refused.getMessage());
    }

    @Test
    void refusesASaltWhereNoneIsDue() {
        final Parsec unbegun = new Parsec(factor("password", Line.OPEN));
        assertThrows(ProtocolException.class, () -> unbegun.next(SALT));
        final Parsec done = begun("password");
        assertEquals(96, done.next(SALT).orElseThrow().length);
        assertThrows(ProtocolException.class, () -> done.next(SALT));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 31, 33})
    void refusesANonceOfAnotherLength(int length) {
        final byte[] nonce = new byte[length];
        Arrays.fill(nonce, (byte) 7);
        final Parsec plugin = new Parsec(factor("password", Line.OPEN));
        assertThrows(ProtocolException.class, () -> plugin.begin(nonce));
        assertThrows(ProtocolException.class, () -> plugin.begin(new byte[32]), "zeros");
    }

    @Test
    void sharesWithTheServerTheSaltAndThePublicKey() {
        final Parsec plugin = begun("password");
        plugin.next(SALT, OWN_NONCE);
        final byte[] secret = plugin.sharedSecret().orElseThrow();
        assertEquals(hex(SALT) + "df0cfeaa8ae1d6427e407d83d905467195cf66c43e9a4cb01b6046d0c703e0ce", hex(secret));
        final String proof = "\u0001486F87919A3C6DC7FE079C8308E84DACB13EC6477EC5A1B71ED284B023845434";
        assertTrue(ServerProof.holds(proof, secret, NONCE, bytes("3003020101")));
    }

    /// What MariaDB 11.8.6 made of the password `secret`:
    /// `P0:0G4eHCxZEUsq3ig6SNs0eWO6:QoAgfL1jcvA/obiZme3Iv/j00wSx1G8+RUV8M9X0m/Y`.
    @Test
    void derivesTheKeyThatMariaDbKeeps() {
        final byte[] salt = Base64.getDecoder().decode("0G4eHCxZEUsq3ig6SNs0eWO6");
        final Parsec plugin = begun("secret");
        plugin.next(bytes("5000" + hex(salt)), OWN_NONCE);
        final byte[] secret = plugin.sharedSecret().orElseThrow();
        assertArrayEquals(
                Base64.getDecoder().decode("QoAgfL1jcvA/obiZme3Iv/j00wSx1G8+RUV8M9X0m/Y"),
                Arrays.copyOfRange(secret, 20, 52));
    }

    @Test
    void believesNoProofBeforeTheSaltNorByAnEmptyPassword() {
        assertEquals(Optional.empty(), begun("password").sharedSecret());
        final Parsec empty = begun("");
        empty.next(SALT, OWN_NONCE);
        assertEquals(Optional.empty(), empty.sharedSecret());
    }
}
