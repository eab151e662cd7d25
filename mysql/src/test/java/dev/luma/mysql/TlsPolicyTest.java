package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.CannotConnectException.Reason;
import dev.luma.db.error.UsageException;
import dev.luma.mysql.protocol.Encryption;
import dev.luma.mysql.protocol.Encryption.Need;
import dev.luma.mysql.script.SelfSigned;
import dev.luma.toolbox.tcp.Peer;
import dev.luma.toolbox.tcp.Peer.Place;
import dev.luma.toolbox.tcp.Tls.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsPolicyTest {
    private static final MysqlConfig CONFIG = MysqlConfig.defaults().host("db.example");

    private static Encryption decide(MysqlConfig config, Place place) {
        return TlsPolicy.decide(config, new Peer("where", place));
    }

    @ParameterizedTest
    @CsvSource({"UNIX_SOCKET,NEVER,NONE,false", "LOOPBACK,IF_OFFERED,NONE,false", "REMOTE,ALWAYS,IDENTITY,true"})
    void letsTheAddressDecideWhereNoModeIsNamed(Place place, Need need, Verification verification, boolean proof) {
        final Encryption encryption = decide(CONFIG, place);
        assertEquals(need, encryption.need());
        assertEquals(verification, encryption.tls().verification());
        assertEquals(proof, encryption.acceptsProof());
    }

    @ParameterizedTest
    @CsvSource({
        "DISABLED,NEVER,NONE,false",
        "PREFERRED,IF_OFFERED,NONE,false",
        "REQUIRED,ALWAYS,NONE,false",
        "VERIFY_CA,ALWAYS,CA,true",
        "VERIFY_IDENTITY,ALWAYS,IDENTITY,true"
    })
    void takesTheModeThatIsNamedEverywhere(TlsMode mode, Need need, Verification verification, boolean proof) {
        for (final Place place : new Place[] {Place.LOOPBACK, Place.REMOTE}) {
            final Encryption encryption = decide(CONFIG.tls(mode), place);
            assertEquals(need, encryption.need());
            assertEquals(verification, encryption.tls().verification());
            assertEquals(proof, encryption.acceptsProof());
        }
    }

    /// The JDK's authorities sign for everybody who asks: without the host's name that proves nothing.
    @ParameterizedTest
    @CsvSource({
        "DISABLED,false,false",
        "PREFERRED,false,false",
        "REQUIRED,false,false",
        "VERIFY_CA,false,true",
        "VERIFY_IDENTITY,true,true"
    })
    void knowsWhatProvesTheServer(
            TlsMode mode, boolean provesByTheJdksAuthorities, boolean provesByOurs, @TempDir Path folder)
            throws IOException {
        final Path ca = Files.writeString(folder.resolve("ca.pem"), SelfSigned.PEM);
        assertEquals(
                provesByTheJdksAuthorities,
                decide(CONFIG.tls(mode), Place.REMOTE).proves());
        assertEquals(
                provesByOurs, decide(CONFIG.tls(mode).tlsCa(ca), Place.REMOTE).proves());
    }

    @Test
    void verifiesTheHostThatWasAskedFor() {
        assertTrue(decide(CONFIG, Place.REMOTE).tls().toString().contains("db.example"));
        assertTrue(decide(CONFIG.host("[2001:db8::1]"), Place.REMOTE)
                .tls()
                .toString()
                .contains("of 2001:db8::1"));
    }

    /// Who names an authority wants its word and no other proof, on this machine too.
    @Test
    void verifiesTheIdentityWhereAnAuthorityIsNamed(@TempDir Path folder) throws IOException {
        final MysqlConfig config = CONFIG.tlsCa(Files.writeString(folder.resolve("ca.pem"), SelfSigned.PEM));
        for (final Place place : new Place[] {Place.LOOPBACK, Place.REMOTE}) {
            final Encryption encryption = decide(config, place);
            assertEquals(Need.ALWAYS, encryption.need());
            assertEquals(Verification.IDENTITY, encryption.tls().verification());
            assertFalse(encryption.acceptsProof());
        }
        assertEquals(Need.NEVER, decide(config, Place.UNIX_SOCKET).need());
    }

    @Test
    void saysWhichOptionAllowsAServerWithoutTls() {
        final String advice = decide(CONFIG, Place.REMOTE).advice();
        assertTrue(advice.contains("tls=disabled"), advice);
    }

    @Test
    void refusesToCompareASocketWithAHost() {
        assertThrows(UsageException.class, () -> decide(CONFIG.tls(TlsMode.VERIFY_IDENTITY), Place.UNIX_SOCKET));
    }

    @Test
    void saysWhichFileCannotBeRead() {
        final MysqlConfig config = CONFIG.tls(TlsMode.VERIFY_CA).tlsCa(Path.of("no-such-ca.pem"));
        final CannotConnectException refused =
                assertThrows(CannotConnectException.class, () -> decide(config, Place.REMOTE));
        assertEquals(Reason.TLS, refused.reason());
        assertTrue(refused.getMessage().contains("no-such-ca.pem"), refused.getMessage());
    }
}
