package dev.luma.lang.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.testkit.jvm.Jdk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// README's main command, on a machine without a server: with the embedded one.
@Timeout(300)
final class QuickstartIT {
    private static final String AFTER_THE_VERSION = """
            the last key is 2
            Robert'); DROP TABLE people is 21
            Alice is 30
            undone: changed my mind
            people in the table: 3
            """;

    @TempDir
    Path folder;

    private static void assertPrinted(String output) {
        assertTrue(output.matches("connected to \\S+-MariaDB\\n(?s:.*)"), output);
        assertEquals(AFTER_THE_VERSION, output.substring(output.indexOf('\n') + 1));
    }

    @Test
    void runs() {
        assertPrinted(LumaProcess.in(folder).example("quickstart.luma").printed());
    }

    /// On the oldest Java that a built program may meet.
    @Test
    void runsAsAJar() throws IOException, InterruptedException {
        LumaProcess.in(folder)
                .run(
                        "build",
                        LumaProcess.ROOT.resolve("examples/quickstart.luma").toString())
                .printed();
        final ProcessBuilder builder = new ProcessBuilder(
                        Jdk.find(21).java().toString(), "-Dstdout.encoding=UTF-8", "-jar", "quickstart.jar")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().remove("DSN");
        final Process process = builder.start();
        try {
            assertPrinted(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(0, process.waitFor());
        } finally {
            process.destroyForcibly();
        }
    }
}
