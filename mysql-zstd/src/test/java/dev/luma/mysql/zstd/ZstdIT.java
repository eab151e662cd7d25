package dev.luma.mysql.zstd;

import dev.luma.mysql.CompressedLineContract;
import dev.luma.mysql.Compression;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;

/// Lines compressed by zstd, which MariaDB does not have.
@ServerTest(ServerKind.MYSQL_9_7)
class ZstdIT extends CompressedLineContract {
    ZstdIT(RealServer server) {
        super(server, Compression.ZSTD);
    }
}
