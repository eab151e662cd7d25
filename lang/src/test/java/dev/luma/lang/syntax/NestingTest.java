package dev.luma.lang.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// However deep things nest, there is an answer.
class NestingTest {
    private static final int DEEP = 20_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "x = ~(~)",
                "x = ~[~]",
                "x = ~{a: ~}",
                "x = ~-~",
                "x = ~f(~)",
                "x = ~xs[~]",
                "x = ~(y) -> ~",
                "x = ~P { a: ~}",
                "x = ~if a { ~}",
                "x = ~match a { 1 -> ~}",
                "x = ~try { ~} catch e {}",
                "x = ~\"${~}\"",
                "x = ~a ?? ~a",
                "~while a { ~}",
                "~f() -> { ~}",
                "~defer { ~}",
                "fn f(x: ~[~]",
                "fn f(x: ~{int: ~}",
                "fn f(x: ~(~)?",
                "fn f(x: ~fn(~)",
                "fn f(x: ~fn() -> ~",
                "x = a~ + a~",
                "x = a~ && a~",
                "x = a~.b~",
                "x = a~()~",
                "x = a~[0]~",
                "x = a~ as T~",
                "x = a~(b) -> {}~",
                "if a {}~ else if a {}~",
            })
    void isBounded(String start, String open, String close) {
        final String output = Syntax.errors((start == null ? "" : start + " ")
                + (open + " ").repeat(DEEP)
                + (close == null ? "" : close.repeat(DEEP)));
        assertTrue(
                output.contains("error[E0101]: expected at most 200 levels of nesting, found `")
                        || output.contains("error[E0101]: expected a chain of fewer parts, found `"),
                () -> open);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(", "{", "[", "}", ")", "\"${", "\"\"\"\n${", "fn f() {", "fn(", "f() -> {", "f((x) -> {\n"})
    void isBoundedAlsoWhereNothingCloses(String open) {
        assertTrue(Syntax.errors(open.repeat(DEEP)).contains("error["), () -> open);
    }

    @Test
    void countsWhatStandsBehindADeferAsWithinIt() {
        final String output = Syntax.errors("defer f()\n".repeat(DEEP));
        assertTrue(output.startsWith("app.luma:200:7: error[E0101]: expected at most 200 levels of nesting"), output);
    }

    @Test
    void isEnoughForPrograms() {
        Syntax.parse("x = " + "(".repeat(190) + "a" + ")".repeat(190));
        Syntax.parse("x = a" + " + a".repeat(500));
        Syntax.parse("if a {}" + " else if a {}".repeat(500));
        Syntax.parse("if a {\n".repeat(90) + "}\n".repeat(90));
    }

    @Test
    void countsAgainForEachStatement() {
        assertEquals(
                3000,
                Syntax.parse(("x = a" + " + a".repeat(300) + "\n").repeat(3000))
                        .items()
                        .size());
    }
}
