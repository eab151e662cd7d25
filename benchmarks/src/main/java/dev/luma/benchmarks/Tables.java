package dev.luma.benchmarks;

import dev.luma.db.Connection;
import dev.luma.db.Db;
import dev.luma.mysql.Mysql;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The tables on the server, and what is in them.
public final class Tables {
    static final String DATABASE = "bench";
    public static final int MILLION = 1_000_000;
    static final int BLOB = 1 << 20;

    /// `c1, c2, …`
    static final String HUNDRED_COLUMNS =
            IntStream.rangeClosed(1, 100).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));

    private static final String[] NAMES =
            IntStream.rangeClosed(1, 1000).mapToObj("%032d"::formatted).toArray(String[]::new);

    private Tables() {}

    /// The `char(32)` in the row with this key.
    ///
    /// @param id 1 to 1000
    public static String name(int id) {
        return NAMES[id - 1];
    }

    /// The one blob that is stored.
    public static byte[] blob() {
        final byte[] blob = new byte[BLOB];
        Arrays.fill(blob, (byte) 'b');
        return blob;
    }

    /// The key that a point select asks for in its n-th turn.
    ///
    /// @param turn from 0 on
    public static int key(int turn) {
        return turn % 1000 + 1;
    }

    /// What point selects of the keys from 1 on sum up to.
    static long pointSelects(int count) {
        return count * (count + 1L) / 2 + 32L * count;
    }

    static long hundredSum() {
        return 100 * 100_000L + 5050;
    }

    static long millionSum() {
        final long digits = IntStream.rangeClosed(1, MILLION)
                .mapToLong(i -> Integer.toString(i).length())
                .sum();
        final long ids = MILLION * (MILLION + 1L) / 2;
        final long seconds =
                IntStream.rangeClosed(1, MILLION).mapToLong(i -> i % 60).sum();
        final long scores = IntStream.rangeClosed(1, MILLION)
                .mapToLong(i -> (long) (i * 1.25))
                .sum();
        return ids + 5L * MILLION + digits + scores + seconds;
    }

    /// A connection to the server on this port, to our database.
    static Connection connect(int port) {
        return Db.open(Mysql.driver(), "root@127.0.0.1:" + port + "/" + DATABASE + "?tls=disabled");
    }

    /// Makes the tables that the tasks need, and returns what the server calls itself.
    static String fill(int port, Set<Task> tasks) {
        try (Connection server = Db.open(Mysql.driver(), "root@127.0.0.1:" + port + "/?tls=disabled")) {
            server.exec("CREATE DATABASE IF NOT EXISTS " + DATABASE + " CHARACTER SET utf8mb4");
            server.exec("USE " + DATABASE);
            fillThousand(server);
            fillHundred(server);
            server.exec("CREATE TABLE IF NOT EXISTS batch (id INT NOT NULL, name VARCHAR(32) NOT NULL)");
            fillBlobs(server);
            if (tasks.contains(Task.MILLION_TEXT) || tasks.contains(Task.MILLION_BINARY)) {
                fillMillion(server);
            }
            return server.server().product() + " " + server.server().version();
        }
    }

    private static void fillThousand(Connection server) {
        server.exec("DROP TABLE IF EXISTS thousand");
        server.exec("CREATE TABLE thousand (id INT PRIMARY KEY, name CHAR(32) NOT NULL)");
        server.exec("INSERT INTO thousand VALUES "
                + IntStream.rangeClosed(1, 1000)
                        .mapToObj(id -> "(" + id + ",'" + name(id) + "')")
                        .collect(Collectors.joining(",")));
    }

    private static void fillHundred(Connection server) {
        server.exec("DROP TABLE IF EXISTS hundred");
        server.exec("CREATE TABLE hundred (" + HUNDRED_COLUMNS.replace(",", " INT NOT NULL,") + " INT NOT NULL)");
        server.exec("INSERT INTO hundred VALUES ("
                + IntStream.rangeClosed(100_001, 100_100)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(","))
                + ")");
    }

    private static void fillBlobs(Connection server) {
        server.exec("DROP TABLE IF EXISTS blobs");
        server.exec("CREATE TABLE blobs (id INT PRIMARY KEY, data LONGBLOB NOT NULL)");
        server.exec("INSERT INTO blobs VALUES (1, REPEAT('b', " + BLOB + "))");
    }

    private static void fillMillion(Connection server) {
        server.exec("DROP TABLE IF EXISTS million");
        server.exec("CREATE TABLE million (id BIGINT PRIMARY KEY, name VARCHAR(32) NOT NULL, score DOUBLE NOT NULL,"
                + " at DATETIME NOT NULL)");
        server.exec("INSERT INTO million SELECT n, CONCAT('name ', n), n * 1.25e0, '2026-01-01' + INTERVAL n SECOND"
                + " FROM (SELECT (a.id - 1) * 1000 + b.id AS n FROM thousand a JOIN thousand b) AS numbers");
    }
}
