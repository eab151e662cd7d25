package dev.luma.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every Java block of the documents compiles: a page that promises what is not there is red.
class DocumentedSnippetsTest {
    @TestFactory
    Stream<DynamicTest> compiles(@TempDir Path classes) throws IOException {
        return Snippet.all().stream()
                .map(snippet -> DynamicTest.dynamicTest(
                        snippet.place(), () -> assertEquals("", snippet.compile(classes), snippet.place())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/driver.md", "docs/seed-map.md"})
    void findsTheBlocksOf(String page) throws IOException {
        assertFalse(Snippet.in(page).isEmpty());
    }
}
