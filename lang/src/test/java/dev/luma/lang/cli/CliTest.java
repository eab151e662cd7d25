package dev.luma.lang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    @TempDir
    Path folder;

    private CommandLine line;

    @BeforeEach
    void begin() {
        line = new CommandLine(folder);
    }

    @Test
    void teachesWhenNothingIsAsked() {
        final var result = line.luma();

        assertEquals(2, result.status());
        assertEquals("", result.output());
        assertTrue(result.error().contains("A first program, hello.luma:"), result.error());
    }

    @Test
    void theFirstProgramOfTheHelpRuns() throws IOException {
        final String help = line.luma("--help").output();
        final String program = help.lines()
                .dropWhile(one -> !one.startsWith("  fn greet"))
                .takeWhile(one -> !one.isBlank())
                .reduce("", (a, b) -> a + b + "\n");

        final var result = line.file("hello.luma", program).luma("run", "hello.luma", "Ada");

        assertEquals("Hello, Ada!\n", result.output() + result.error());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "build", "check", "test", "fmt", "repl", "doc", "lsp", "demo"})
    void helpsWithEachCommand(String command) {
        final var result = line.luma(command, "--help");

        assertEquals(0, result.status());
        assertTrue(result.output().startsWith("luma " + command), result.output());
        assertEquals(result.output(), line.luma("help", command).output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "build", "check", "fmt"})
    void saysWhatIsMissingBehindACommand(String command) {
        final var result = line.luma(command);

        assertEquals(2, result.status());
        assertTrue(result.error().startsWith("luma: " + command + " needs "), result.error());
        assertEquals(1, result.error().lines().count());
    }

    @Test
    void suggestsACommand() {
        final var result = line.luma("biuld", "x.luma");

        assertEquals(2, result.status());
        assertEquals(
                "luma: there is no command 'biuld'; did you mean `build`?; luma --help lists what there is\n",
                result.error());
    }

    @Test
    void knowsWhereTheLanguageServerAndTheDemoAre() {
        assertEquals(
                "luma: the demo belongs to the launcher of a checkout: ./luma demo\n",
                line.luma("demo").error());
        assertEquals(
                "luma: the language server belongs to the launcher of a checkout: ./luma lsp\n",
                line.luma("lsp").error());
        assertTrue(line.luma("help", "lsp").output().startsWith("luma lsp\n"));
        assertTrue(line.luma("help", "demo").output().startsWith("luma demo "));
    }

    @Test
    void suggestsAFile() throws IOException {
        line.file("hello.luma", "");

        assertEquals(
                "luma: there is no file helo.luma; did you mean `hello.luma`?\n",
                line.luma("run", "helo.luma").error());
        assertEquals(
                "luma: there is no file hello; there is hello.luma\n",
                line.luma("run", "hello").error());
    }

    @Test
    void refusesAFolderWhereAFileIsDue() throws IOException {
        Files.createDirectory(folder.resolve("sub"));

        assertEquals(
                "luma: sub is a folder; name a file in it\n",
                line.luma("run", "sub").error());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "build", "check", "test", "fmt"})
    void refusesAnOptionThatACommandDoesNotHave(String command) throws IOException {
        line.file("x.luma", "");

        final var result = line.luma(command, "--quick", "x.luma");

        assertEquals(2, result.status());
        assertEquals(
                "luma: " + command + " has no option --quick; luma help " + command + " says what there is\n",
                result.error());
    }

    @Test
    void refusesAnEmptyName() {
        assertEquals("luma: the name of a file is empty\n", line.luma("run", "").error());
    }

    @Test
    void saysWhichLumaItIs() {
        assertTrue(line.luma("--version").output().startsWith("Luma "));
        assertEquals(line.luma("--version"), line.luma("version"));
    }

    @Test
    void goesOnBehindAFileThatCannotBeRead() throws IOException {
        Files.write(folder.resolve("a.luma"), new byte[] {'/', '/', (byte) 0xE4});
        line.file("b.luma", "print( x )\n");

        final var checked = line.luma("check", ".");
        final var formatted = line.luma("fmt", ".");

        assertEquals(2, checked.status());
        assertTrue(
                checked.error().startsWith("luma: cannot read a.luma: it is not UTF-8\nb.luma:1:8: error[E0201]"),
                checked.error());
        assertEquals(2, formatted.status());
        assertEquals("print(x)\n", line.text("b.luma"));
    }

    @Test
    void saysThatAFileIsNotUtf8() throws IOException {
        Files.write(folder.resolve("latin.luma"), new byte[] {'/', '/', (byte) 0xE4});

        final var result = line.luma("run", "latin.luma");

        assertEquals(2, result.status());
        assertEquals("luma: cannot read latin.luma: it is not UTF-8\n", result.error());
    }
}
