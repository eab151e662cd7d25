package dev.luma.benchmarks;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was asked for on the command line.
///
/// @param servers names of servers to start, or ports of running ones
/// @param drivers whom to compare
/// @param tasks   the rows, in order
/// @param rounds  how often the drivers take turns at each row
/// @param quick   whether to see only that everything works
/// @param out     where the tables go besides standard output
/// @param profile whether to profile instead of to measure
record Arguments(
        List<String> servers,
        List<Driver> drivers,
        List<Task> tasks,
        int rounds,
        boolean quick,
        @Nullable Path out,
        boolean profile) {
    static final String USAGE = """
            usage: bin/bench [OPTION...] [ROWS]       measures every driver on every server
                   bin/bench --profile [OPTION...] [ROWS]    shows where the CPU time and the bytes go

              ROWS               a regular expression that finds names of rows; all by default
              --drivers A,B      only these
              --server A,B       only these; a name, or the port of a server where root has no password
              --rounds N         how often the drivers take turns at each row; 3 by default
              --quick            one short round, to see that everything works
              --out FILE         writes the tables there too

            rows:    %s
            drivers: %s
            servers: %s""".formatted(
                    ids(Arrays.stream(Task.values()).map(Task::id).toList()),
                    ids(Arrays.stream(Driver.values()).map(Driver::id).toList()),
                    ids(Servers.NAMES));

    private static String ids(List<String> ids) {
        return String.join(" ", ids);
    }

    /// @throws IllegalArgumentException if they make no sense
    static Arguments parse(String... args) {
        final Deque<String> words = new ArrayDeque<>(List.of(args));
        List<String> servers = Servers.NAMES;
        List<Driver> drivers = List.of(Driver.values());
        int rounds = 3;
        boolean quick = false;
        boolean profile = false;
        Path out = null;
        String rows = "";
        while (!words.isEmpty()) {
            final String word = words.remove();
            switch (word) {
                case "--quick" -> quick = true;
                case "--profile" -> profile = true;
                case "--drivers" ->
                    drivers = Arrays.stream(value(words, word).split(",", -1))
                            .map(Driver::of)
                            .toList();
                case "--server" -> servers = List.of(value(words, word).split(",", -1));
                case "--rounds" -> rounds = Integer.parseInt(value(words, word));
                case "--out" -> out = Path.of(value(words, word));
                default -> {
                    if (word.startsWith("-") || !rows.isEmpty()) {
                        throw new IllegalArgumentException("what is " + word + "?");
                    }
                    rows = word;
                }
            }
        }
        final List<Task> tasks = Task.matching(rows);
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("no row's name matches " + rows);
        }
        return new Arguments(servers, drivers, tasks, quick ? 1 : rounds, quick, out, profile);
    }

    private static String value(Deque<String> words, String option) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException(option + " wants a value");
        }
        return words.remove();
    }
}
