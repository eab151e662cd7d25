package dev.luma.mysql.faults;

import dev.luma.mysql.Compression;
import dev.luma.mysql.TlsMode;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import org.junit.jupiter.api.Timeout;

/// Damages at every byte of a line that is compressed by zlib.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
@Timeout(120)
class FaultyZlibLineIT extends FaultyLineContract {
    FaultyZlibLineIT(RealServer server) {
        super(server, Framing.COMPRESSED, config -> config.tls(TlsMode.DISABLED).compression(Compression.ZLIB));
    }
}
