package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.testkit.server.PrivateServer;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;

/// Methods of authentication that servers have and we have not.
class LoginMethodsIT {
    private static void assertRefusalNames(String method, RealServer server, String identified) {
        server.sql("DROP USER IF EXISTS method_it; CREATE USER method_it IDENTIFIED " + identified);
        try {
            final MysqlConfig config = MysqlConfig.defaults()
                    .host(server.host())
                    .port(server.port())
                    .user("method_it")
                    .password("secret");
            final NotAuthenticatedException refused = assertThrows(
                    NotAuthenticatedException.class, () -> Mysql.connect(config).close());
            assertTrue(refused.getMessage().contains(method), refused.getMessage());
            assertTrue(refused.getMessage().contains("method_it@"), refused.getMessage());
        } finally {
            server.sql("DROP USER method_it");
        }
    }

    @ServerTest(ServerKind.MYSQL_9_7)
    void namesSha256(RealServer server) {
        assertRefusalNames("sha256_password", server, "WITH sha256_password BY 'secret'");
    }

    @ServerTest(ServerKind.MARIADB_11_8)
    void namesEd25519(RealServer server) {
        server.sql("INSTALL PLUGIN IF NOT EXISTS ed25519 SONAME 'auth_ed25519'");
        assertRefusalNames("client_ed25519", server, "VIA ed25519 USING PASSWORD('secret')");
    }

    @ServerTest(ServerKind.MARIADB_11_8)
    void namesParsec(RealServer server) {
        server.sql("INSTALL PLUGIN IF NOT EXISTS parsec SONAME 'auth_parsec'");
        assertRefusalNames("parsec", server, "VIA parsec USING PASSWORD('secret')");
    }

    @ServerTest({ServerKind.MARIADB_11_4, ServerKind.MARIADB_11_8})
    void namesTheOldestMethod(RealServer server) {
        try (PrivateServer own = server.newPrivateServer("--secure-auth=OFF")) {
            assertRefusalNames("mysql_old_password", own, "VIA mysql_old_password USING PASSWORD('secret')");
        }
    }
}
