package dev.luma.mysql.zstd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.error.CannotConnectException;
import dev.luma.mysql.Compression;
import dev.luma.mysql.Mysql;
import dev.luma.mysql.MysqlConfig;
import dev.luma.mysql.MysqlConnection;
import dev.luma.testkit.server.PrivateServer;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;

/// Which compression is agreed upon, where the module for zstd is there.
class ZstdChoiceIT {
    private static Compression agreed(RealServer server, Compression wished) {
        final MysqlConfig config = MysqlConfig.defaults()
                .host(server.host())
                .port(server.port())
                .user(server.user())
                .compression(wished);
        try (Connection db = Mysql.connect(config)) {
            db.ping();
            return MysqlConnection.of(db).compression();
        }
    }

    @ServerTest(ServerKind.MYSQL_9_7)
    void takesZstdWhereItIsPreferred(RealServer server) {
        assertEquals(Compression.ZSTD, agreed(server, Compression.PREFERRED));
        assertEquals(Compression.ZLIB, agreed(server, Compression.ZLIB));
    }

    @ServerTest(ServerKind.MYSQL_9_7)
    void takesZlibWhereTheServerHasNoZstd(RealServer shared) {
        try (PrivateServer server = shared.newPrivateServer("--protocol-compression-algorithms=zlib,uncompressed")) {
            assertEquals(Compression.ZLIB, agreed(server, Compression.PREFERRED));
        }
    }

    @ServerTest(ServerKind.MARIADB_11_8)
    void mariaDbHasNoZstd(RealServer server) {
        assertEquals(Compression.ZLIB, agreed(server, Compression.PREFERRED));
        final CannotConnectException refused =
                assertThrows(CannotConnectException.class, () -> agreed(server, Compression.ZSTD));
        assertTrue(refused.getMessage().contains("the server offers zlib alone"), refused.getMessage());
    }
}
