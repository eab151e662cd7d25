package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.testkit.daemon.ServerTls;
import dev.luma.testkit.server.PrivateServer;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import dev.luma.toolbox.crypto.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/// Each method of authentication that is not a server's default, over each kind of line.
class LoginMethodsIT {
    private static final String ED25519 = "VIA ed25519 USING PASSWORD('%s')";
    private static final String PARSEC = "VIA parsec USING PASSWORD('%s')";
    private static final String SHA256 = "WITH sha256_password BY '%s'";
    private static final String LONG_PASSWORD = "0123456789".repeat(25);

    private static MysqlConfig config(RealServer server, String password) {
        return MysqlConfig.defaults()
                .host(server.host())
                .port(server.port())
                .user("method_it")
                .password(password);
    }

    /// Over TLS, over a plain line of this machine, over a Unix socket.
    private static List<MysqlConfig> overEachLine(RealServer server, String password) {
        final MysqlConfig config = config(server, password);
        return List.of(
                config.tls(TlsMode.VERIFY_IDENTITY).tlsCa(server.caCertificate()),
                config.tls(TlsMode.REQUIRED),
                config.tls(TlsMode.DISABLED),
                config.socket(server.socket()));
    }

    private static void createAccount(RealServer server, String identified, String password) {
        server.sql("DROP USER IF EXISTS method_it; CREATE USER method_it IDENTIFIED "
                + String.format(identified, password));
    }

    private static void logsIn(MysqlConfig config) {
        try (Connection db = Mysql.connect(config)) {
            final String user =
                    db.query("SELECT CURRENT_USER()").first(String.class).orElseThrow();
            assertTrue(user.startsWith("method_it@"), user);
        }
    }

    private static <E extends DbException> E refused(Class<E> type, MysqlConfig config) {
        return assertThrows(type, () -> Mysql.connect(config).close());
    }

    private static void assertRefused(String because, MysqlConfig config) {
        final NotAuthenticatedException refused = refused(NotAuthenticatedException.class, config);
        assertTrue(refused.getMessage().contains(because), refused.getMessage());
        assertTrue(refused.getMessage().contains("method_it@"), refused.getMessage());
    }

    // ---- MariaDB's

    private static void installEd25519AndParsec(RealServer server) {
        server.sql("INSTALL PLUGIN IF NOT EXISTS ed25519 SONAME 'auth_ed25519';"
                + " INSTALL PLUGIN IF NOT EXISTS parsec SONAME 'auth_parsec'");
    }

    private static void logsInWith(String identified, String method, RealServer server) {
        installEd25519AndParsec(server);
        for (final String password : List.of("sécret €", "", LONG_PASSWORD)) {
            createAccount(server, identified, password);
            for (final MysqlConfig config : overEachLine(server, password)) {
                logsIn(config);
                logsIn(config.authPlugins(method));
                assertRefused("check user and password", config.password("wrong"));
                assertRefused("authPlugins", config.authPlugins("mysql_native_password"));
            }
        }
        server.sql("DROP USER method_it");
    }

    @ServerTest(ServerKind.MARIADB_11_8)
    void logsInWithEd25519(RealServer server) {
        logsInWith(ED25519, "client_ed25519", server);
    }

    @ServerTest(ServerKind.MARIADB_11_8)
    void logsInWithParsec(RealServer server) {
        logsInWith(PARSEC, "parsec", server);
    }

    /// By `COM_CHANGE_USER`, from an account of another method and back.
    @ServerTest(ServerKind.MARIADB_11_8)
    void goesOnAsAUserOfThatMethod(RealServer server) {
        installEd25519AndParsec(server);
        for (final String identified : List.of(ED25519, PARSEC)) {
            createAccount(server, identified, "sécret €");
            for (final MysqlConfig config : overEachLine(server, "sécret €")) {
                goesOnAsMethodIt(server, config, "sécret €");
            }
            assertNotChanged(server, config(server, ""), "wrong");
        }
        server.sql("DROP USER method_it");
    }

    private static MysqlConfig asRoot(RealServer server, MysqlConfig config) {
        return config.user(server.user()).password(server.password());
    }

    private static void goesOnAsMethodIt(RealServer server, MysqlConfig config, String password) {
        try (Connection db = Mysql.connect(asRoot(server, config))) {
            final MysqlConnection mysql = MysqlConnection.of(db);
            for (int i = 0; i < 2; i++) {
                mysql.changeUser("method_it", Secret.of(password), "");
                assertUser("method_it", db);
                mysql.reset();
                assertUser("method_it", db);
                mysql.changeUser(server.user(), Secret.of(server.password()), "");
                assertUser(server.user(), db);
            }
        }
    }

    private static void assertUser(String user, Connection db) {
        assertEquals(
                user,
                db.query("SELECT SUBSTRING_INDEX(CURRENT_USER(), '@', ?)", 1)
                        .first(String.class)
                        .orElseThrow());
    }

    private static void assertNotChanged(RealServer server, MysqlConfig config, String password) {
        try (Connection db = Mysql.connect(asRoot(server, config))) {
            final MysqlConnection mysql = MysqlConnection.of(db);
            final Secret secret = Secret.of(password);
            assertThrows(NotAuthenticatedException.class, () -> mysql.changeUser("method_it", secret, ""));
            assertFalse(db.isOpen());
        }
    }

    /// The server's certificate is signed by nobody, and believed by the proof in the OK packet.
    @ServerTest(ServerKind.MARIADB_11_8)
    void believesTheServersOwnCertificateByThePassword(RealServer server) {
        try (PrivateServer own = server.newPrivateServer(ServerTls.OWN_CERTIFICATE)) {
            installEd25519AndParsec(own);
            for (final String identified : List.of(ED25519, PARSEC)) {
                createAccount(own, identified, "secret");
                final MysqlConfig verified = config(own, "secret").tls(TlsMode.VERIFY_IDENTITY);
                logsIn(verified);
                logsIn(verified.authPlugins("client_ed25519", "parsec"));
                assertRefused("check user and password", verified.password("wrong"));
                createAccount(own, identified, "");
                refused(CannotConnectException.class, verified.password(""));
            }
        }
    }

    @ServerTest({ServerKind.MARIADB_11_4, ServerKind.MARIADB_11_8})
    @Tag("X5")
    void refusesTheOldestMethod(RealServer server) {
        try (PrivateServer own = server.newPrivateServer("--secure-auth=OFF")) {
            createAccount(own, "VIA mysql_old_password USING PASSWORD('%s')", "secret");
            assertRefused("mysql_old_password", config(own, "secret"));
        }
    }

    @ServerTest({ServerKind.MARIADB_11_4, ServerKind.MARIADB_11_8})
    void keepsEvenAScrambleToItselfWhereTheMethodIsNotAllowed(RealServer server) {
        createAccount(server, "BY '%s'", "secret");
        assertRefused(
                "it allows parsec, client_ed25519", config(server, "secret").authPlugins("parsec", "client_ed25519"));
        server.sql("DROP USER method_it");
    }

    // ---- MySQL's

    @ServerTest(ServerKind.MYSQL_9_7)
    @Tag("P6")
    void logsInWithSha256(RealServer server) {
        for (final String password : List.of("sécret €", "")) {
            createAccount(server, SHA256, password);
            for (final MysqlConfig config : overEachLine(server, password)) {
                logsIn(config);
                logsIn(config.authPlugins("sha256_password"));
                assertRefused("check user and password", config.password("wrong"));
                assertRefused("authPlugins", config.authPlugins("caching_sha2_password"));
            }
        }
        server.sql("DROP USER method_it");
    }

    @ServerTest(ServerKind.MYSQL_9_7)
    @Tag("P6")
    void logsInWithALongPasswordWhereNoKeyIsNeeded(RealServer server) {
        createAccount(server, SHA256, LONG_PASSWORD);
        logsIn(config(server, LONG_PASSWORD).tls(TlsMode.REQUIRED));
        assertRefused("250 bytes", config(server, LONG_PASSWORD).tls(TlsMode.DISABLED));
        assertRefused("", config(server, "0123456789".repeat(30)).tls(TlsMode.REQUIRED));
        server.sql("DROP USER method_it");
    }

    @ServerTest(ServerKind.MYSQL_9_7)
    void encryptsForThePinnedKeyAndForNoOther(RealServer server, @TempDir Path folder)
            throws IOException, GeneralSecurityException {
        try (PrivateServer own = server.newPrivateServer()) {
            createAccount(own, SHA256, "secret");
            final MysqlConfig plain = config(own, "secret").tls(TlsMode.DISABLED);
            logsIn(plain.serverPublicKey(own.data().resolve("public_key.pem")));
            final Path another = Files.writeString(folder.resolve("another.pem"), anotherKey());
            assertRefused("check user and password", plain.serverPublicKey(another));
        }
    }

    private static String anotherKey() throws GeneralSecurityException {
        final KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(generator.generateKeyPair().getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /// MySQL's own second factors that need no device: the operating system's user, told by the kernel.
    @ServerTest(ServerKind.MYSQL_9_7)
    void provesTwoFactors(RealServer server) {
        try (PrivateServer own = server.newPrivateServer("--plugin-load-add=auth_socket.so")) {
            own.sql("CREATE USER method_it IDENTIFIED WITH caching_sha2_password BY 'secret'"
                    + " AND IDENTIFIED WITH auth_socket AS '" + System.getProperty("user.name") + "'");
            logsIn(config(own, "secret").socket(own.socket()));
            assertRefused("check user and password", config(own, "wrong").socket(own.socket()));
            assertRefused("check user and password", config(own, "secret"));
        }
    }

    /// The second factor is asked for behind the first, as in a login.
    @ServerTest(ServerKind.MYSQL_9_7)
    void goesOnAsAUserOfTwoFactors(RealServer server) {
        try (PrivateServer own = server.newPrivateServer("--plugin-load-add=auth_socket.so")) {
            own.sql("CREATE USER method_it IDENTIFIED WITH caching_sha2_password BY 'secret'"
                    + " AND IDENTIFIED WITH auth_socket AS '" + System.getProperty("user.name") + "'");
            final MysqlConfig overSocket = config(own, "secret").socket(own.socket());
            goesOnAsMethodIt(own, overSocket, "secret");
            assertNotChanged(own, overSocket, "wrong");
            assertNotChanged(own, config(own, "secret").tls(TlsMode.REQUIRED), "secret");
        }
    }

    /// What the server sends between two factors: the next one's method, here one that takes a device.
    @ServerTest(ServerKind.MYSQL_9_7)
    void namesTheMethodOfASecondFactorThatItDoesNotHave(RealServer server) {
        try (PrivateServer own = server.newPrivateServer(
                "--plugin-load-add=authentication_webauthn.so", "--authentication-webauthn-rp-id=luma")) {
            own.sql("CREATE USER method_it IDENTIFIED WITH caching_sha2_password BY 'secret'"
                    + " AND IDENTIFIED WITH authentication_webauthn");
            assertRefused(
                    "authentication_webauthn_client, which this driver does not have",
                    config(own, "secret").password2("second"));
        }
    }

    // ---- accounts that nobody can use as they are

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void saysThatTheServerLacksTheAccountsMethod(RealServer server) {
        try (PrivateServer own = server.newPrivateServer()) {
            if (own.isMariaDb()) {
                own.sql("INSTALL SONAME 'auth_ed25519'");
                createAccount(own, ED25519, "secret");
                own.sql("UNINSTALL SONAME 'auth_ed25519'");
            } else {
                own.sql("INSTALL PLUGIN auth_socket SONAME 'auth_socket.so'");
                createAccount(own, "WITH auth_socket AS '%s'", "root");
                own.sql("UNINSTALL PLUGIN auth_socket");
            }
            assertRefused("an administrator can install it", config(own, "secret"));
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void saysThatTheAccountIsBlockedAfterWrongPasswords(RealServer server) {
        try (PrivateServer own = server.newPrivateServer()) {
            createAccount(own, "BY '%s'", "secret");
            own.sql(
                    own.isMariaDb()
                            ? "SET GLOBAL max_password_errors = 1"
                            : "ALTER USER method_it FAILED_LOGIN_ATTEMPTS 1 PASSWORD_LOCK_TIME 1");
            refused(NotAuthenticatedException.class, config(own, "wrong"));
            assertRefused("unlock the account", config(own, "secret"));
        }
    }

    @ServerTest
    void showsNoPasswordInAnyRefusal(RealServer server) {
        createAccount(server, "BY '%s'", "hunter2");
        final NotAuthenticatedException refused = refused(
                NotAuthenticatedException.class, config(server, "hunter3").password2("hunter4"));
        assertFalse(refused.toString().contains("hunter"), refused.toString());
        assertEquals(1045, refused.vendorCode());
        server.sql("DROP USER method_it");
    }
}
