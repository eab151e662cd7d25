package dev.luma.lang.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The script `luma`, in a checkout whose Maven and JDK only tell how they were called.
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {
    private static final List<String> MODULES =
            List.of("toolbox", "db", "mysql", "testkit", "examples", "lang-runtime", "lang", "lang-server");

    @TempDir
    Path folder;

    private Path checkout;
    private Path luma;

    @BeforeEach
    void makeCheckout() throws IOException {
        checkout = folder.resolve("Lümas folder");
        for (final String module : MODULES) {
            Files.createDirectories(checkout.resolve(module).resolve("src/main"));
            Files.createFile(checkout.resolve(module).resolve("pom.xml"));
        }
        Files.createDirectories(checkout.resolve("drivers"));
        Files.createFile(checkout.resolve("pom.xml"));
        luma = script("luma", Files.readString(LumaProcess.ROOT.resolve("luma")));
        script("bin/PlainSwitches.java", "");
        script("mvnw", """
                #!/bin/sh
                echo "$*" >>builds
                for module in %s; do mkdir -p $module/target/classes $module/target/libraries; done
                [ ! -e busy ] || until [ -e go ]; do sleep 0.05; done
                """.formatted(String.join(" ", MODULES)));
        script("jdk/bin/java", """
                #!/bin/sh
                case $1 in *PlainSwitches.java) exit;; esac
                for last; do :; done
                echo "${LC_ALL:-no locale} $last"
                """);
        script("jdk/bin/javac", "#!/bin/sh\n");
        script("jdk/bin/jar", "#!/bin/sh\nwhile [ $1 != --file ]; do shift; done\n: >\"$2\"\n");
        Files.writeString(checkout.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    }

    private Path script(String name, String text) throws IOException {
        final Path file = checkout.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    // ---- running it

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        final List<String> command = new ArrayList<>(List.of(luma.toString()));
        command.addAll(List.of(arguments));
        final ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
        builder.environment().put("JAVA_HOME", checkout.resolve("jdk").toString());
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).start();
    }

    private String run(Map<String, String> environment, String... arguments) throws Exception {
        return ended(start(environment, arguments));
    }

    private static String ended(Process process) throws Exception {
        try {
            final String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it does not end");
            assertEquals(0, process.exitValue(), printed);
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> builds() throws IOException {
        final Path builds = checkout.resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds) : List.of();
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) { // for as long as the class may take
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    // ---- what it does

    @Test
    void buildsOnFirstUseAndAgainOnlyWhenASourceIsNewer() throws Exception {
        assertEquals(
                "luma: building, which takes a minute or two the first time\nC.UTF-8 hello.luma\n",
                run(Map.of(), "run", "hello.luma"));
        assertEquals("C.UTF-8 hello.luma\n", run(Map.of(), "run", "hello.luma"));
        assertEquals(List.of("-q -B compile -pl lang,testkit -am"), builds());

        Files.createFile(checkout.resolve("lang/src/main/New.java"));
        run(Map.of(), "run", "hello.luma");

        assertEquals(2, builds().size());
    }

    @Test
    void isFoundThroughALinkOnThePath() throws Exception {
        luma = Files.createSymbolicLink(folder.resolve("luma"), Path.of("Lümas folder/luma"));

        assertTrue(run(Map.of(), "--version").endsWith("C.UTF-8 --version\n"));
    }

    /// As where an editor starts the language server while somebody runs a first program in a shell.
    @Test
    void buildsOnlyOnceWhereTwoStartAtATime() throws Exception {
        Files.createFile(checkout.resolve("busy"));
        final Process first = start(Map.of(), "first");
        until(() -> Files.exists(checkout.resolve("builds")));
        final Process second = start(Map.of(), "second");
        final StringBuilder said = new StringBuilder();
        while (said.indexOf("\n") < 0) {
            said.append((char) second.getInputStream().read());
        }
        Files.createFile(checkout.resolve("go"));

        assertEquals("luma: waiting for another luma that is building, process " + first.pid() + "\n", said.toString());
        assertTrue(ended(first).endsWith("C.UTF-8 first\n"));
        assertEquals("C.UTF-8 second\n", ended(second));
        assertEquals(1, builds().size());
    }

    @Test
    void doesNotWaitForABuildThatWasKilled() throws Exception {
        final Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createDirectories(checkout.resolve("target"));
        Files.createSymbolicLink(checkout.resolve("target/luma-building"), Path.of(String.valueOf(gone.pid())));

        assertTrue(run(Map.of(), "--version").endsWith("C.UTF-8 --version\n"));
        assertEquals(1, builds().size());
    }

    @Test
    void tellsJavaThatTextIsUtf8WhereTheLocaleSaysNothing() throws Exception {
        run(Map.of(), "build");

        assertEquals("C.UTF-8 x\n", run(Map.of("LANG", "C"), "x"));
        assertEquals("C.UTF-8 x\n", run(Map.of("LC_ALL", "POSIX", "LANG", "de_DE.UTF-8"), "x"));
        assertEquals("no locale x\n", run(Map.of("LANG", "de_DE.UTF-8"), "x"));
    }

    @Test
    void explainsTheLanguageServerInsteadOfStartingIt() throws Exception {
        run(Map.of(), "build");

        assertEquals("C.UTF-8 lsp\n", run(Map.of(), "lsp", "--help"));
        assertEquals(1, builds().size());
    }
}
