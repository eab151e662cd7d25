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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.db.error.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// The methods by which the server gets the password itself: `sha256_password` and `mysql_clear_password`.
class PasswordMethodsTest {
    private static final String SHA256 = "sha256_password";
    private static final String CLEAR = "mysql_clear_password";

    private static NotAuthenticatedException refused(AuthPlugin plugin) {
        return assertThrows(NotAuthenticatedException.class, () -> plugin.begin(NONCE));
    }

    // ---- sha256_password

    @ParameterizedTest
    @EnumSource(names = {"PROVEN", "ENCRYPTED"})
    void sha256GivesThePasswordOverTls(Line line) {
        assertArrayEquals(
                terminated("pässwörd"), plugin(SHA256, factor("pässwörd", line)).begin(NONCE));
    }

    @ParameterizedTest
    @EnumSource(names = {"LOOPBACK", "UNIX_SOCKET"})
    void sha256AsksForTheKeyOnThisMachineAndEncryptsWithIt(Line line) throws GeneralSecurityException {
        final AuthPlugin plugin = plugin(SHA256, factor("pässwörd of more than twenty bytes", line));
        assertArrayEquals(bytes("01"), plugin.begin(NONCE));
        final byte[] answer =
                plugin.next(pem().getBytes(StandardCharsets.US_ASCII)).orElseThrow();
        assertArrayEquals(terminated("pässwörd of more than twenty bytes"), decrypted(answer));
        assertThrows(ProtocolException.class, () -> plugin.next(pem().getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest
    @EnumSource(names = {"LOOPBACK", "UNIX_SOCKET", "UNPROVEN", "OPEN"})
    void sha256EncryptsWithThePinnedKeyWithoutAsking(Line line) throws GeneralSecurityException {
        assertArrayEquals(
                terminated("secret"),
                decrypted(plugin(SHA256, pinned("secret", line)).begin(NONCE)));
    }

    @Test
    void sha256AsksForTheKeyOnAnOpenLineOnlyWhenAllowedTo() {
        assertArrayEquals(
                bytes("01"), plugin(SHA256, careless("secret", Line.OPEN)).begin(NONCE));
        final NotAuthenticatedException refused = refused(plugin(SHA256, factor("secret", Line.OPEN)));
        assertTrue(refused.getMessage().contains("allowPublicKeyRetrieval"), refused.getMessage());
        assertTrue(refused.getMessage().contains("serverPublicKey"), refused.getMessage());
    }

    @Test
    void sha256GivesAnUnprovenServerNothing() {
        assertTrue(refused(plugin(SHA256, careless("secret", Line.UNPROVEN)))
                .getMessage()
                .contains("tlsCa"));
    }

    @ParameterizedTest
    @EnumSource
    void sha256SaysThatThePasswordIsEmptyOnAnyLine(Line line) {
        assertArrayEquals(bytes("00"), plugin(SHA256, factor("", line)).begin(NONCE));
    }

    @Test
    void sha256SaysThatALongPasswordDoesNotFitTheKey() {
        final NotAuthenticatedException refused = refused(plugin(SHA256, pinned("x".repeat(300), Line.OPEN)));
        assertTrue(refused.getMessage().contains("300 bytes"), refused.getMessage());
        assertTrue(refused.getMessage().contains("TLS"), refused.getMessage());
        assertEquals(301, plugin(SHA256, factor("x".repeat(300), Line.PROVEN)).begin(NONCE).length);
    }

    @Test
    void sha256RefusesANonceThatIsNone() {
        final AuthPlugin plugin = plugin(SHA256, factor("secret", Line.PROVEN));
        assertThrows(ProtocolException.class, () -> plugin.begin(new byte[20]));
        assertThrows(ProtocolException.class, () -> plugin.begin(new byte[0]));
    }

    @ParameterizedTest
    @EnumSource(names = {"PROVEN", "ENCRYPTED"})
    void sha256RefusesDataThatItDidNotAskFor(Line line) {
        final AuthPlugin plugin = plugin(SHA256, factor("secret", line));
        plugin.begin(NONCE);
        assertThrows(ProtocolException.class, () -> plugin.next(pem().getBytes(StandardCharsets.US_ASCII)));
    }

    // ---- mysql_clear_password

    @ParameterizedTest
    @EnumSource(names = {"PROVEN", "UNIX_SOCKET"})
    void clearGivesThePasswordToAProvenServer(Line line) {
        final AuthPlugin plugin = plugin(CLEAR, factor("pässwörd", line));
        assertArrayEquals(terminated("pässwörd"), plugin.begin(new byte[0]));
        assertThrows(ProtocolException.class, () -> plugin.next(bytes("01")));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"PROVEN", "UNIX_SOCKET"})
    void clearGivesNothingToAnyOther(Line line) {
        for (final Factor factor :
                new Factor[] {factor("secret", line), pinned("secret", line), careless("secret", line)}) {
            final NotAuthenticatedException refused = refused(plugin(CLEAR, factor));
            assertTrue(refused.getMessage().contains("tls=verify-identity"), refused.getMessage());
        }
    }

    @Test
    void takesNoProofFromAMethodThatTellsTheServerThePassword() {
        for (final String name : new String[] {SHA256, CLEAR}) {
            final AuthPlugin plugin = plugin(name, factor("secret", Line.PROVEN));
            plugin.begin(NONCE);
            assertEquals(Optional.empty(), plugin.sharedSecret());
        }
    }
}
