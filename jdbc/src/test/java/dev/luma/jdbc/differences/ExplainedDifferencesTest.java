package dev.luma.jdbc.differences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.jdbc.differences.ExplainedDifferences.Outcomes;
import dev.luma.jdbc.differences.ExplainedDifferences.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainedDifferencesTest {
    private static final Outcomes ANSWERED =
            new Outcomes("getInt, YEAR", "Integer 1", "Integer 2", "! SQLException null");
    private static final Outcomes REFUSED =
            new Outcomes("getInt, YEAR", "! SQLDataException 22018", "! SQLException S1009", "! SQLException null");

    @TempDir
    private Path folder;

    private Row row(String line) throws IOException {
        return ExplainedDifferences.read(Files.writeString(folder.resolve("page.md"), "# A page\n" + line + "\n"))
                .rows()
                .get(0);
    }

    @Test
    void takesAStarForAnything() throws IOException {
        assertTrue(row("| `get*, YEAR` | a | b | c | why |").fits(ANSWERED));
        assertFalse(row("| `get*, DATE` | a | b | c | why |").fits(ANSWERED));
        assertFalse(row("| `getInt` | a | b | c | why |").fits(ANSWERED));
    }

    @Test
    void knowsWhereAllRefuse() throws IOException {
        final Row row = row("| `get*, which all refuse` | a | b | c | why |");
        assertEquals(List.of(true, false), List.of(row.fits(REFUSED), row.fits(ANSWERED)));
    }

    @Test
    void comparesWhatIsShownOnTheServerThatItIsFrom() throws IOException {
        final Row both = row("| `getInt, YEAR` | Integer 1 | Integer 2 | SQLException null | why |");
        assertEquals(
                List.of(true, true, true, false),
                List.of(both.isOf("MySQL"), both.isOf("MariaDB"), both.shows("MySQL"), both.shows("MariaDB")));
        assertEquals(List.of(true, false), List.of(both.isTrueOf(ANSWERED), both.isTrueOf(REFUSED)));
        final Row one = row("| `getInt, YEAR` on MariaDB | Integer 1 | Integer 2 | SQLException null | why |");
        assertEquals(
                List.of(false, true, false, true),
                List.of(one.isOf("MySQL"), one.isOf("MariaDB"), one.shows("MySQL"), one.shows("MariaDB")));
    }

    @Test
    void takesASummaryAsItIs() throws IOException {
        assertFalse(row("| `get*` | a | b | c | why |").shows("MySQL"));
        assertFalse(row("| `getInt` | a | ·· | c | why |").shows("MySQL"));
    }
}
