package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.luma.db.Connection;
import dev.luma.db.Statement;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;

class VectorIT {
    /// MariaDB does not tell a VECTOR from a VARBINARY, so the type has to be asked for.
    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void keepsAVector(RealServer server) {
        final float[] vector = {1, 2.5f, -3, Float.MIN_VALUE};
        try (Connection db = Opened.on(server)) {
            db.exec("CREATE TEMPORARY TABLE vectors (v VECTOR(4))");
            db.exec("INSERT INTO vectors VALUES (?)", vector);

            assertArrayEquals(
                    vector,
                    db.query("SELECT v FROM vectors").first(float[].class).orElseThrow());
            try (Statement select = db.prepare("SELECT v FROM vectors")) {
                assertArrayEquals(vector, select.query().first(float[].class).orElseThrow());
            }
        }
    }
}
