package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.testkit.server.PrivateServer;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.util.Optional;

/// What servers tell of a session without being asked each time.
class SessionTrackingIT {
    private static Connection open(RealServer server, String options) {
        return Mysql.connect(MysqlConfig.parse(Opened.dsn(server, server.database() + options)));
    }

    @ServerTest
    void knowsTheDatabaseWhoeverHasChangedIt(RealServer server) {
        try (Connection db = open(server, "")) {
            final MysqlConnection mysql = MysqlConnection.of(db);
            assertEquals(server.database(), mysql.database());
            db.exec("USE mysql");
            assertEquals("mysql", mysql.database());
            mysql.useDatabase(server.database());
            assertEquals(server.database(), mysql.database());
        }
        try (Connection db = Mysql.connect(MysqlConfig.parse(Opened.dsn(server, "")))) {
            assertEquals("", MysqlConnection.of(db).database());
        }
    }

    @ServerTest(ServerKind.MYSQL_9_7)
    void tellsTheIdentifierOfWhatWasCommittedLast(RealServer server) {
        try (PrivateServer replicated =
                        server.newPrivateServer("--log-bin=binlog", "--gtid-mode=ON", "--enforce-gtid-consistency=ON");
                Connection db = open(replicated, "?trackGtids=true")) {
            final MysqlConnection mysql = MysqlConnection.of(db);
            db.exec("CREATE TABLE IF NOT EXISTS tracked (id INT)");
            db.exec("INSERT INTO tracked VALUES (1)");
            final String first = mysql.lastGtid().orElseThrow();
            final String uuid =
                    db.query("SELECT @@server_uuid").first(String.class).orElseThrow();
            assertTrue(first.startsWith(uuid), first);
            db.transact(tx -> tx.exec("INSERT INTO tracked VALUES (2)"));
            final String second = mysql.lastGtid().orElseThrow();
            assertEquals(1, number(second) - number(first));
            mysql.reset();
            db.exec("INSERT INTO tracked VALUES (3)");
            assertEquals(2, number(mysql.lastGtid().orElseThrow()) - number(first));
        }
    }

    private static long number(String gtid) {
        return Long.parseLong(gtid.substring(gtid.lastIndexOf(':') + 1));
    }

    @ServerTest
    void tellsNoIdentifierUnlessItWasAskedTo(RealServer server) {
        try (Connection db = open(server, "")) {
            db.exec("CREATE TABLE IF NOT EXISTS tracked (id INT)");
            db.exec("INSERT INTO tracked VALUES (1)");
            assertEquals(Optional.empty(), MysqlConnection.of(db).lastGtid());
        }
        if (server.isMariaDb()) {
            try (Connection db = open(server, "?trackGtids=true")) {
                db.exec("INSERT INTO tracked VALUES (1)");
                assertEquals(Optional.empty(), MysqlConnection.of(db).lastGtid());
            }
        }
    }
}
