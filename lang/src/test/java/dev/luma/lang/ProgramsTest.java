package dev.luma.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Runs the programs in `src/test/luma`, which state their own outcome:
///
/// - `// prints: text` the next line that the program prints,
/// - `// panics: text` the next line of the report of the panic that ends it,
/// - `// file: name.luma` begins another file, which the first one may import. It stands alone on its line.
final class ProgramsTest {
    private static final Path PROGRAMS = Path.of("src/test/luma");
    private static final String PRINTS = "// prints:";
    private static final String PANICS = "// panics:";
    private static final String FILE = "// file: ";

    @TestFactory
    List<DynamicTest> doesWhatItSays() throws IOException {
        try (Stream<Path> files = Files.walk(PROGRAMS)) {
            final List<DynamicTest> tests = files.filter(ProgramsTest::statesItsOutcome)
                    .sorted()
                    .map(file ->
                            DynamicTest.dynamicTest(PROGRAMS.relativize(file).toString(), () -> check(file)))
                    .toList();
            assertFalse(tests.isEmpty());
            return tests;
        }
    }

    private static boolean statesItsOutcome(Path file) {
        if (!file.toString().endsWith(".luma")) {
            return false;
        }
        try {
            final String text = Files.readString(file);
            return text.contains(PRINTS) || text.contains(PANICS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(Path file) throws IOException {
        final String text = Files.readString(file);
        final Map<String, String> others = new LinkedHashMap<>();
        final String main = split(text, others);
        final LumaPrograms.Outcome outcome = LumaPrograms.run(LumaPrograms.compile(main, others));
        assertEquals(expected(text, PRINTS), outcome.output(), outcome.panic());
        assertEquals(expected(text, PANICS), outcome.panic());
    }

    /// The first file's text; the others go to the map.
    private static String split(String text, Map<String, String> others) {
        final String[] parts = text.split("(?m)^" + FILE, -1);
        for (int i = 1; i < parts.length; i++) {
            final int end = parts[i].indexOf('\n');
            others.put(parts[i].substring(0, end).strip(), parts[i].substring(end + 1));
        }
        return parts[0];
    }

    private static String expected(String text, String mark) {
        final List<String> lines = new ArrayList<>();
        for (final String line : text.lines().toList()) {
            final int at = line.indexOf(mark);
            if (at >= 0) {
                final String rest = line.substring(at + mark.length());
                lines.add(rest.startsWith(" ") ? rest.substring(1) : rest);
            }
        }
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
