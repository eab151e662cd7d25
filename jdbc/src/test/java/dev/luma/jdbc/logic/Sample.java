package dev.luma.jdbc.logic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What of the corpus runs: all of it, or the same part always.
///
/// @param scripts    of the scripts in a folder the first runs, and from there on each of this number
/// @param queries    likewise for the queries of a script
/// @param statements a script ends with its statement of this number
record Sample(int scripts, int queries, int statements) {
    /// Everything.
    static final Sample WHOLE = new Sample(1, 1, Integer.MAX_VALUE);

    /// What each build runs: some of each folder, and the small scripts, which have the statements out of the ordinary.
    static final Sample OF_EACH_BUILD = new Sample(16, 250, 1100);

    /// Scripts up to this length run wholly.
    private static final long SMALL = 20_000;

    /// The scripts that it has, in order.
    List<Corpus.Script> of(List<Corpus.Script> all) {
        final Map<String, Integer> seen = new HashMap<>();
        final List<Corpus.Script> chosen = new ArrayList<>();
        for (final Corpus.Script script : all) {
            final int earlier = seen.merge(script.folder(), 1, Integer::sum) - 1;
            if (script.bytes() < SMALL || earlier % scripts == 0) {
                chosen.add(script);
            }
        }
        return chosen;
    }

    /// Whether it has a query.
    ///
    /// @param earlier how many queries the script has before it
    boolean has(Corpus.Script script, int earlier) {
        return script.bytes() < SMALL || earlier % queries == 0;
    }
}
