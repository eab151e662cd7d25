package dev.luma.lang.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real `main`, and built jars, each in a JVM of its own.
class FreshJvmTest {
    private static final int SECONDS = 60;

    @TempDir
    Path folder;

    private CommandLine line;

    @BeforeEach
    void begin() {
        line = new CommandLine(folder);
    }

    /// What a JVM printed, and how it ended.
    private CommandLine.Result java(String... arguments) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8"));
        command.addAll(List.of(arguments));
        final Path output = folder.resolve("output");
        final Path error = folder.resolve("error");
        final ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(error.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        final Process process = builder.start();
        try {
            assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "the JVM does not end");
        } finally {
            process.destroyForcibly();
        }
        return new CommandLine.Result(
                process.exitValue(),
                Files.readString(output, StandardCharsets.UTF_8),
                Files.readString(error, StandardCharsets.UTF_8));
    }

    private CommandLine.Result luma(String... arguments) throws IOException, InterruptedException {
        final List<String> all =
                new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), "dev.luma.lang.cli.Main"));
        all.addAll(List.of(arguments));
        return java(all.toArray(String[]::new));
    }

    @Test
    void endsWithTheStatusOfEnvExitAndRunsNoDefer() throws Exception {
        line.file("app.luma", "defer print(\"not this\")\nprint(\"über\")\nenv.exit(7)\n");

        assertEquals(new CommandLine.Result(7, "über\n", ""), luma("run", "app.luma"));
    }

    @Test
    void endsWithOneAfterAPanicAndTwoAfterErrors() throws Exception {
        line.file("panics.luma", "panic(\"no\")\n").file("wrong.luma", "print(x)\n");

        assertEquals(1, luma("run", "panics.luma").status());
        assertEquals(2, luma("run", "wrong.luma").status());
    }

    @Test
    void aTestThatExitsFailsAndSaysThatNoOtherRan() throws Exception {
        line.file("t.luma", "test \"fine\" { assert true }\ntest \"leaves\" { env.exit(0) }\ntest \"never\" {}\n");

        assertEquals(new CommandLine.Result(1, """
                t.luma
                  ok    fine
                  FAIL  leaves
                        the test ended the program; no other test ran after it
                1 passed, 1 failed
                """, ""), luma("test", "t.luma"));
    }

    @Test
    void aBuiltJarRunsByItself() throws Exception {
        line.file("lib/greet.luma", "pub fn greet(name: str) -> str { return \"hello ${name}\" }\n");
        line.file("app.luma", """
                lib = import "lib/greet"
                print(lib.greet(env.args()[0]), {"a": [1]}, crypto.sha1("x".bytes()).len())
                xs = [1, 2].map((x) -> x * 2)
                print(xs[7])
                """);

        final var built = line.luma("build", "app.luma");
        final var ran = java("-jar", "app.jar", "Ada");

        assertEquals(new CommandLine.Result(0, "wrote app.jar; java -jar app.jar runs it\n", ""), built);
        assertEquals(
                new CommandLine.Result(
                        1,
                        "hello Ada {\"a\": [1]} 20\n",
                        "panic[index]: index 7 out of range for length 2\n  at main (app.luma:4)\n"),
                ran);
    }

    /// As where an old Java stands first in the PATH: the version that it says is what the jar goes by.
    @Test
    void aBuiltJarHasANewerJavaRunItIfThisOneIsTooOld() throws Exception {
        line.file("app.luma", "print(env.args())\nenv.exit(7)\n");
        line.luma("build", "app.luma");

        assertEquals(
                new CommandLine.Result(7, "[\"a b\", \"\"]\n", ""),
                java("-Djava.version=17.0.15", "-jar", "app.jar", "a b", ""));
    }

    @Test
    void whatABuiltJarStartsWithRunsOnAnyJavaFromEightOn() throws Exception {
        line.file("app.luma", "print(1)\n");
        line.luma("build", "app.luma");

        try (JarFile jar = new JarFile(folder.resolve("app.jar").toFile());
                DataInputStream main =
                        new DataInputStream(jar.getInputStream(jar.getEntry("dev/luma/lang/start/AnyJava.class")))) {
            assertEquals(0xCAFEBABE, main.readInt());
            assertEquals(52, main.readInt(), "the class file's version");
        }
    }

    @Test
    void aBuiltJarIsTheSameEachTimeAndHasAManifest() throws Exception {
        line.file("app.luma", "print(\"x\")\n");
        line.luma("build", "app.luma");
        final byte[] first = Files.readAllBytes(folder.resolve("app.jar"));
        line.luma("build", "app.luma");

        assertArrayEquals(first, Files.readAllBytes(folder.resolve("app.jar")));
        try (JarFile jar = new JarFile(folder.resolve("app.jar").toFile())) {
            assertEquals(
                    "dev.luma.lang.start.AnyJava",
                    jar.getManifest().getMainAttributes().getValue("Main-Class"));
            assertTrue(jar.stream().noneMatch(entry -> entry.getName().contains("lang/types/")), "no compiler inside");
        }
    }

    @Test
    void goesAHundredThousandCallsDeep() throws Exception {
        line.file("deep.luma", """
                fn down(n: int) -> int { return if n == 0 { 0 } else { 1 + down(n - 1) } }
                print(down(100_000))
                """);
        line.luma("build", "deep.luma");
        final var deep = new CommandLine.Result(0, "100000\n", "");

        assertEquals(deep, luma("run", "deep.luma"));
        assertEquals(deep, java("-jar", "deep.jar"));
    }

    @Test
    void tellsThatTheMemoryIsExhausted() throws Exception {
        line.file("greedy.luma", """
                xs = [0]
                try {
                    while true { xs.add_all(xs) }
                } catch err { print("not caught") }
                """);
        line.luma("build", "greedy.luma");

        assertEquals(
                new CommandLine.Result(1, "", "panic[memory]: the memory is exhausted\n  at main (greedy.luma:3)\n"),
                java("-Xmx32m", "-jar", "greedy.jar"));
    }

    @Test
    void buildsNothingOfWhatIsWrong() throws Exception {
        line.file("app.luma", "print(x)\n");

        assertEquals(2, line.luma("build", "app.luma").status());
        assertTrue(Files.notExists(folder.resolve("app.jar")));
    }
}
