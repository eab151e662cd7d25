package dev.luma.mysql.faults;

import dev.luma.mysql.TlsMode;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import org.junit.jupiter.api.Timeout;

/// Damages at every byte of a line as it is.
@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
@Timeout(120)
class FaultyLineIT extends FaultyLineContract {
    FaultyLineIT(RealServer server) {
        super(server, Framing.PLAIN, config -> config.tls(TlsMode.DISABLED));
    }
}
