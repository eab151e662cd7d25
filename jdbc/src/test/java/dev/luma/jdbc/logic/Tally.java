package dev.luma.jdbc.logic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// What a run has counted so far; several threads may count.
final class Tally {
    /// A difference that nobody explained, with where it was seen first.
    private record Seen(String first, long times) {}

    private final Explanations explanations;
    private final String server;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Explanations.Explanation, Long> explained = new LinkedHashMap<>();
    private final Map<Difference, Seen> unexplained = new LinkedHashMap<>();
    private long scripts;
    private long statements;
    private long queries;
    private long equal;
    private long allExplained;

    /// @param server `MySQL` or `MariaDB`
    Tally(Explanations explanations, String server) {
        this.explanations = explanations;
        this.server = server;
    }

    void script() {
        lock.lock();
        try {
            scripts++;
        } finally {
            lock.unlock();
        }
    }

    /// Counts one entry of a script.
    ///
    /// @param differences in all respects, none if everything was the same
    void count(Corpus.Script script, Entry entry, List<Difference> differences) {
        lock.lock();
        try {
            if (entry instanceof Entry.Query) {
                queries++;
            } else {
                statements++;
            }
            boolean known = true;
            for (final Difference difference : differences) {
                known &= explain(script, entry, difference);
            }
            if (differences.isEmpty()) {
                equal++;
            } else if (known) {
                allExplained++;
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean explain(Corpus.Script script, Entry entry, Difference difference) {
        final var explanation = explanations.of(difference, script.name(), server);
        explanation.ifPresentOrElse(
                one -> explained.merge(one, 1L, Long::sum),
                () -> unexplained.merge(
                        difference,
                        new Seen(script.name() + ':' + entry.line() + ' ' + entry.sql(), 1),
                        (old, once) -> new Seen(old.first, old.times + 1)));
        return explanation.isPresent();
    }

    /// What is wrong with it: differences that nobody explained.
    List<String> unexplained() {
        lock.lock();
        try {
            final List<String> all = new ArrayList<>();
            unexplained.forEach((difference, seen) ->
                    all.add("not explained, " + seen.times + " times: " + difference + "\n    first at " + seen.first));
            return all;
        } finally {
            lock.unlock();
        }
    }

    /// What is wrong with the page: explanations of what is no more.
    ///
    /// @param sample whether the run had the sample alone
    List<String> stale(boolean sample) {
        final List<String> all = new ArrayList<>();
        for (final Explanations.Explanation one : explanations.expected(server, sample)) {
            if (!explained.containsKey(one)) {
                all.add("explained, and not met: " + one);
            }
        }
        if (sample) {
            explained.keySet().stream()
                    .filter(one -> !one.sample())
                    .forEach(one -> all.add("said to be met by the whole alone, and met by the sample: " + one));
        }
        return all;
    }

    String brief() {
        return scripts + " scripts, " + statements + " statements, " + queries + " queries, " + unexplained.size()
                + " differences not explained";
    }

    /// The figures, a line each.
    String summary() {
        final long differing = statements + queries - equal;
        final StringBuilder text = new StringBuilder()
                .append(scripts + " scripts, " + statements + " statements, " + queries + " queries\n")
                .append(equal + " equal in all respects, " + differing + " differ, of which " + allExplained
                        + " are explained\n");
        explained.forEach((explanation, times) -> text.append("%,12d  %s%n".formatted(times, explanation)));
        return text.toString();
    }
}
