package dev.luma.benchmarks;

import dev.luma.testkit.daemon.Daemon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Measures all drivers on all servers and prints tables in Markdown, or profiles; `bin/bench` starts it.
///
/// The drivers take turns at each row, round after round, each time in a JVM of its own, so that what else the machine
/// does hits them alike.
public final class Suite {
    private final Arguments arguments;
    private final StringBuilder tables = new StringBuilder();

    private Suite(Arguments arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] args) throws Exception {
        if (List.of(args).contains("--help")) {
            System.out.println(Arguments.USAGE);
            return;
        }
        try {
            new Suite(Arguments.parse(args)).show();
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage() + "\n\n" + Arguments.USAGE);
            System.exit(2);
        }
    }

    /// What a run with these arguments tells, in Markdown.
    public static String measure(String... arguments) throws Exception {
        final Suite suite = new Suite(Arguments.parse(arguments));
        suite.run();
        return suite.tables.toString();
    }

    private void run() throws Exception {
        for (final String server : arguments.servers()) {
            if (server.matches("\\d+")) {
                run(Integer.parseInt(server));
            } else {
                try (Daemon daemon = Servers.start(server)) {
                    run(daemon.port());
                }
            }
        }
    }

    private void show() throws Exception {
        run();
        System.out.println(tables);
        final Path out = arguments.out();
        if (out != null) {
            Files.createDirectories(out.toAbsolutePath().getParent());
            Files.writeString(out, tables);
        }
    }

    private void run(int port) throws Exception {
        final String name = Tables.fill(port, EnumSet.copyOf(arguments.tasks()));
        if (arguments.profile()) {
            profile(name, port);
        } else {
            measure(name, port);
        }
    }

    // ---- measuring

    private void measure(String server, int port) throws RunnerException {
        final Table table = new Table(server);
        for (int round = 0; round < arguments.rounds(); round++) {
            for (final Task task : arguments.tasks()) {
                new Runner(options(task, port)).run().forEach(table::add);
            }
        }
        tables.append(table);
    }

    private Options options(Task task, int port) {
        final List<Driver> drivers = Driver.capableOf(task).stream()
                .filter(arguments.drivers()::contains)
                .toList();
        return new OptionsBuilder()
                .include(Operation.class.getName())
                .param("task", task.name())
                .param("driver", drivers.stream().map(Driver::name).toArray(String[]::new))
                .operationsPerInvocation(task.operations())
                .addProfiler(Costs.class)
                .jvmArgsAppend(jvmArguments(port))
                .shouldFailOnError(true)
                .timeout(TimeValue.minutes(2))
                .forks(1)
                .warmupIterations(arguments.quick() ? 1 : 3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(arguments.quick() ? 1 : 4)
                .measurementTime(TimeValue.seconds(1))
                .build();
    }

    /// The heap, where the server is, and what Netty wants so that it warns of nothing.
    static String[] jvmArguments(int port) {
        return new String[] {
            "-Xms512m",
            "-Xmx512m",
            "-D" + Operation.PORT + "=" + port,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"
        };
    }

    // ---- profiling

    private void profile(String server, int port) throws IOException, InterruptedException {
        System.out.println("\n# " + server);
        for (final Task task : arguments.tasks()) {
            for (final Driver driver : Driver.capableOf(task)) {
                if (arguments.drivers().contains(driver)) {
                    Profile.inNewJvm(task, driver, port, arguments.quick());
                }
            }
        }
    }
}
