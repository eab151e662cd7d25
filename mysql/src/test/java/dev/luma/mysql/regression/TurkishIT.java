package dev.luma.mysql.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/// In Turkish, the capital of `i` is `İ`, and the small letter of `I` is `ı`: `INSERT`, `disabled` and `Infinity`
/// are no longer what they were for who upper-cases by the locale. And other locales write other digits.
class TurkishIT {
    @ServerTest
    @Tag("N14")
    void worksInATurkishJvm(RealServer server, @TempDir Path folder) throws IOException, InterruptedException {
        runsIn(server, folder, "-Duser.language=tr", "-Duser.country=TR");
    }

    @ServerTest
    @Tag("N14")
    void worksInAJvmWithOtherDigits(RealServer server, @TempDir Path folder) throws IOException, InterruptedException {
        runsIn(server, folder, "-Duser.language=ar", "-Duser.country=EG", "-Duser.extensions=u-nu-arab");
    }

    private static void runsIn(RealServer server, Path folder, String... locale)
            throws IOException, InterruptedException {
        final Path said = folder.resolve("said.txt");
        final ProcessBuilder child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        child.command().addAll(java.util.List.of(locale));
        child.command().add("-cp");
        child.command().add(System.getProperty("java.class.path"));
        child.command().add(LocaleProgram.class.getName());
        child.command().add(server.user());
        child.command().add(server.host());
        child.command().add(String.valueOf(server.port()));
        final Process process =
                child.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the child JVM has not ended within a minute");
        } finally {
            process.destroyForcibly();
        }
        final String output = Files.readString(said, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), output);
        assertTrue(output.contains(LocaleProgram.DONE), output);
    }
}
