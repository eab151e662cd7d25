package dev.luma.jdbc.logic;

import java.util.List;

/// What a run of the logic tests was asked for.
///
/// @param only     a regular expression that is found in the names of the scripts to run; empty for all
/// @param sample   what of each script
/// @param prepares whether this driver prepares queries
record LogicArguments(List<String> servers, String only, int jobs, Sample sample, boolean prepares) {
    static final String USAGE = """
            sql-logic [--server mysql-9.7|mariadb-11.8] [--only REGEX] [--jobs N] [--sample | --every N] [--prepared]

              --server    one server instead of both
              --only      the scripts with such names alone: random/expr, index/view/10/
              --jobs      how many scripts run at once; 2 if nothing is said
              --sample    what each build runs, instead of everything
              --every     each N-th query of every script
              --prepared  this driver prepares its queries, whose rows then come in binary form""";

    private static final List<String> SERVERS = List.of("mysql-9.7", "mariadb-11.8");

    static LogicArguments parse(String... args) {
        List<String> servers = SERVERS;
        String only = "";
        int jobs = 2;
        Sample sample = Sample.WHOLE;
        boolean prepares = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--sample" -> sample = Sample.OF_EACH_BUILD;
                case "--prepared" -> prepares = true;
                case "--server" -> servers = List.of(server(value(args, ++i)));
                case "--only" -> only = value(args, ++i);
                case "--jobs" -> jobs = number(value(args, ++i));
                case "--every" -> sample = new Sample(1, number(value(args, ++i)), Integer.MAX_VALUE);
                default -> throw new IllegalArgumentException("what is " + args[i] + "?");
            }
        }
        return new LogicArguments(servers, only, jobs, sample, prepares);
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
