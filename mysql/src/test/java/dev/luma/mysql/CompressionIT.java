package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.CannotConnectException.Reason;
import dev.luma.db.error.UsageException;
import dev.luma.testkit.server.PrivateServer;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Which compression is agreed upon, where the module for zstd is not there.
@Tag("P4")
class CompressionIT {
    private static MysqlConfig root(RealServer server, Compression compression) {
        return MysqlConfig.defaults()
                .host(server.host())
                .port(server.port())
                .user(server.user())
                .compression(compression);
    }

    private static Compression agreed(RealServer server, Compression wished) {
        try (Connection db = Mysql.connect(root(server, wished))) {
            db.ping();
            return MysqlConnection.of(db).compression();
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void takesWhatIsPreferred(RealServer server) {
        assertEquals(Compression.ZLIB, agreed(server, Compression.PREFERRED));
        assertEquals(Compression.ZLIB, agreed(server, Compression.ZLIB));
        assertEquals(Compression.NONE, agreed(server, Compression.NONE));
    }

    @ServerTest(ServerKind.MYSQL_9_7)
    void refusesAServerThatDoesNotCompressUnlessPlainWillDo(RealServer shared) {
        try (PrivateServer plain = shared.newPrivateServer("--protocol-compression-algorithms=uncompressed")) {
            assertEquals(Compression.NONE, agreed(plain, Compression.PREFERRED));
            final CannotConnectException refused =
                    assertThrows(CannotConnectException.class, () -> agreed(plain, Compression.ZLIB));
            assertEquals(Reason.REJECTED, refused.reason());
            assertTrue(
                    refused.getMessage().contains("compression by zlib was asked for, and the server offers none"),
                    refused.getMessage());
        }
    }

    @Test
    void saysWhatZstdNeedsBeforeItConnects() {
        final MysqlConfig nowhere = MysqlConfig.defaults().host("192.0.2.1").compression(Compression.ZSTD);
        final UsageException refused =
                assertThrows(UsageException.class, () -> Mysql.connect(nowhere).close());
        assertTrue(refused.getMessage().contains("luma-mysql-zstd"), refused.getMessage());
    }
}
