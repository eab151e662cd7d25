package dev.luma.lang.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.luma.lang.CompilationException;
import dev.luma.lang.LumaPrograms;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is large: as far as the JVM's limits can be kept out of sight they are, else they are said.
final class LimitsTest {
    private static String numbers(int count, String between) {
        return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(between));
    }

    private static void prints(String expected, String program) {
        assertEquals(new LumaPrograms.Outcome(expected + "\n", ""), LumaPrograms.run(program));
    }

    @Test
    void takesTablesOfAnyLength() {
        final String texts =
                IntStream.range(0, 9000).mapToObj(i -> "\"t" + i + "\"").collect(Collectors.joining(", "));
        final String pairs = IntStream.range(0, 5000)
                .mapToObj(i -> "\"k" + i + "\": [" + i + ", -1]")
                .collect(Collectors.joining(", "));
        prints("20000 19999 9000 t8999 5000 [4999, -1]", """
                const INTS = [%s]
                texts = [%s]
                pairs = {%s}
                print(INTS.len(), INTS[19_999], texts.len(), texts[8999], pairs.len(), pairs["k4999"])
                """.formatted(numbers(20_000, ", "), texts, pairs));
    }

    @Test
    void takesTextOfAnyLength() {
        prints("100000 é100000", "t = \"" + "é".repeat(100_000) + "\"\nprint(t.len(), \"${t[5]}${t.len()}\")");
    }

    @Test
    void joinsAnyNumberOfParts() {
        final String holes = IntStream.range(0, 450).mapToObj(i -> "${n}").collect(Collectors.joining("-"));
        prints(Integer.toString(450 * 2 - 1), "n = 7\nt = \"" + holes + "\"\nprint(t.len())");
        prints("450 true", """
                n = try { int("7") } catch err { 0 }
                t = "%s"
                print(t.len(), t == "7".repeat(450))
                """.formatted("${try { n } catch err { 1 }}".repeat(450)));
    }

    @Test
    void jumpsAsFarAsNeeded() {
        final String body = "        total += i * total % 7\n".repeat(2500);
        prints("true", """
                fn far(n: int) -> int {
                    total = 1
                    for i in 0..n {
                        if total > 1_000_000 { break }
                        f = () -> i
                        total += f()
                %s    }
                    return total
                }
                print(far(3) > 0)
                """.formatted(body));
    }

    @Test
    void passesAsManyParametersAsTheGrammarAllows() {
        final String parameters =
                IntStream.range(0, 127).mapToObj(i -> "a" + i + ": int").collect(Collectors.joining(", "));
        prints("126 126 253", """
                trait Summing { fn sum(%1$s) -> int }
                struct S impl Summing {
                    fn sum(self, %1$s) -> int { return a0 + a126 }
                }
                fn last(%1$s) -> int { return a0 + a126 }
                s: Summing = S {}
                f = last
                print(s.sum(%2$s), f(%2$s), ((%1$s) -> a126 + a126 + 1)(%2$s))
                """.formatted(parameters, numbers(127, ", ")));
    }

    @Test
    void goesDownAsDeepAsTheGrammarAllows() {
        final String choices = IntStream.range(1, 590)
                .mapToObj(i -> " else if n == " + i + " { print(" + i + ") }")
                .collect(Collectors.joining());
        prints("589", "n = int(\"589\")\nif n == 0 { print(0) }" + choices + "\n");
        prints("190", "n = 0\nif true {\n" + "    defer { n += 1 }\n".repeat(190) + "}\nprint(n)\n");
    }

    @Test
    void refusesAClosureThatUsesTooManyVariables() {
        final String variables =
                IntStream.range(0, 300).mapToObj(i -> "v" + i + " = " + i).collect(Collectors.joining("\n"));
        final String sum = IntStream.range(0, 300).mapToObj(i -> "v" + i).collect(Collectors.joining(" + "));
        assertEquals("""
                app.luma:1:4: error[E0801]: `wide` is too large for the JVM
                    1 | fn wide() -> int {
                      |    ^^^^
                      = help: make functions of its parts
                1 error""", refusal("fn wide() -> int {\n" + variables + "\nreturn (() -> " + sum + ")()\n}"));
    }

    @Test
    void refusesAFunctionWithTooManyVariables() {
        final String variables =
                IntStream.range(0, 33_000).mapToObj(i -> "v" + i + " = 0").collect(Collectors.joining("\n"));
        assertEquals("""
                app.luma:1:1: error[E0801]: this file is too large for the JVM
                    1 | v0 = 0
                      | ^
                      = help: move parts of it into a file of their own
                1 error""", refusal(variables + "\n"));
    }

    @Test
    void refusesAFunctionThatIsTooLargeByItsName() {
        final String body = "    total += total * total % 7\n".repeat(9000);
        final String program =
                "fn huge(n: int) -> int {\n    total = n\n" + body + "    return total\n}\nprint(huge(1))\n";
        assertEquals("""
                app.luma:1:4: error[E0801]: `huge` is too large for the JVM
                    1 | fn huge(n: int) -> int {
                      |    ^^^^
                      = help: make functions of its parts
                1 error""", refusal(program));
    }

    @Test
    void refusesAFileWithTooManyConstants() {
        final String texts =
                IntStream.range(0, 35_000).mapToObj(i -> "\"t" + i + "\"").collect(Collectors.joining(", "));
        assertEquals("""
                app.luma:1:1: error[E0801]: this file is too large for the JVM
                    1 | // much text
                      | ^
                      = help: move parts of it into a file of their own
                1 error""", refusal("// much text\nprint([" + texts + "].len())"));
    }

    private static String refusal(String program) {
        return assertThrows(CompilationException.class, () -> LumaPrograms.compile(program))
                .getMessage();
    }
}
