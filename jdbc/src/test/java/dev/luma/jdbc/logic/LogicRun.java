package dev.luma.jdbc.logic;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs scripts through this driver and through MariaDB Connector/J on the same server, each in a database of its own,
/// one
/// statement after the other, and counts where they differ from each other, and from what the corpus expects.
final class LogicRun {
    private final Corpus corpus;
    private final Sample sample;
    private final Tally tally;
    private final String ours;
    private final String peer;
    private final boolean prepares;

    /// @param prepares whether this driver prepares queries; the peer never does
    LogicRun(Corpus corpus, Sample sample, Tally tally, int port, boolean prepares) {
        this.corpus = corpus;
        this.sample = sample;
        this.tally = tally;
        this.prepares = prepares;
        this.ours = "jdbc:luma:mysql://root@127.0.0.1:" + port;
        this.peer = "jdbc:mariadb://127.0.0.1:" + port + "/?user=root&sslMode=disable&allowPublicKeyRetrieval=true";
    }

    /// Runs one script to its end.
    ///
    /// @param place tells databases of scripts that run at the same time apart
    void run(Corpus.Script script, int place) throws SQLException, IOException {
        try (Session one = new Session(ours, "logic_ours_" + place, prepares);
                Session other = new Session(peer, "logic_peer_" + place, false);
                ScriptReader reader = new ScriptReader(corpus.read(script))) {
            final Map<String, List<String>> labelled = new HashMap<>();
            int queries = 0;
            int statements = 0;
            for (Entry entry = reader.next();
                    entry != null && statements < sample.statements();
                    entry = reader.next()) {
                if (entry instanceof Entry.Query && !sample.has(script, queries++)) {
                    continue;
                }
                statements += entry instanceof Entry.Statement ? 1 : 0;
                final Outcome outcome = one.run(entry);
                final List<Difference> differences =
                        new ArrayList<>(Comparison.between(outcome, other.run(entry), isOrdered(entry)));
                differences.addAll(
                        switch (entry) {
                            case Entry.Statement statement -> fromCorpus(statement, outcome);
                            case Entry.Query query -> fromCorpus(query, outcome, labelled);
                        });
                tally.count(script, entry, differences);
            }
        }
        tally.script();
    }

    private static boolean isOrdered(Entry entry) {
        return entry instanceof Entry.Query query && query.order() == Entry.Order.NOSORT;
    }

    private static List<Difference> fromCorpus(Entry.Statement statement, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return statement.ok()
                    ? List.of(new Difference("corpus: statement", refused.state() + ' ' + refused.code(), "ok"))
                    : List.of();
        }
        return statement.ok() ? List.of() : List.of(new Difference("corpus: statement", "ok", "error"));
    }

    private static List<Difference> fromCorpus(Entry.Query query, Outcome outcome, Map<String, List<String>> labelled) {
        return switch (outcome) {
            case Outcome.Refused refused ->
                List.of(new Difference("corpus: query", refused.state() + ' ' + refused.code(), "rows"));
            case Outcome.Updated updated -> List.of(new Difference("corpus: query", "no rows", "rows"));
            case Outcome.Answered answered -> {
                final List<String> values = LogicValues.of(answered, query);
                final List<Difference> differences = new ArrayList<>();
                if (!query.expected().isMetBy(values)) {
                    differences.add(new Difference("corpus: values", "others", "as expected"));
                }
                final List<String> before =
                        query.label() == null ? values : labelled.computeIfAbsent(query.label(), label -> values);
                if (!before.equals(values)) {
                    differences.add(new Difference("corpus: label", "other values", "those of its label"));
                }
                yield differences;
            }
        };
    }
}
