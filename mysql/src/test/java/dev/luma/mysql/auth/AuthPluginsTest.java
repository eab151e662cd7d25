package dev.luma.mysql.auth;

import static dev.luma.mysql.auth.Factors.factor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.db.error.ProtocolException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthPluginsTest {
    private static String refusal(AuthPlugins allowed, String name) {
        return assertThrows(
                        NotAuthenticatedException.class, () -> allowed.require(name, factor("password", Line.PROVEN)))
                .getMessage();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "caching_sha2_password",
                "parsec",
                "client_ed25519",
                "mysql_native_password",
                "sha256_password",
                "mysql_clear_password"
            })
    void hasEachMethodThatIsAllowedAndNoOther(String name) {
        final AuthPlugins allowed = AuthPlugins.of(List.of(name));
        assertEquals(
                name, allowed.require(name, factor("password", Line.PROVEN)).name());
        for (final String other : AuthPlugins.known()) {
            if (!other.equals(name)) {
                assertTrue(refusal(allowed, other).contains(other), refusal(allowed, other));
                assertTrue(refusal(allowed, other).contains("authPlugins"), refusal(allowed, other));
            }
        }
    }

    @Test
    void allowsByDefaultAllButThePasswordAsItIs() {
        final Set<String> allowed = AuthPlugins.DEFAULT.names();
        assertFalse(allowed.contains("mysql_clear_password"));
        assertEquals(AuthPlugins.known().size() - 1, allowed.size());
    }

    @ParameterizedTest
    @CsvSource({
        "mysql_clear_password,refused unless authPlugins names that method",
        "mysql_old_password,no setting of authPlugins allows",
        "dialog,no setting of authPlugins allows",
        "auth_socket,Unix",
        "auth_gssapi_client,this driver does not have",
        "authentication_webauthn_client,this driver does not have"
    })
    void refusesByDefaultWithAnAdvice(String name, String advice) {
        final String refusal = refusal(AuthPlugins.DEFAULT, name);
        assertTrue(refusal.contains(name), refusal);
        assertTrue(refusal.contains(advice), refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql_old_password", "dialog", "undecided", ""})
    void canAllowNothingThatItDoesNotHave(String name) {
        assertThrows(IllegalArgumentException.class, () -> AuthPlugins.of(List.of("parsec", name)));
    }

    @Test
    void saysWhatIsAllowed() {
        final String refusal = refusal(AuthPlugins.of(List.of("parsec", "client_ed25519")), "mysql_native_password");
        assertTrue(refusal.contains("it allows parsec, client_ed25519"), refusal);
    }

    @Test
    void repeatsNoUnreadableName() {
        final String refusal = refusal(AuthPlugins.DEFAULT, "x\u001b[2J\n");
        assertTrue(refusal.contains("unreadable name"), refusal);
    }

    @ParameterizedTest
    @EnumSource
    void volunteersNoPasswordAndNothingThatIsNotAllowed(Line line) {
        final Factor factor = factor("password", line);
        final AuthPlugins all = AuthPlugins.of(AuthPlugins.known());
        assertTrue(all.volunteer("caching_sha2_password", factor).isPresent());
        assertTrue(all.volunteer("mysql_native_password", factor).isPresent());
        assertTrue(all.volunteer("sha256_password", factor).isEmpty());
        assertTrue(all.volunteer("mysql_clear_password", factor).isEmpty());
        assertTrue(all.volunteer("whatever", factor).isEmpty());
        final AuthPlugins one = AuthPlugins.of(List.of("mysql_native_password"));
        assertTrue(one.volunteer("caching_sha2_password", factor).isEmpty());
    }

    @Test
    void saysNothingWhileUndecided() {
        final AuthPlugin undecided = AuthPlugins.undecided();
        assertEquals(0, undecided.begin(Factors.NONCE).length);
        assertTrue(undecided.sharedSecret().isEmpty());
        assertThrows(ProtocolException.class, () -> undecided.next(new byte[] {4}));
        assertFalse(AuthPlugins.known().contains(undecided.name()));
    }
}
