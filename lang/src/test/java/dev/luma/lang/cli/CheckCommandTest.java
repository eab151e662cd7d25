package dev.luma.lang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    @TempDir
    Path folder;

    private CommandLine line;

    @BeforeEach
    void begin() {
        line = new CommandLine(folder);
    }

    @Test
    void saysNothingOfWhatIsRight() throws IOException {
        line.file("app.luma", "print(1)\n");

        assertEquals(new CommandLine.Result(0, "", ""), line.luma("check", "app.luma"));
    }

    @Test
    void countsErrorsOfAllFiles() throws IOException {
        line.file("a.luma", "print(x)\n").file("b.luma", "print(y)\n");

        assertEquals(new CommandLine.Result(2, "", """
                a.luma:1:7: error[E0201]: unknown name `x`
                    1 | print(x)
                      |       ^
                b.luma:1:7: error[E0201]: unknown name `y`
                    1 | print(y)
                      |       ^
                2 errors
                """), line.luma("check", "a.luma", "b.luma"));
    }

    @Test
    void saysOnceWhatTwoFilesImport() throws IOException {
        line.file("a.luma", "lib = import \"lib\"\nlib.f()\n").file("b.luma", "lib = import \"lib\"\nlib.f()\n");
        line.file("lib.luma", "pub fn f() { print(x) }\n");

        final var result = line.luma("check", "a.luma", "b.luma");

        assertEquals("1 error", result.error().lines().toList().getLast());
    }

    @Test
    void warningsAreNoReasonForAStatus() throws IOException {
        line.file("app.luma", "x = 1\n");

        final var result = line.luma("check", "app.luma");

        assertEquals(0, result.status());
        assertEquals("1 warning", result.error().lines().toList().getLast());
    }

    @Test
    void checksAllFilesOfAFolder() throws IOException {
        line.file("sub/a.luma", "print(x)\n")
                .file("sub/deep/b.luma", "print(y)\n")
                .file("sub/.hidden/c.luma", "print(z)\n");

        final var places = line.luma("check", "sub")
                .error()
                .lines()
                .filter(one -> one.contains("error["))
                .toList();

        assertEquals(
                java.util.List.of(
                        "sub/a.luma:1:7: error[E0201]: unknown name `x`",
                        "sub/deep/b.luma:1:7: error[E0201]: unknown name `y`"),
                places);
    }
}
