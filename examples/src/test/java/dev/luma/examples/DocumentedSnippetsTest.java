package dev.luma.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every Java block of the documents compiles: a page that promises what is not there is red.
class DocumentedSnippetsTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String IMPORTS = """
            import dev.luma.db.*;
            import dev.luma.db.error.*;
            import dev.luma.db.observe.*;
            import dev.luma.db.spi.*;
            import dev.luma.mysql.*;
            import dev.luma.toolbox.buffer.*;
            import dev.luma.toolbox.crypto.*;
            import dev.luma.toolbox.tcp.*;
            import java.math.*;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            """;

    /// A block, and where it stands.
    private record Snippet(String place, String code) {
        /// The block as the body of a method, unless it is a whole file.
        String source(String name) {
            return code.contains("class ")
                    ? IMPORTS + code
                    : IMPORTS + "final class " + name + " {\n static void run() throws Exception {\n" + code
                            + "\n}\n}\n";
        }
    }

    @TestFactory
    Stream<DynamicTest> compiles(@TempDir Path classes) throws IOException {
        return snippets().stream()
                .map(snippet -> DynamicTest.dynamicTest(
                        snippet.place(), () -> assertEquals("", compile(snippet, classes), snippet.place())));
    }

    @Test
    void findsTheBlocksOfTheSeedMap() throws IOException {
        assertFalse(in(ROOT.resolve("docs/seed-map.md")).isEmpty());
    }

    private static List<Snippet> snippets() throws IOException {
        final List<Snippet> snippets = new ArrayList<>(in(ROOT.resolve("README.md")));
        try (Stream<Path> pages = Files.walk(ROOT.resolve("docs"))) {
            for (final Path page : pages.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                snippets.addAll(in(page));
            }
        }
        return snippets;
    }

    private static List<Snippet> in(Path page) throws IOException {
        final List<Snippet> snippets = new ArrayList<>();
        final String text = Files.readString(page);
        final Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            final long line = text.substring(0, block.start()).lines().count() + 1;
            snippets.add(new Snippet(ROOT.relativize(page) + ":" + line, block.group(1)));
        }
        return snippets;
    }

    /// What the compiler says; empty if it has nothing to say.
    private static String compile(Snippet snippet, Path classes) {
        final String name = "Snippet";
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final StringWriter said = new StringWriter();
        final JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return snippet.source(name);
                    }
                };
        compiler.getTask(
                        said,
                        null,
                        null,
                        List.of("--release", "21", "-proc:none", "-nowarn", "-Xlint:none", "-d", classes.toString()),
                        null,
                        List.of(source))
                .call();
        return said.toString();
    }
}
