package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.luma.db.Connection;
import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.CannotConnectException.Reason;
import dev.luma.db.error.DbException;
import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.db.error.UsageException;
import dev.luma.testkit.daemon.ServerTls;
import dev.luma.testkit.server.PrivateServer;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Tag;

/// Each TLS mode, accepted and refused, by what certificate the server shows and where it is.
class TlsIT {
    private static MysqlConfig root(RealServer server) {
        return MysqlConfig.defaults().host(server.host()).port(server.port()).user(server.user());
    }

    private static MysqlConfig alice(RealServer server) {
        return root(server).user("tls_it").password("secret");
    }

    private static void createAlice(RealServer server) {
        server.sql("CREATE USER tls_it IDENTIFIED BY 'secret'");
    }

    private static void assertEncrypted(boolean encrypted, MysqlConfig config) {
        try (Connection db = Mysql.connect(config)) {
            final String cipher = db.query("SHOW STATUS LIKE 'Ssl_cipher'")
                    .first()
                    .orElseThrow()
                    .getString("Value");
            assertEquals(encrypted, !String.valueOf(cipher).isEmpty(), "cipher: " + cipher);
        }
    }

    private static <E extends DbException> E refused(Class<E> type, MysqlConfig config) {
        final DbException refused =
                assertThrows(DbException.class, () -> Mysql.connect(config).close());
        return assertInstanceOf(type, refused, refused.toString());
    }

    private static void assertRefusedByTls(String because, MysqlConfig config) {
        final CannotConnectException refused = refused(CannotConnectException.class, config);
        assertEquals(Reason.TLS, refused.reason());
        assertTrue(refused.getMessage().contains(because), refused.getMessage());
    }

    // ---- a certificate of an authority that we are given

    @ServerTest
    void encryptsAsTheModeSays(RealServer server) {
        assertEncrypted(true, root(server));
        assertEncrypted(false, root(server).tls(TlsMode.DISABLED));
        assertEncrypted(true, root(server).tls(TlsMode.PREFERRED));
        assertEncrypted(true, root(server).tls(TlsMode.REQUIRED));
        assertEncrypted(false, root(server).socket(server.socket()));
        assertEncrypted(true, root(server).socket(server.socket()).tls(TlsMode.REQUIRED));
    }

    @ServerTest
    void verifiesTheAuthorityThatIsNamed(RealServer server) {
        final MysqlConfig trusting = root(server).tlsCa(server.caCertificate());
        assertEncrypted(true, trusting);
        assertEncrypted(true, trusting.host("localhost"));
        assertEncrypted(true, trusting.tls(TlsMode.VERIFY_CA));
        assertEncrypted(true, trusting.tls(TlsMode.VERIFY_IDENTITY));
        assertEncrypted(true, trusting.socket(server.socket()).tls(TlsMode.VERIFY_CA));
        refused(UsageException.class, trusting.socket(server.socket()).tls(TlsMode.VERIFY_IDENTITY));
    }

    /// root has no password by which a MariaDB server could prove anything.
    @ServerTest
    void refusesAnAuthorityThatNobodyNamed(RealServer server) {
        assertRefusedByTls("trust the CA", root(server).tls(TlsMode.VERIFY_CA));
        assertRefusedByTls("trust the CA", root(server).tls(TlsMode.VERIFY_IDENTITY));
    }

    @ServerTest
    void saysWhatIsWrongWithAFile(RealServer server) {
        final MysqlConfig verifying = root(server).tls(TlsMode.VERIFY_CA);
        assertRefusedByTls("there is no file", verifying.tlsCa(Path.of("no-such-ca.pem")));
        assertRefusedByTls("pom.xml", verifying.tlsCa(Path.of("pom.xml")));
    }

    // ---- no TLS

    @ServerTest
    void goesPlainOnThisMachineWhereTheServerHasNoTls(RealServer server) {
        try (PrivateServer plain = server.newPrivateServer(ServerTls.OFF)) {
            createAlice(plain);
            assertEncrypted(false, alice(plain));
            assertEncrypted(false, alice(plain).tls(TlsMode.PREFERRED));
            for (final TlsMode mode : new TlsMode[] {TlsMode.REQUIRED, TlsMode.VERIFY_CA, TlsMode.VERIFY_IDENTITY}) {
                assertRefusedByTls("tls=disabled", alice(plain).tls(mode));
            }
        }
    }

    // ---- the server's own certificate

    @ServerTest(ServerKind.MYSQL_9_7)
    void verifiesMysqlsOwnAuthorityButNotItsHost(RealServer server) {
        try (PrivateServer own = server.newPrivateServer(ServerTls.OWN_CERTIFICATE)) {
            final MysqlConfig trusting = root(own).tlsCa(own.data().resolve("ca.pem"));
            assertEncrypted(true, trusting.tls(TlsMode.VERIFY_CA));
            assertRefusedByTls("not for 127.0.0.1", trusting.tls(TlsMode.VERIFY_IDENTITY));
        }
    }

    @ServerTest(ServerKind.MYSQL_9_7)
    void showsAClientCertificate(RealServer server) {
        try (PrivateServer own = server.newPrivateServer(ServerTls.OWN_CERTIFICATE)) {
            own.sql("CREATE USER tls_it IDENTIFIED BY 'secret' REQUIRE X509");
            final MysqlConfig encrypted = alice(own).tls(TlsMode.REQUIRED);
            refused(NotAuthenticatedException.class, encrypted);
            assertEncrypted(
                    true,
                    encrypted.tlsCertificate(
                            own.data().resolve("client-cert.pem"), own.data().resolve("client-key.pem")));
        }
    }

    @ServerTest({ServerKind.MARIADB_11_4, ServerKind.MARIADB_11_8})
    @Tag("X4")
    void believesMariaDbsOwnCertificateByThePasswordProof(RealServer server) {
        try (PrivateServer own = server.newPrivateServer(ServerTls.OWN_CERTIFICATE)) {
            createAlice(own);
            final MysqlConfig verifying = alice(own).tls(TlsMode.VERIFY_IDENTITY);
            assertEncrypted(true, verifying);
            assertEncrypted(true, alice(own).tls(TlsMode.VERIFY_CA));
            refused(NotAuthenticatedException.class, verifying.password("wrong"));
            assertRefusedByTls("trust the CA", root(own).tls(TlsMode.VERIFY_IDENTITY));
            assertRefusedByTls("trust the CA", verifying.tlsCa(server.caCertificate()));
        }
    }

    // ---- from another machine, as far as addresses go

    private static final String ANYWHERE = "--bind-address=0.0.0.0";

    /// An address of this machine that is not of its loopback interface.
    private static String ownAddress() {
        try {
            for (final NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (final InetAddress address : Collections.list(network.getInetAddresses())) {
                    if (address instanceof Inet4Address && !address.isLoopbackAddress() && network.isUp()) {
                        return address.getHostAddress();
                    }
                }
            }
        } catch (SocketException e) {
            throw new IllegalStateException(e);
        }
        return abort("this machine has no address but loopback");
    }

    @ServerTest(ServerKind.MYSQL_9_7)
    void demandsAVerifiedServerElsewhere(RealServer server) {
        try (PrivateServer remote = server.newPrivateServer(ANYWHERE)) {
            createAlice(remote);
            final MysqlConfig config = alice(remote).host(ownAddress());
            assertRefusedByTls("trust the CA", config);
            assertRefusedByTls("not for " + ownAddress(), config.tlsCa(remote.caCertificate()));
            assertEncrypted(true, config.tls(TlsMode.VERIFY_CA).tlsCa(remote.caCertificate()));
            assertEncrypted(true, config.tls(TlsMode.REQUIRED));
        }
    }

    @ServerTest({ServerKind.MARIADB_11_4, ServerKind.MARIADB_11_8})
    void believesMariaDbElsewhereWithoutAnyOption(RealServer server) {
        try (PrivateServer remote = server.newPrivateServer(ServerTls.OWN_CERTIFICATE, ANYWHERE)) {
            createAlice(remote);
            assertEncrypted(true, alice(remote).host(ownAddress()));
            refused(
                    NotAuthenticatedException.class,
                    alice(remote).host(ownAddress()).password("wrong"));
        }
    }

    @ServerTest
    @Tag("X3")
    void refusesAServerElsewhereThatHasNoTls(RealServer server) {
        try (PrivateServer remote = server.newPrivateServer(ServerTls.OFF, ANYWHERE)) {
            createAlice(remote);
            final MysqlConfig config = alice(remote).host(ownAddress());
            assertRefusedByTls("tls=disabled", config);
            assertEncrypted(false, config.tls(TlsMode.PREFERRED).allowPublicKeyRetrieval());
        }
    }

    /// Over a plain line from elsewhere the password travels under a key that is the server's beyond doubt, or not.
    @ServerTest(ServerKind.MYSQL_9_7)
    void needsAKeyThatItKnowsOnAnOpenLine(RealServer server) {
        try (PrivateServer remote = server.newPrivateServer(ANYWHERE)) {
            createAlice(remote);
            final MysqlConfig open = alice(remote).host(ownAddress()).tls(TlsMode.DISABLED);
            final NotAuthenticatedException refused = refused(NotAuthenticatedException.class, open);
            assertTrue(refused.getMessage().contains("allowPublicKeyRetrieval"), refused.getMessage());
            assertTrue(refused.getMessage().contains("serverPublicKey"), refused.getMessage());
            assertEncrypted(false, open.serverPublicKey(remote.data().resolve("public_key.pem")));
            remote.sql("FLUSH PRIVILEGES");
            assertEncrypted(false, open.allowPublicKeyRetrieval());
            assertEncrypted(false, open);
        }
    }
}
