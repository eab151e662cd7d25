package dev.luma.lang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    @TempDir
    Path folder;

    private CommandLine line;

    @BeforeEach
    void begin() {
        line = new CommandLine(folder);
    }

    @Test
    void runsAProgram() throws IOException {
        line.file("app.luma", "print(\"hello\", 1, 2.0, [true])\n");

        assertEquals(new CommandLine.Result(0, "hello 1 2.0 [true]\n", ""), line.luma("run", "app.luma"));
    }

    @Test
    void runsAFileWithoutTheCommand() throws IOException {
        line.file("app.luma", "#!/usr/bin/env luma\nprint(env.args())\n");

        assertEquals(
                "[\"a\", \"--help\"]\n", line.luma("app.luma", "a", "--help").output());
    }

    @Test
    void givesTheArgumentsBehindTheFile() throws IOException {
        line.file("app.luma", "print(env.args())\n");

        assertEquals(
                "[\"--help\", \"b c\"]\n",
                line.luma("run", "app.luma", "--help", "b c").output());
    }

    @Test
    void printsAPanicWithTheCallsThatLedThere() throws IOException {
        line.file("app.luma", """
                // the place is what matters here

                fn total(xs: [int]) -> int {
                    return xs[3]
                }

                xs = [1, 2, 3]
                print("before")
                print(total(xs))
                """);

        assertEquals(new CommandLine.Result(1, "before\n", """
                        panic[index]: index 3 out of range for length 3
                          at total (app.luma:4)
                          at main (app.luma:9)
                        """), line.luma("run", "app.luma"));
    }

    @Test
    void printsAPlainPanicWithoutACode() throws IOException {
        line.file("app.luma", "panic(\"no more\")\n");

        assertEquals(
                new CommandLine.Result(1, "", "panic: no more\n  at main (app.luma:1)\n"),
                line.luma("run", "app.luma"));
    }

    @Test
    void printsWhatDoesNotCompile() throws IOException {
        line.file("app.luma", "print(1)\nage: int = \"thirty\"\nprint(age)\n");

        assertEquals(new CommandLine.Result(2, "", """
                        app.luma:2:12: error[E0301]: expected int, found str
                            2 | age: int = "thirty"
                              |            ^^^^^^^^
                              = help: int("thirty") converts it
                        1 error
                        """), line.luma("run", "app.luma"));
    }

    @Test
    void showsWarningsAndRuns() throws IOException {
        line.file("app.luma", "x = 1\nprint(2)\n");

        assertEquals(new CommandLine.Result(0, "2\n", """
                        app.luma:1:1: warning[W0001]: `x` is never used
                            1 | x = 1
                              | ^
                        1 warning
                        """), line.luma("run", "app.luma"));
    }

    @Test
    void findsImportsBesideTheFileAndNamesThemFromTheRoot() throws IOException {
        line.file("src/app.luma", "deep = import \"lib/deep\"\nprint(deep.twice(4))\n");
        line.file(
                "src/lib/deep.luma", "base = import \"base\"\npub fn twice(n: int) -> int { return base.add(n, n) }\n");
        line.file("src/lib/base.luma", "pub fn add(a: int, b: int) -> int { return a + b }\n");

        assertEquals(new CommandLine.Result(0, "8\n", ""), line.luma("run", "src/app.luma"));
    }

    @Test
    void namesAnImportThatIsWrongFromTheRoot() throws IOException {
        line.file("src/app.luma", "lib = import \"lib/wrong\"\nlib.f()\n");
        line.file("src/lib/wrong.luma", "pub fn f() { print(x) }\n");

        assertEquals(
                "lib/wrong.luma:1:20: error[E0201]: unknown name `x`",
                line.luma("run", "src/app.luma").error().lines().findFirst().orElseThrow());
    }

    @Test
    void saysWhereAModuleWasLookedFor() throws IOException {
        line.file("app.luma", "x = import \"nowhere\"\nx.f()\n");

        assertEquals("""
                app.luma:1:12: error[E0401]: no module "nowhere"
                    1 | x = import "nowhere"
                      |            ^^^^^^^^^
                      = note: looked in nowhere.luma, the bundled library
                1 error
                """, line.luma("run", "app.luma").error());
    }

    @Test
    void importsABundledDriver() throws IOException {
        line.file("app.luma", "mysql = import \"drivers/mysql\"\nprint(mysql.escape(\"it's\").len() > 4)\n");

        assertEquals(new CommandLine.Result(0, "true\n", ""), line.luma("run", "app.luma"));
    }

    @Test
    void aCopyBesideTheProgramReplacesTheBundledDriver() throws IOException {
        line.file("app.luma", "mysql = import \"drivers/mysql\"\nprint(mysql.name())\n");
        line.file("drivers/mysql.luma", "pub fn name() -> str { return \"mine\" }\n");

        assertEquals(new CommandLine.Result(0, "mine\n", ""), line.luma("run", "app.luma"));
    }
}
