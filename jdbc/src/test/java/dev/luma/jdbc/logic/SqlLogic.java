package dev.luma.jdbc.logic;

import dev.luma.testkit.daemon.Daemon;
import dev.luma.testkit.daemon.DaemonOptions;
import dev.luma.testkit.daemon.Installation;
import dev.luma.testkit.daemon.ServerFolder;
import dev.luma.testkit.daemon.ServerTls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Runs SQLite's logic tests, all of them or what it is asked for; `bin/sql-logic` starts it.
///
/// It leaves a number in `target/sql-logic.status`, which becomes the exit status: 0 if every difference is explained
/// and
/// every explanation met, 1 if not, 2 if it was asked for something else.
public final class SqlLogic {
    /// Where the differences are explained, from the folder of this module.
    static final Path PAGE = Path.of("../docs/jdbc-sql-logic.md");

    private static final Path STATUS = Path.of("target/sql-logic.status");

    private final LogicArguments arguments;

    private SqlLogic(LogicArguments arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] args) throws Exception {
        Files.writeString(STATUS, status(args) + "\n");
    }

    private static int status(String... args) throws Exception {
        if (List.of(args).contains("--help")) {
            System.out.println(LogicArguments.USAGE);
            return 0;
        }
        try {
            return new SqlLogic(LogicArguments.parse(args)).run() ? 0 : 1;
        } catch (IllegalArgumentException e) {
            System.err.println("sql-logic: " + e.getMessage() + "\n\n" + LogicArguments.USAGE);
            return 2;
        }
    }

    private boolean run() throws Exception {
        boolean good = true;
        for (final String server : arguments.servers()) {
            try (Daemon daemon = start(server)) {
                good &= run(server, daemon.port());
            }
        }
        return good;
    }

    private static Daemon start(String name) throws IOException {
        final Path home = ServerFolder.ofUser().resolve(name);
        final Installation installation = name.startsWith("mysql")
                ? Installation.debianMysql(name, home)
                : Installation.debianMariaDb(name, home);
        if (!installation.isInstalled()) {
            throw new IllegalArgumentException(name + " is not installed: bin/servers/install " + name);
        }
        return Daemon.start(
                installation,
                new DaemonOptions(ServerTls.TRUSTED_CERTIFICATE, List.of("--innodb-buffer-pool-size=256M"), Map.of()));
    }

    private boolean run(String server, int port) throws Exception {
        final Tally tally = new Tally(Explanations.read(PAGE), server.startsWith("mysql") ? "MySQL" : "MariaDB");
        try (Corpus corpus = Corpus.open()) {
            final Pattern only = Pattern.compile(arguments.only());
            final List<Corpus.Script> scripts = arguments.sample().of(corpus.scripts()).stream()
                    .filter(script -> only.matcher(script.name()).find())
                    .toList();
            inTurn(scripts, new LogicRun(corpus, arguments.sample(), tally, port, arguments.prepares()), tally);
        }
        final List<String> wrong = new ArrayList<>(tally.unexplained());
        final boolean sample = arguments.sample().equals(Sample.OF_EACH_BUILD);
        if (arguments.only().isEmpty() && (sample || arguments.sample().equals(Sample.WHOLE))) {
            wrong.addAll(tally.stale(sample));
        }
        System.out.println(server + ": " + tally.summary());
        wrong.forEach(System.out::println);
        return wrong.isEmpty();
    }

    /// Runs scripts by as many threads as were asked for.
    private void inTurn(List<Corpus.Script> scripts, LogicRun run, Tally tally)
            throws InterruptedException, ExecutionException {
        final LinkedBlockingQueue<Corpus.Script> left = new LinkedBlockingQueue<>(scripts);
        final AtomicInteger done = new AtomicInteger();
        final AtomicInteger told = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(arguments.jobs())) {
            final List<Future<?>> workers = new ArrayList<>();
            IntStream.range(0, arguments.jobs())
                    .forEach(place -> workers.add(threads.submit(() -> {
                        for (Corpus.Script script = left.poll(); script != null; script = left.poll()) {
                            run.run(script, place);
                            System.out.println(done.incrementAndGet() + "/" + scripts.size() + " " + script.name()
                                    + "; " + tally.brief());
                        }
                        return null;
                    })));
            for (final Future<?> worker : workers) {
                worker.get();
            }
        }
    }
}
