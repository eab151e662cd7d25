package dev.luma.examples;

import dev.luma.db.Connection;
import dev.luma.db.Db;
import dev.luma.db.Rows;
import dev.luma.db.Transaction;
import dev.luma.db.error.DbException;
import dev.luma.mysql.Mysql;
import dev.luma.testkit.daemon.ConsoleProgress;
import dev.luma.testkit.daemon.Daemon;
import dev.luma.testkit.daemon.EmbeddedMariaDb;
import java.io.IOException;
import java.time.LocalDate;

/// The driver at work: connects, creates a table, inserts with parameters, queries, and undoes a transaction.
///
/// Without arguments it starts an embedded MariaDB, whose binaries are fetched the first time. With `--dsn DSN` it does
/// the same on a server of yours, in a scratch table that it drops.
public final class Demo {
    private static final String USAGE = """
            usage: luma demo [--dsn DSN]

              --dsn DSN   your own MySQL or MariaDB server instead of an embedded MariaDB, such as
                          user:password@localhost:3306/mydb or root@db.example/mydb?tls=verify-identity

            The demo works in a scratch table, luma_demo_…, which it drops at the end.""";

    private final Connection db;
    private final String table = "luma_demo_" + ProcessHandle.current().pid();

    private Demo(Connection db) {
        this.db = db;
    }

    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        if (args.length == 0) {
            return onEmbeddedServer();
        }
        if (args.length == 2 && args[0].equals("--dsn")) {
            return on(args[1]);
        }
        final boolean help = args.length == 1 && (args[0].equals("--help") || args[0].equals("-h"));
        (help ? System.out : System.err).println(USAGE);
        return help ? 0 : 2;
    }

    private static int onEmbeddedServer() {
        final long start = System.nanoTime();
        final ConsoleProgress progress = new ConsoleProgress(System.out);
        try (Daemon server = EmbeddedMariaDb.start(progress)) {
            System.out.printf("started an embedded MariaDB %s in %s%n", server.version(), Timing.since(start));
            final String dsn = "root@127.0.0.1:" + server.port() + "/";
            try (Connection connection = Db.open(Mysql.driver(), dsn)) {
                connection.exec("CREATE DATABASE demo");
            }
            final int status = on(dsn + "demo");
            System.out.println("stopped the server");
            return status;
        } catch (IOException | UnsupportedOperationException e) {
            System.err.println("no embedded server: " + e.getMessage());
            System.err.println("With a server of your own: luma demo --dsn user:password@host:port/database");
            return 1;
        }
    }

    private static int on(String dsn) {
        final long start = System.nanoTime();
        try (Connection connection = Db.open(Mysql.driver(), dsn)) {
            System.out.printf(
                    "connected to %s %s at %s in %s%n%n",
                    connection.server().product(),
                    connection.server().version(),
                    connection.server().address(),
                    Timing.since(start));
            new Demo(connection).show();
            return 0;
        } catch (DbException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private void show() {
        createTable();
        try {
            insertPeople();
            queryPeople();
            undoTransaction();
        } finally {
            db.exec("DROP TABLE " + table);
        }
    }

    private void createTable() {
        db.exec("CREATE TABLE " + table + """
                 (
                    id INT AUTO_INCREMENT PRIMARY KEY,
                    name VARCHAR(40) NOT NULL,
                    age INT,
                    born DATE,
                    balance DECIMAL(12, 2) NOT NULL
                ) CHARACTER SET utf8mb4""");
    }

    private void insertPeople() {
        final long start = System.nanoTime();
        try (var insert = db.prepare("INSERT INTO " + table + " (name, age, born, balance) VALUES (?, ?, ?, ?)")) {
            insert.exec("Alice", 30, LocalDate.of(1996, 2, 10), "1204.50");
            insert.exec("Böb", 21, LocalDate.of(2005, 7, 1), "0.99");
            insert.exec("Çelik 😀", null, null, "-17.25");
            final long key = insert.exec("O'Hara \\ \"quoted\"", 64, LocalDate.of(1962, 12, 31), "99999.00")
                    .lastInsertId();
            System.out.printf(
                    "4 rows inserted with bound parameters, the last key is %d: %s%n", key, Timing.since(start));
        }
    }

    private void queryPeople() {
        final long start = System.nanoTime();
        final TextTable people = new TextTable("id", "name", "age", "born", "balance");
        try (Rows rows = db.query(
                "SELECT id, name, age, born, balance FROM " + table + " WHERE balance > ? ORDER BY id", -100)) {
            rows.walk(row -> people.add(
                    row.getString("id"),
                    row.getString("name"),
                    row.getString("age"),
                    row.getString("born"),
                    row.getString("balance")));
        }
        System.out.printf("queried, server-prepared: %s%n%n%s%n", Timing.since(start), people);
    }

    private void undoTransaction() {
        final long start = System.nanoTime();
        try (Transaction transaction = db.begin()) {
            transaction.exec("UPDATE " + table + " SET balance = 0");
            System.out.printf("in a transaction: the balances add up to %s%n", sum());
            transaction.rollback();
        }
        System.out.printf("rolled back: they add up to %s again (%s)%n", sum(), Timing.since(start));
    }

    private String sum() {
        return db.query("SELECT SUM(balance) FROM " + table).first(String.class).orElse("nothing");
    }
}
