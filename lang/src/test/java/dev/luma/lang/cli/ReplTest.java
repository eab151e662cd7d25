package dev.luma.lang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplTest {
    @TempDir
    Path folder;

    private CommandLine.Result repl(String input) {
        return new CommandLine(folder).lumaReading(input, "repl");
    }

    /// What it prints, without errors.
    private String said(String input) {
        final var result = repl(input);
        assertEquals("", result.error());
        assertEquals(0, result.status());
        return result.output();
    }

    @Test
    void showsTheValueOfAnExpression() {
        assertEquals("3\n\"a\"\n[1, 2]\nnil\n1.5\n", said("1 + 2\n\"a\"\n[1, 2]\nenv.get(\"LUMA_NO_SUCH\")\n1.5\n"));
    }

    @Test
    void showsNothingOfACallThatGivesNothing() {
        assertEquals("hello\n", said("print(\"hello\")\n"));
    }

    @Test
    void keepsVariablesWithTheirTypes() {
        assertEquals("""
                [3, 1, 2, 5]
                "5 of [3, 1, 2, 5]"
                """, said("""
                xs = [3, 1, 2]
                n: int? = nil
                n = 5
                xs.add(n ?? 0)
                "${n ?? 0} of ${xs}"
                """));
    }

    @Test
    void keepsAnyNumberOfVariables() {
        final StringBuilder input = new StringBuilder();
        for (int i = 1; i <= 130; i++) {
            input.append('v').append(i).append(" = ").append(i).append('\n');
        }
        assertEquals("131\n8\n", said(input + "v1 + v130\nv7 += 1\nv7\n"));
    }

    @Test
    void keepsAByteAByte() {
        assertEquals("254\n", said("b: byte = 255\nc = b\nc - 1\n"));
    }

    @Test
    void keepsFunctionsStructsAndConstants() {
        assertEquals("Point { x: 3, y: 0 }\n9\n", said("""
                const K = 3
                struct Point {
                    x: int
                    y: int = 0
                }
                fn square(n: int) -> int { return n * n }
                p = Point { x: K }
                p
                square(p.x)
                """));
    }

    @Test
    void objectsOutliveTheLinesThatFollow() {
        assertEquals("2\ntrue\n", said("""
                struct Counter {
                    n: int
                    fn up(self) { self.n = self.n + 1 }
                }
                c = Counter { n: 0 }
                c.up()
                fn other() -> int { return 1 }
                c.up()
                c.n
                c == Counter { n: 2 }
                """));
    }

    @Test
    void keepsClosures() {
        assertEquals("10\n", said("double = (x: int) -> x * 2\ny = 5\ndouble(y)\n"));
    }

    @Test
    void aFunctionMayBeDeclaredAnew() {
        assertEquals("1\n2\n", said("fn f() -> int { return 1 }\nf()\nfn f() -> int { return 2 }\nf()\n"));
    }

    @Test
    void aVariableWhoseStructChangesIsGone() {
        final var result = repl("struct P { x: int }\np = P { x: 1 }\nstruct P { y: int }\nP { y: 2 }\n");

        assertEquals("P { y: 2 }\n", result.output());
        assertEquals("note: the variable p is gone: P has changed\n", result.error());
    }

    @Test
    void aMistakeEndsNothing() {
        final var result = repl("x = 1\ny = x + zz\nx + 1\n");

        assertEquals("2\n", result.output());
        assertEquals("""
                repl:1:9: error[E0201]: unknown name `zz`
                    1 | y = x + zz
                      |         ^^
                1 error
                """, result.error());
    }

    @Test
    void marksTheRightPlaceInAnExpression() {
        assertEquals("""
                repl:1:7: error[E0304]: no operator `+` for str and int
                    1 | "one" + 1
                      |       ^
                1 error
                """, repl("\"one\" + 1\n").error().replaceAll("(?m)^ +=.*\n", ""));
    }

    @Test
    void aPanicEndsNothing() {
        final var result = repl("xs = [1]\nxs[4]\nxs\n");

        assertEquals("[1]\n", result.output());
        assertEquals("panic[index]: index 4 out of range for length 1\n", result.error());
    }

    @Test
    void readsOnUntilBracketsAreClosed() {
        assertEquals("6\n", said("total = 0\nfor n in [1, 2, 3] {\n    total += n\n}\ntotal\n"));
        assertEquals("\"a\\nb\"\n", said("\"\"\"\na\nb\n\"\"\"\n"));
    }

    @Test
    void importsFromItsFolder() throws IOException {
        new CommandLine(folder).file("lib.luma", "pub fn five() -> int { return 5 }\n");

        assertEquals("5\n", said("lib = import \"lib\"\nlib.five()\n"));
    }

    @Test
    void showsVariablesAndHelps() {
        assertEquals("n: int = 1\ns: str = \"a\"\n", said("n = 1\ns = \"a\"\n:vars\n:quit\nprint(\"not this\")\n"));
        assertTrue(said(":help\n").startsWith("luma repl"));
        assertEquals(
                "luma: there is no :x; :help lists what there is\n",
                repl(":x\n").error());
    }

    @Test
    void keepsNothingAffineAndSaysWhatToDo() {
        assertEquals(
                """
                repl:1:1: error[E0602]: `end` is not consumed on this path
                    1 | end = End { n: 1 }
                      | ^^^
                      = help: begin and end it in one input, as conn.transaction(tx) -> { … } does
                      = note: what is affine does not wait for the next input
                1 error
                """,
                repl("x = 1\naffine struct End {\n    n: int\n    fn close(take self) {}\n}\nend = End { n: 1 }\n")
                        .error());
    }

    @Test
    void saysHowToLeave() {
        final var result = repl("exit\nquit()\nexit = 3\nexit\n");

        assertEquals("luma: :quit or the end of the input ends it\n".repeat(2), result.error());
        assertEquals("3\n", result.output());
    }
}
