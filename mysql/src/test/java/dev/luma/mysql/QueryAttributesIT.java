package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Statement;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.CallOptions;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.util.List;

class QueryAttributesIT {
    private static final String ASK = "SELECT COALESCE(mysql_query_attribute_string('trace'), 'none')";
    private static final CallOptions TRACED =
            CallOptions.NONE.attribute("trace", "00-4bf9").attribute("n", 7).attribute("nothing", null);

    /// A server with the function that reads attributes.
    private static Connection open(RealServer server) {
        final Connection db = Opened.on(server);
        if (db.query("SELECT COUNT(*) FROM mysql.component WHERE component_urn = 'file://component_query_attributes'")
                        .first(Integer.class)
                        .orElseThrow()
                == 0) {
            db.exec("INSTALL COMPONENT 'file://component_query_attributes'");
        }
        return db;
    }

    @ServerTest(ServerKind.MYSQL_9_7)
    void travelBesideAStatementOfText(RealServer server) {
        try (Connection db = open(server)) {
            assertEquals(
                    "00-4bf9", db.with(TRACED).query(ASK).first(String.class).orElseThrow());
            assertEquals("none", db.query(ASK).first(String.class).orElseThrow());
            assertEquals(
                    "7",
                    db.with(TRACED)
                            .query("SELECT mysql_query_attribute_string('n')")
                            .first(String.class)
                            .orElseThrow());
        }
    }

    /// Before, between and behind runs without any, with values of the same types and of others.
    @ServerTest(ServerKind.MYSQL_9_7)
    void travelBesideAPreparedStatement(RealServer server) {
        final String sql = "SELECT CONCAT(mysql_query_attribute_string('trace'), '/', ?, '/', ?)";
        final String plain = "SELECT CONCAT(COALESCE(mysql_query_attribute_string('trace'), 'none'), '/', ?, '/', ?)";
        try (Connection db = open(server)) {
            for (final String text : new String[] {sql, plain}) {
                assertEquals(
                        "00-4bf9/1/b",
                        db.with(TRACED).query(text, 1, "b").first(String.class).orElseThrow());
            }
            assertEquals("none/1/b", db.query(plain, 1, "b").first(String.class).orElseThrow());
            assertEquals("none/2/c", db.query(plain, 2, "c").first(String.class).orElseThrow());
            assertEquals(
                    "00-4bf9/x/y",
                    db.with(TRACED).query(plain, "x", "y").first(String.class).orElseThrow());
            assertEquals("none/3/d", db.query(plain, 3, "d").first(String.class).orElseThrow());
            try (Statement none = db.prepare(ASK)) {
                assertEquals(
                        "00-4bf9", none.with(TRACED).query().first(String.class).orElseThrow());
                assertEquals("none", none.query().first(String.class).orElseThrow());
            }
            db.exec("CREATE TEMPORARY TABLE attributed (id INT)");
            assertEquals(
                    3,
                    db.batch("INSERT INTO attributed VALUES (?)", List.of(1, 2, 3))
                            .size());
        }
    }

    @ServerTest(ServerKind.MARIADB_11_8)
    void areRefusedWhereTheServerKnowsNone(RealServer server) {
        try (Connection db = Opened.on(server)) {
            for (final Object[] values : new Object[][] {{}, {1}}) {
                final UsageException refused = assertThrows(
                        UsageException.class,
                        () -> db.with(TRACED)
                                .query("SELECT 1" + " + ?".repeat(values.length), values)
                                .close());
                assertTrue(String.valueOf(refused.getMessage()).contains("MySQL"), refused.toString());
            }
            assertEquals(1, db.query("SELECT 1").count());
        }
    }
}
