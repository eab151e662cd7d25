package dev.luma.jdbc.logic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The differences that a page explains: rows of seven cells, the first of which is between backticks.
///
/// | cell    | holds                                                                  |
/// |---------|------------------------------------------------------------------------|
/// | what    | in which respect they differ                                            |
/// | here    | what this driver gave; as in all of the first four, a `*` is anything   |
/// | there   | what the peer gave, or the corpus expects                               |
/// | scripts | in which of them                                                        |
/// | on      | the servers: `both`, `MySQL`, `MariaDB`                                 |
/// | seen in | `sample` where each build meets it, `whole` where only all scripts do   |
/// | why     | the reason                                                              |
final class Explanations {
    /// @param on    `both`, or the name of the server
    /// @param sample whether the sample has it
    record Explanation(String what, String here, String there, String scripts, String on, boolean sample) {
        private boolean fits(Difference difference, String script, String server) {
            return isOf(server)
                    && fits(what, difference.what())
                    && fits(here, difference.ours())
                    && fits(there, difference.other())
                    && fits(scripts, script);
        }

        private boolean isOf(String server) {
            return on.equals("both") || on.equals(server);
        }

        private static boolean fits(String pattern, String text) {
            return Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), Pattern.DOTALL)
                    .matcher(text)
                    .matches();
        }

        @Override
        public String toString() {
            return what + ": " + here + " here, " + there + " there, in " + scripts + " on " + on;
        }
    }

    private final List<Explanation> all;

    private Explanations(List<Explanation> all) {
        this.all = all;
    }

    static Explanations read(Path page) throws IOException {
        final List<Explanation> all = new ArrayList<>();
        for (final String line : Files.readAllLines(page)) {
            if (line.startsWith("| `")) {
                final String[] cells = line.substring(2).split(" \\| ");
                if (cells.length != 7 || !cells[5].matches("sample|whole")) {
                    throw new IOException(page + " has a row that explains nothing: " + line);
                }
                all.add(new Explanation(
                        bare(cells[0]),
                        bare(cells[1]),
                        bare(cells[2]),
                        bare(cells[3]),
                        cells[4],
                        cells[5].equals("sample")));
            }
        }
        return new Explanations(all);
    }

    private static String bare(String cell) {
        return cell.replace("`", "").strip();
    }

    /// The first that fits.
    ///
    /// @param server `MySQL` or `MariaDB`
    Optional<Explanation> of(Difference difference, String script, String server) {
        return all.stream().filter(one -> one.fits(difference, script, server)).findFirst();
    }

    /// Those that are to be met on a server.
    ///
    /// @param sample whether those of the sample alone
    List<Explanation> expected(String server, boolean sample) {
        return all.stream()
                .filter(one -> one.isOf(server) && (one.sample || !sample))
                .toList();
    }
}
