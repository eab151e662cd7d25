package dev.luma.lang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
    @TempDir
    Path folder;

    private CommandLine line;

    @BeforeEach
    void begin() {
        line = new CommandLine(folder);
    }

    @Test
    void printsWhatPassedAndWhatFailed() throws IOException {
        line.file("sums.luma", """
                fn add(a: int, b: int) -> int { return a + b }

                test "adds" {
                    assert add(1, 2) == 3
                }

                fn divide(a: int, b: int) -> int { return a / b }
                test "divides" {
                    assert divide(4, 2) == 3
                }
                """);

        assertEquals(new CommandLine.Result(1, """
                sums.luma
                  ok    adds
                  FAIL  divides
                        sums.luma:9: assertion failed: 2 == 3
                1 passed, 1 failed
                """, ""), line.luma("test", "sums.luma"));
    }

    @Test
    void doesNotRunTheTopLevel() throws IOException {
        line.file("app.luma", "print(\"not this\")\ntest \"nothing\" { print(\"this\") }\n");

        assertEquals(
                new CommandLine.Result(0, "app.luma\nthis\n  ok    nothing\n1 passed, 0 failed\n", ""),
                line.luma("test", "app.luma"));
    }

    @Test
    void runsAllFilesBelowThisFolder() throws IOException {
        line.file("b.luma", "test \"two\" { assert true }\n").file("a/c.luma", "test \"one\" { assert 1 == 1 }\n");
        line.file("plain.luma", "print(1)\n").file("target/copy.luma", "test \"copy\" { assert false }\n");

        assertEquals(
                "a/c.luma\n  ok    one\nb.luma\n  ok    two\n2 passed, 0 failed\n",
                line.luma("test").output());
    }

    @Test
    void showsAPanicOfAnyKind() throws IOException {
        line.file(
                "t.luma",
                "test \"reaches\" { print([1][5]) }\ntest \"says\" { assert 1 > 2, \"two lines\\nof text\" }\n");

        assertEquals("""
                t.luma
                  FAIL  reaches
                        t.luma:1: index 5 out of range for length 1
                  FAIL  says
                        t.luma:2: two lines
                        of text
                0 passed, 2 failed
                """, line.luma("test", "t.luma").output());
    }

    @Test
    void runsNothingIfAFileDoesNotCompile() throws IOException {
        line.file("a.luma", "test \"fine\" { assert true }\n").file("b.luma", "test \"not\" { assert x }\n");

        final var result = line.luma("test", "a.luma", "b.luma");

        assertEquals(2, result.status());
        assertEquals("", result.output());
        assertEquals(
                "b.luma:1:21: error[E0201]: unknown name `x`",
                result.error().lines().findFirst().orElseThrow());
    }
}
