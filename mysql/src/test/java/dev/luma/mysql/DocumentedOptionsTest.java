package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The table of all options in the guide is that of the driver.
class DocumentedOptionsTest {
    private static final Path GUIDE = Path.of("").toAbsolutePath().resolveSibling("docs/driver.md");

    /// A row of the table: the option's name, its values and its default, without marks.
    private record Option(String name, String values, String initially) {}

    @Test
    void theGuideHasEveryOptionOnceAndNoOther() throws IOException {
        assertEquals(
                MysqlDsn.OPTIONS.stream().sorted().toList(),
                options().stream().map(Option::name).sorted().toList());
    }

    @TestFactory
    Stream<DynamicTest> takesEveryValueThatTheGuideNames() throws IOException {
        return options().stream()
                .flatMap(option -> namedValues(option.values())
                        .map(value -> option.name() + "=" + value)
                        .map(text -> DynamicTest.dynamicTest(
                                text, () -> assertDoesNotThrow(() -> MysqlConfig.parse("localhost?" + text)))));
    }

    @TestFactory
    Stream<DynamicTest> theDefaultIsWhatTheGuideSays() throws IOException {
        final MysqlConfig defaults = MysqlConfig.parse("alice@localhost");
        return options().stream()
                .filter(option -> option.initially().matches("`[a-z0-9]+`"))
                .map(option -> option.name() + "=" + option.initially().replace("`", ""))
                .map(text -> DynamicTest.dynamicTest(
                        text,
                        () -> assertEquals(
                                defaults.toString(),
                                MysqlConfig.parse("alice@localhost?" + text).toString())));
    }

    private static List<Option> options() throws IOException {
        final List<String> lines = Files.readAllLines(GUIDE);
        return lines.subList(lines.indexOf("## All options"), lines.indexOf("## Values")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Option(cells[1].strip().replace("`", ""), cells[2].strip(), cells[3].strip()))
                .toList();
    }

    /// Those in marks: `a PEM file` is none.
    private static Stream<String> namedValues(String values) {
        return new TreeSet<>(Arrays.asList(values.split("[ ,;]+")))
                .stream().filter(word -> word.startsWith("`")).map(word -> word.replace("`", ""));
    }
}
