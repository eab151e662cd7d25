package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Row;
import dev.luma.db.Statement;
import dev.luma.db.error.DbException;
import dev.luma.db.error.ServerException;
import dev.luma.mysql.regression.BothForms;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;

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

    /// MySQL would take the text's eight bytes for two numbers.
    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void takesNoTextForAVector(RealServer server) {
        final String text = "[1,-2.5]";
        final String conversion = server.isMariaDb() ? "VEC_FromText(?)" : "STRING_TO_VECTOR(?)";
        try (Connection db = Opened.on(server)) {
            db.exec("CREATE TEMPORARY TABLE vectors (v VECTOR(2))");
            assertThrows(DbException.class, () -> db.exec("INSERT INTO vectors VALUES (?)", text));
            db.exec("INSERT INTO vectors VALUES (" + conversion + ")", text);

            assertArrayEquals(
                    new float[] {1, -2.5f},
                    db.query("SELECT v FROM vectors").first(float[].class).orElseThrow());
        }
    }

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    @Tag("N15")
    void keepsALongVector(RealServer server) {
        final float[] vector = new float[1024];
        final Random random = new Random(15);
        for (int i = 0; i < vector.length; i++) {
            vector[i] = random.nextFloat() - 0.5f;
        }
        try (Connection db = Opened.on(server)) {
            db.exec("CREATE TEMPORARY TABLE vectors (id INT, v VECTOR(1024))");
            try (Statement insert = db.prepare("INSERT INTO vectors VALUES (?, ?)")) {
                insert.exec(0, vector);
                insert.exec(1, null);
                final byte[] odd = new byte[4 * 1024 - 1];
                assertThrows(ServerException.class, () -> insert.exec(2, odd));
                assertThrows(ServerException.class, () -> insert.exec(2, new float[1025]));
                insert.exec(3, vector);
            }
            for (final List<Row> rows : BothForms.all(db, "SELECT v FROM vectors ORDER BY id")) {
                assertEquals(3, rows.size());
                assertArrayEquals(vector, rows.get(0).get(0, float[].class));
                assertTrue(rows.get(1).isNull(0));
                assertNull(rows.get(1).get(0, float[].class));
                assertArrayEquals(vector, rows.get(2).get(0, float[].class));
            }
        }
    }
}
