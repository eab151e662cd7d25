package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Results;
import dev.luma.db.error.DbException;
import dev.luma.db.error.SyntaxException;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import org.junit.jupiter.api.Test;

@ServerTest
class MultiStatementsIT {
    private final RealServer server;

    MultiStatementsIT(RealServer server) {
        this.server = server;
    }

    private Connection open(String options) {
        return Mysql.connect(MysqlConfig.parse(Opened.dsn(server, server.database() + options)));
    }

    @Test
    void areRefusedByTheServerUnlessTheyWereAskedFor() {
        try (Connection db = open("")) {
            assertThrows(SyntaxException.class, () -> db.exec("DO 1; DO 2"));
            assertEquals(7, db.query("SELECT 7").first(Integer.class).orElseThrow());
        }
    }

    @Test
    void giveAResultEach() {
        try (Connection db = open("?multiStatements=true")) {
            db.exec("CREATE TEMPORARY TABLE several (id INT)");
            try (Results results =
                    db.execute("INSERT INTO several VALUES (1), (2); SELECT id FROM several; DELETE FROM several")) {
                assertTrue(results.nextResult());
                assertFalse(results.hasRows());
                assertEquals(2, results.outcome().affectedRows());
                assertTrue(results.nextResult());
                assertTrue(results.hasRows());
                assertEquals(2, results.rows().count());
                assertTrue(results.nextResult());
                assertEquals(2, results.outcome().affectedRows());
                assertFalse(results.nextResult());
            }
            assertEquals(7, db.query("SELECT 7").first(Integer.class).orElseThrow());
        }
    }

    @Test
    void endAtTheFirstThatFails() {
        try (Connection db = open("?multiStatements=true")) {
            db.exec("CREATE TEMPORARY TABLE several (id INT PRIMARY KEY)");
            assertThrows(
                    DbException.class,
                    () -> db.exec("INSERT INTO several VALUES (1); INSERT INTO several VALUES (1); DELETE FROM"
                            + " several"));
            assertEquals(1, db.query("SELECT * FROM several").count());
        }
    }
}
