package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import org.junit.jupiter.api.Test;

/// Lines as they are, on every server.
@ServerTest
class PlainLineIT extends LineContract {
    PlainLineIT(RealServer server) {
        super(server, MysqlConfig.defaults());
    }

    @Test
    void isNotCompressedUnlessItIsAskedFor() {
        assertEquals(Compression.NONE, MysqlConnection.of(db()).compression());
        assertEquals(
                "OFF",
                db().query("SHOW SESSION STATUS LIKE 'Compression'")
                        .first()
                        .orElseThrow()
                        .getString(1));
    }
}
