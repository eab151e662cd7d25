package dev.luma.jdbc.logic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TallyTest {
    private static final Corpus.Script SCRIPT = new Corpus.Script("random/expr/a.test", 1);
    private static final Entry ENTRY = new Entry.Statement(7, "SELECT 1", true);
    private static final Difference TYPE = new Difference("type", "INT", "INTEGER");

    @TempDir
    private Path folder;

    private Tally tally(String... rows) throws IOException {
        return new Tally(Explanations.read(Files.write(folder.resolve("page.md"), List.of(rows))), "MySQL");
    }

    @Test
    void acceptsWhatIsExplainedAndMet() throws IOException {
        final Tally tally = tally("| `type` | `INT` | `*` | `random/*` | both | sample | it is |");
        tally.count(SCRIPT, ENTRY, List.of(TYPE));
        assertEquals(List.of(List.of(), List.of()), List.of(tally.unexplained(), tally.stale(true)));
    }

    @Test
    void tellsWhatNobodyExplained() throws IOException {
        final Tally tally = tally(
                "| `type` | `INT` | `*` | `index/*` | both | sample | other scripts |",
                "| `type` | `INT` | `*` | `*` | MariaDB | sample | another server |",
                "| `label` | `INT` | `*` | `*` | both | sample | another difference |");
        tally.count(SCRIPT, ENTRY, List.of(TYPE));
        assertEquals(
                List.of("not explained, 1 times: type: INT here, INTEGER there\n"
                        + "    first at random/expr/a.test:7 SELECT 1"),
                tally.unexplained());
    }

    @Test
    void tellsAnExplanationThatIsNotMet() throws IOException {
        final String row = "| `type` | `INT` | `*` | `random/*` | both | sample | it was |";
        assertEquals(
                List.of("explained, and not met: type: INT here, * there, in random/* on both"),
                tally(row).stale(true));
    }

    @Test
    void looksForWhatTheWholeAloneMeetsInTheWholeAlone() throws IOException {
        final String row = "| `type` | `INT` | `*` | `random/*` | both | whole | it was |";
        assertEquals(
                List.of(0, 1),
                List.of(tally(row).stale(true).size(), tally(row).stale(false).size()));
        final Tally met = tally(row);
        met.count(SCRIPT, ENTRY, List.of(TYPE));
        assertEquals(
                List.of(1, 0), List.of(met.stale(true).size(), met.stale(false).size()));
    }
}
