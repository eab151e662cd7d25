package dev.luma.lang.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.lang.diagnostic.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The reference is complete: it is all that a user has. Its examples compile, and that of the README.
final class ReferenceTest {
    private final String reference;

    ReferenceTest() throws IOException {
        reference = Files.readString(LumaProcess.ROOT.resolve("docs/luma/reference.md"));
    }

    @Test
    void hasEveryCoreFunctionWithItsWords() throws IOException {
        try (InputStream core = getClass().getResourceAsStream("/dev/luma/lang/types/core.luma")) {
            final String text = new String(Objects.requireNonNull(core).readAllBytes(), StandardCharsets.UTF_8);
            StringBuilder words = new StringBuilder();
            for (final String line : text.lines().toList()) {
                if (line.startsWith("///")) {
                    words.append(words.isEmpty() ? "" : " ")
                            .append(line.substring(3).strip());
                } else if (!line.isBlank()) {
                    assertIsThere(line, words.toString());
                    words = new StringBuilder();
                }
            }
        }
    }

    /// A section's words stand under its heading, a signature's in the row behind it.
    private void assertIsThere(String line, String words) {
        final boolean heading = line.matches("(prelude|(affine )?(module|type|trait)) .*");
        final String signature = line.replaceFirst("^(@\\w+ )+", "").replaceFirst("^fn ", "");
        final String expected = heading || words.isEmpty() ? words : "| `" + signature + "` | " + words + " |";
        assertTrue(reference.contains(expected), () -> "missing: " + expected);
    }

    @Test
    void hasEveryCodeAndNoOther() {
        final Set<String> rows = Pattern.compile("(?m)^\\| ([EW]\\d{4}) \\| ")
                .matcher(reference)
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
        assertEquals(Arrays.stream(Code.values()).map(Code::name).collect(Collectors.toSet()), rows);
    }

    /// What examples talk about without declaring it.
    private static final String AROUND = """
            struct Someone {
                name: str
            }
            columns: [str] = []
            count = 0
            people: [Someone] = []
            print(columns, count, people)
            """;

    static List<LumaBlock> examples() throws IOException {
        final List<LumaBlock> blocks =
                new ArrayList<>(LumaBlock.of(LumaProcess.ROOT.resolve("docs/luma/reference.md")));
        blocks.addAll(LumaBlock.of(LumaProcess.ROOT.resolve("README.md")));
        return blocks;
    }

    /// `{ … }` stands for a body that says nothing here.
    @ParameterizedTest(quoteTextArguments = false)
    @MethodSource("examples")
    void theirExamplesCompile(LumaBlock block, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("example.luma"), AROUND + block.text().replace("{ … }", "{}"));
        final LumaProcess.Ended checked = LumaProcess.in(folder).run("check", "example.luma");
        assertEquals(0, checked.status(), checked.errors());
    }

    @Test
    void thereAreExamples() throws IOException {
        assertTrue(examples().size() > 5);
    }
}
