package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Row;
import dev.luma.testkit.server.PrivateServer;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/// What the server's administrator sees of a client: lengths of one byte and of three, and letters of any script that
/// utf8mb3 has, which is what both servers keep attributes in.
@Tag("P12")
class ConnectionAttributesIT {
    private static final String SHOWN = "SELECT attr_name, attr_value FROM performance_schema.session_connect_attrs"
            + " WHERE processlist_id = CONNECTION_ID()";

    private static MysqlConfig root(RealServer server) {
        return MysqlConfig.defaults().host(server.host()).port(server.port()).user(server.user());
    }

    private static Map<String, String> shown(MysqlConfig config) {
        final Map<String, String> shown = new HashMap<>();
        try (Connection db = Mysql.connect(config)) {
            for (final Row row : db.query(SHOWN).all()) {
                shown.put(String.valueOf(row.getString(0)), String.valueOf(row.getString(1)));
            }
        }
        return shown;
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void showsAttributesOfEveryLengthAndScript(RealServer shared) {
        try (PrivateServer server = shared.newPrivateServer(
                "--performance-schema=ON", "--performance-schema-session-connect-attrs-size=65536")) {
            final Map<String, String> shown = shown(root(server)
                    .attribute("größe", "Übergröße 語")
                    .attribute("short", "s".repeat(250))
                    .attribute("longer", "ü".repeat(126))
                    .attribute("long", "l".repeat(900))
                    .attribute("empty", ""));
            assertEquals("luma-mysql", shown.get("_client_name"));
            assertEquals("Übergröße 語", shown.get("größe"));
            assertEquals("s".repeat(250), shown.get("short"));
            assertEquals("ü".repeat(126), shown.get("longer"));
            assertEquals("l".repeat(900), shown.get("long"));
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void logsInWithMoreThanAServerTakes(RealServer server) {
        final MysqlConfig config = root(server);
        for (final String value : new String[] {"x".repeat(65_000), "x".repeat(65_535), "語".repeat(100_000)}) {
            try (Connection db = Mysql.connect(config.attribute("program_name", value))) {
                db.ping();
                assertTrue(db.isOpen());
            }
        }
    }
}
