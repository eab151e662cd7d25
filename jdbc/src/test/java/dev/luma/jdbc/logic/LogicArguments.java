package dev.luma.jdbc.logic;

import java.util.List;

/// What a run of the logic tests was asked for.
///
/// @param only   a regular expression that is found in the names of the scripts to run; empty for all
/// @param sample what of each script
record LogicArguments(List<String> servers, String only, int jobs, Sample sample) {
    static final String USAGE = """
            sql-logic [--server mysql-9.7|mariadb-11.8] [--only REGEX] [--jobs N] [--sample | --every N]

              --server   one server instead of both
              --only     the scripts with such names alone: random/expr, index/view/10/
              --jobs     how many scripts run at once; 2 if nothing is said
              --sample   what each build runs, instead of everything
              --every    each N-th query of every script""";

    private static final List<String> SERVERS = List.of("mysql-9.7", "mariadb-11.8");

    static LogicArguments parse(String... args) {
        LogicArguments parsed = new LogicArguments(SERVERS, "", 2, Sample.WHOLE);
        for (int i = 0; i < args.length; i++) {
            parsed = switch (args[i]) {
                case "--sample" -> parsed.with(Sample.OF_EACH_BUILD);
                case "--server" ->
                    new LogicArguments(List.of(server(value(args, ++i))), parsed.only, parsed.jobs, parsed.sample);
                case "--only" -> new LogicArguments(parsed.servers, value(args, ++i), parsed.jobs, parsed.sample);
                case "--jobs" ->
                    new LogicArguments(parsed.servers, parsed.only, number(value(args, ++i)), parsed.sample);
                case "--every" -> parsed.with(new Sample(1, number(value(args, ++i)), Integer.MAX_VALUE));
                default -> throw new IllegalArgumentException("what is " + args[i] + "?");
            };
        }
        return parsed;
    }

    private LogicArguments with(Sample other) {
        return new LogicArguments(servers, only, jobs, other);
    }

    private static String value(String[] args, int at) {
        if (at >= args.length) {
            throw new IllegalArgumentException(args[at - 1] + " wants a value");
        }
        return args[at];
    }

    private static String server(String name) {
        if (!SERVERS.contains(name)) {
            throw new IllegalArgumentException(name + " is none of " + SERVERS);
        }
        return name;
    }

    private static int number(String text) {
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException(text + " is no number from 1 on");
        }
        return Integer.parseInt(text);
    }
}
