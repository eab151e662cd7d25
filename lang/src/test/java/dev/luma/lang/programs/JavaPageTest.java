package dev.luma.lang.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.testkit.jvm.Jdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The Java programs of the page about Java: each compiles beside the page's Luma files, and prints what it says.
@Timeout(120)
final class JavaPageTest {
    private static final Path PAGE = LumaProcess.ROOT.resolve("docs/luma/java.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java luma\\n(.*?)^```$");
    private static final Pattern CLASS = Pattern.compile("(?m)^class (\\w+) ");
    private static final Pattern PRINTS = Pattern.compile("(?m)// prints: (.*)$");

    @TempDir
    Path folder;

    static List<String> programs() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    @BeforeEach
    void saveTheLumaFiles() throws IOException {
        for (final LumaBlock block : LumaBlock.of(PAGE)) {
            Files.writeString(folder.resolve(block.file()), block.text());
        }
        LumaProcess.in(folder).run("build", "greetings.luma").printed();
    }

    @ParameterizedTest(quoteTextArguments = false)
    @MethodSource("programs")
    void printsWhatItSays(String program) throws Exception {
        final Matcher name = CLASS.matcher(program);
        assertTrue(name.find(), program);
        final String source = name.group(1) + ".java";
        Files.writeString(folder.resolve(source), program);

        assertEquals(promised(program), printed(source));
    }

    @Test
    void thePageHasAProgramForEachSection() throws IOException {
        assertEquals(4, programs().size());
    }

    private static String promised(String program) {
        final StringBuilder lines = new StringBuilder();
        PRINTS.matcher(program)
                .results()
                .forEach(line -> lines.append(line.group(1)).append('\n'));
        return lines.toString();
    }

    private String printed(String source) throws IOException, InterruptedException {
        final Path output = folder.resolve("output");
        final Process java = new ProcessBuilder(
                        Jdk.find(25).java().toString(),
                        "-cp",
                        System.getProperty("java.class.path") + File.pathSeparator + "greetings.jar",
                        source)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertTrue(java.waitFor(60, TimeUnit.SECONDS), source + " does not end");
            return Files.readString(output);
        } finally {
            java.destroyForcibly();
        }
    }
}
