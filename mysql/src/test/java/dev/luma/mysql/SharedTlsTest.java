package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.mysql.script.SelfSigned;
import dev.luma.toolbox.tcp.Peer;
import dev.luma.toolbox.tcp.Peer.Place;
import dev.luma.toolbox.tcp.TcpException;
import dev.luma.toolbox.tcp.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedTlsTest {
    private final SharedTls shared = new SharedTls();

    private Tls get(TlsMode mode, String host, TlsSettings settings) throws TcpException {
        return shared.get(mode, host, settings, Tls::encryptOnly);
    }

    @Test
    void makesOneForTheSameWish() throws TcpException {
        final Tls first = get(TlsMode.REQUIRED, "", TlsSettings.DEFAULTS);
        assertSame(first, get(TlsMode.REQUIRED, "", TlsSettings.DEFAULTS));
        assertNotSame(first, get(TlsMode.PREFERRED, "", TlsSettings.DEFAULTS));
        assertNotSame(first, get(TlsMode.REQUIRED, "db.example", TlsSettings.DEFAULTS));
    }

    @Test
    void makesAnotherWhenAFileHasChanged(@TempDir Path folder) throws IOException {
        final Path ca = Files.writeString(folder.resolve("ca.pem"), SelfSigned.PEM);
        final TlsSettings settings = TlsSettings.DEFAULTS.ca(ca);
        final Tls first = get(TlsMode.VERIFY_CA, "", settings);
        assertSame(first, get(TlsMode.VERIFY_CA, "", settings));
        Files.setLastModifiedTime(ca, FileTime.fromMillis(0));
        assertNotSame(first, get(TlsMode.VERIFY_CA, "", settings));
    }

    @Test
    void remembersNoMoreThanSome() throws TcpException {
        final Tls first = get(TlsMode.REQUIRED, "", TlsSettings.DEFAULTS);
        for (int i = 0; i < 64; i++) {
            get(TlsMode.VERIFY_IDENTITY, "host-" + i, TlsSettings.DEFAULTS);
        }
        assertNotSame(first, get(TlsMode.REQUIRED, "", TlsSettings.DEFAULTS));
    }

    @Test
    void servesConnectionsOfDifferentConfigurations() {
        final Peer peer = new Peer("where", Place.REMOTE);
        final MysqlConfig alice = MysqlConfig.defaults().host("shared.example").user("alice");
        final MysqlConfig bob = MysqlConfig.defaults().host("shared.example").user("bob");
        final Tls tls = TlsPolicy.decide(alice, peer).tls();
        assertSame(tls, TlsPolicy.decide(bob, peer).tls());
        assertEquals(Tls.Verification.IDENTITY, tls.verification());
        assertTrue(tls.toString().contains("shared.example"));
    }
}
