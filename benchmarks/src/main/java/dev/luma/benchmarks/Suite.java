package dev.luma.benchmarks;

import dev.luma.db.Connection;
import dev.luma.db.Db;
import dev.luma.mysql.Mysql;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs the benchmarks against a server that listens on loopback, and prints a table in Markdown.
///
/// ```
/// Suite PORT [REGEX] [--quick]
/// ```
///
/// `root` must have no password there. The drivers take turns, round after round, each time in a JVM of its own, so
/// that
/// what else the machine does hits them alike. `--quick` is one round.
public final class Suite {
    private static final int ROUNDS = 3;

    private final int port;
    private final String regex;
    private final boolean quick;

    private Suite(int port, String regex, boolean quick) {
        this.port = port;
        this.regex = regex;
        this.quick = quick;
    }

    public static void main(String[] args) throws Exception {
        final List<String> words = new ArrayList<>(List.of(args));
        final boolean quick = words.remove("--quick");
        if (words.isEmpty() || words.size() > 2) {
            System.err.println("usage: Suite PORT [REGEX] [--quick]");
            System.exit(2);
        }
        new Suite(Integer.parseInt(words.get(0)), words.size() == 2 ? words.get(1) : ".*", quick).run();
    }

    private void run() throws Exception {
        final String server = fill(new Target(port, false));
        final Table table = new Table(server);
        final int rounds = quick ? 1 : ROUNDS;
        for (int round = 0; round < rounds; round++) {
            new Runner(options()).run().forEach(table::add);
        }
        System.out.println(table);
    }

    private Options options() {
        return new OptionsBuilder()
                .include("dev\\.luma\\.benchmarks\\.(" + regex + ")")
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuProfiler.class)
                .jvmArgsAppend("-Xms512m", "-Xmx512m", "-Dluma.bench.port=" + port)
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(4)
                .measurementTime(TimeValue.seconds(1))
                .build();
    }

    /// Makes the tables, and returns what the server calls itself.
    private static String fill(Target target) {
        try (Connection connection = Db.open(Mysql.driver(), "root@127.0.0.1:" + target.port() + "/?tls=disabled")) {
            connection.exec("CREATE DATABASE IF NOT EXISTS " + Target.DATABASE);
            connection.exec("DROP TABLE IF EXISTS " + Target.DATABASE + ".thousand");
            connection.exec("CREATE TABLE " + Target.DATABASE
                    + ".thousand (id INT PRIMARY KEY, name CHAR(32) NOT NULL) CHARACTER SET utf8mb4");
            for (int id = 1; id <= 1000; id++) {
                connection.exec(
                        "INSERT INTO " + Target.DATABASE + ".thousand VALUES (?, ?)", id, String.format("%032d", id));
            }
            return connection.server().product() + " " + connection.server().version();
        }
    }
}
