package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.db.Connection;
import dev.luma.db.Row;
import dev.luma.db.Statement;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.util.List;
import java.util.Random;

/// What a server prints for a floating-point number, and what we print for the same number's bits.
class FloatingPointIT {
    private static final int COUNT = 2000;
    private static final String SELECT = "SELECT d, f FROM floating ORDER BY id";

    @ServerTest
    void printsAnyNumberAsTheServerDoes(RealServer server) {
        try (Connection db = Opened.on(server)) {
            db.exec("CREATE TEMPORARY TABLE floating (id INT PRIMARY KEY, d DOUBLE, f FLOAT)");
            final double[] doubles = new double[COUNT];
            insert(db, doubles);

            final List<Row> fromText = db.query(SELECT).all();
            try (Statement statement = db.prepare(SELECT)) {
                final List<Row> fromBinary = statement.query().all();
                assertEquals(COUNT, fromBinary.size());
                for (int i = 0; i < COUNT; i++) {
                    assertEquals(doubles[i], fromBinary.get(i).getDouble("d"));
                    assertEquals(doubles[i], fromText.get(i).getDouble("d"));
                    assertEquals(
                            fromText.get(i).getString("d"), fromBinary.get(i).getString("d"));
                    assertEquals(
                            fromText.get(i).getString("f"), fromBinary.get(i).getString("f"));
                }
            }
        }
    }

    private static void insert(Connection db, double[] doubles) {
        final Random random = new Random(4);
        db.transact(tx -> {
            try (Statement insert = db.prepare("INSERT INTO floating VALUES (?, ?, ?)")) {
                for (int i = 0; i < COUNT; i++) {
                    doubles[i] = number(random, i);
                    final float single = Float.intBitsToFloat(random.nextInt());
                    insert.exec(i, doubles[i], Float.isFinite(single) ? single : 0f);
                }
            }
        });
    }

    /// Any bits, and numbers of a human size.
    private static double number(Random random, int i) {
        final double any = Double.longBitsToDouble(random.nextLong());
        return i % 2 == 0 && Double.isFinite(any)
                ? any
                : random.nextLong(1_000_000_000_000L) / Math.pow(10, random.nextInt(20));
    }
}
