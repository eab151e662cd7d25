package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.error.DbException;
import dev.luma.testkit.server.PrivateServer;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import org.junit.jupiter.api.Timeout;

/// Messages that are longer than the server takes.
@Timeout(120)
class PacketLimitIT {
    private static final int MIB = 1 << 20;

    private static Connection open(PrivateServer narrow) {
        return Opened.on(narrow);
    }

    /// The server says why before it breaks off, and whether that comes through is a race: if not, the driver says it.
    @ServerTest
    void namesTheSettingWhereTheServerBreaksOff(RealServer server) {
        try (PrivateServer narrow = server.newPrivateServer("--max_allowed_packet=1M")) {
            for (final int length : new int[] {2 * MIB, 20 * MIB}) {
                try (Connection db = open(narrow)) {
                    final DbException bound =
                            assertThrows(DbException.class, () -> db.query("SELECT LENGTH(?)", new byte[length]));

                    assertTrue(bound.getMessage().contains("max_allowed_packet"), bound::getMessage);
                    assertFalse(bound.connectionUsable());
                }
                try (Connection db = open(narrow)) {
                    final DbException spliced =
                            assertThrows(DbException.class, () -> db.exec("DO '" + "x".repeat(length) + "'"));

                    assertTrue(spliced.getMessage().contains("max_allowed_packet"), spliced::getMessage);
                }
            }
        }
    }

    @ServerTest
    void takesWhatIsAsLongAsTheServerAllows(RealServer server) {
        try (PrivateServer narrow = server.newPrivateServer("--max_allowed_packet=4M");
                Connection db = open(narrow)) {
            assertEquals(
                    3 * MIB,
                    db.query("SELECT LENGTH(?)", new byte[3 * MIB])
                            .first(Integer.class)
                            .orElseThrow());
        }
    }
}
