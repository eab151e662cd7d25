package dev.luma.lang.syntax;

import static dev.luma.lang.syntax.Syntax.errors;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The full output of each diagnostic of the form of a text.
class SyntaxErrorsTest {
    @Test
    void saysWhatWasExpected() {
        assertEquals("""
                app.luma:2:13: error[E0101]: expected the end of the line, found `)`
                    2 | y = (1 + 2) )
                      |             ^
                1 error
                """, errors("x = 1\ny = (1 + 2) )\n"));
    }

    @Test
    void pointsBehindALineThatIsNotComplete() {
        assertEquals("""
                app.luma:1:7: error[E0101]: expected `=`, found the end of the line
                    1 | x: int   // no value
                      |       ^
                      = help: a variable has a value from the beginning: x: int = 1
                1 error
                """, errors("x: int   // no value\ny = 1\n"));
    }

    @Test
    void namesTheBraceThatIsNotClosed() {
        assertEquals("""
                app.luma:4:6: error[E0101]: expected `}`, found the end of the file
                    4 |     }
                      |      ^
                      = note: the { of line 1 is not closed
                1 error
                """, errors("fn f() {\n    if a {\n        b()\n    }\n\n"));
    }

    @Test
    void knowsStringsThatDoNotEnd() {
        assertEquals("""
                app.luma:1:7: error[E0102]: the string does not end on this line
                    1 | print("hello)
                      |       ^^^^^^
                app.luma:2:9: error[E0102]: the string does not end on this line
                    2 | if x == "abc {
                      |         ^^^^
                2 errors
                """, errors("print(\"hello)\nif x == \"abc {\n    a()\n}\n"));
    }

    @Test
    void knowsBlocksThatDoNotEnd() {
        assertEquals("""
                app.luma:2:9: error[E0102]: the text block does not end
                    2 |     x = \"""
                      |         ^^^
                1 error
                """, errors("fn f() {\n    x = \"\"\"\n    a\n}\n"));
    }

    @Test
    void wantsTheTextOfABlockOnTheNextLine() {
        assertEquals("""
                app.luma:1:8: error[E0101]: expected the end of the line, found `a`
                    1 | x = \"""a b\"""
                      |        ^
                      = help: the text begins on the line below the \"""
                1 error
                """, errors("x = \"\"\"a b\"\"\""));
    }

    @Test
    void boundsNamesAndParameters() {
        assertEquals("""
                app.luma:1:1: error[E0101]: expected a name of at most 500 characters, found one of 501
                    1 | %1$s = 1
                      | %2$s
                1 error
                """.formatted("x".repeat(501), "^".repeat(501)), errors("x".repeat(501) + " = 1"));
        final String types = "int, ".repeat(127);
        assertEquals("""
                app.luma:1:647: error[E0101]: expected at most 127 parameters, found `str`
                    1 | fn f(g: %sstr)) {}
                      | %s^^^
                1 error
                """.formatted("fn(" + types, " ".repeat(646)), errors("fn f(g: fn(" + types + "str)) {}"));
    }

    @Test
    void showsNothingThatMovesTheCursor() {
        assertEquals("""
                app.luma:1:1: error[E0101]: expected a statement, found U+001B
                    1 | \uFFFD[2J // \uFFFDab
                      | ^
                1 error
                """, errors("\u001B[2J // \u202Eab\n"));
    }

    @Test
    void countsNoByteOrderMark() {
        assertEquals("""
                app.luma:1:4: error[E0101]: expected an expression, found the end of the file
                    1 | x =
                      |    ^
                1 error
                """, errors("\uFEFFx =\n"));
        assertEquals("", errors("\uFEFF#!/usr/bin/env luma\nx = 1\n"));
    }

    @Test
    void knowsNumbers() {
        assertEquals("""
                app.luma:1:5: error[E0103]: 12abc is not a number
                    1 | x = 12abc
                      |     ^^^^^
                app.luma:2:5: error[E0103]: 99_999_999_999_999_999_999 does not fit in 64 bits
                    2 | y = 99_999_999_999_999_999_999
                      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^
                app.luma:3:6: error[E0103]: 9223372036854775808 does not fit in 64 bits
                    3 | z = -9223372036854775808.f()
                      |      ^^^^^^^^^^^^^^^^^^^
                3 errors
                """, errors("x = 12abc\ny = 99_999_999_999_999_999_999\nz = -9223372036854775808.f()\n"));
    }

    @Test
    void knowsEscapes() {
        assertEquals("""
                app.luma:1:7: error[E0104]: unknown escape `\\q`
                    1 | x = "a\\q"
                      |       ^^
                app.luma:2:6: error[E0104]: unknown escape `\\u{D800}`
                    2 | y = "\\u{D800}\\u{110000}\\u{}"
                      |      ^^^^^^^^
                app.luma:2:14: error[E0104]: unknown escape `\\u{110000}`
                    2 | y = "\\u{D800}\\u{110000}\\u{}"
                      |              ^^^^^^^^^^
                app.luma:2:24: error[E0104]: unknown escape `\\u`
                    2 | y = "\\u{D800}\\u{110000}\\u{}"
                      |                        ^^
                app.luma:4:3: error[E0104]: unknown escape `\\😀`
                    4 |   \\😀
                      |   ^^
                5 errors
                """, errors("x = \"a\\q\"\ny = \"\\u{D800}\\u{110000}\\u{}\"\nz = \"\"\"\n  \\😀\n  \"\"\"\n"));
    }

    @Test
    void wantsCapitalLettersForTypes() {
        assertEquals("""
                app.luma:1:8: error[E0105]: type names begin with a capital letter
                    1 | struct point { x: int }
                      |        ^^^^^
                app.luma:2:7: error[E0105]: type names begin with a capital letter
                    2 | trait shape {}
                      |       ^^^^^
                app.luma:3:5: error[E0105]: type names begin with a capital letter
                    3 | p = point { x: 1 }
                      |     ^^^^^
                3 errors
                """, errors("struct point { x: int }\ntrait shape {}\np = point { x: 1 }\n"));
    }

    @Test
    void hasNoSemicolon() {
        assertEquals("""
                app.luma:1:6: error[E0106]: there is no `;`
                    1 | x = 1; y = 2
                      |      ^
                      = help: a statement ends with its line
                1 error
                """, errors("x = 1; y = 2\n"));
    }

    @Test
    void helpsWithOperatorsThatAreFunctions() {
        assertEquals("""
                app.luma:1:11: error[E0106]: there is no operator `&`
                    1 | x = flags & 1 | 2
                      |           ^
                      = help: bit.and(a, b)
                app.luma:1:15: error[E0106]: there is no operator `|`
                    1 | x = flags & 1 | 2
                      |               ^
                      = help: bit.or(a, b)
                app.luma:2:5: error[E0106]: there is no operator `~`
                    2 | y = ~x
                      |     ^
                      = help: bit.not(a)
                app.luma:3:2: error[E0106]: there is no operator `++`
                    3 | x++
                      |  ^^
                      = help: x += 1
                app.luma:4:9: error[E0106]: there is no operator `=>`
                    4 | f = (x) => x
                      |         ^^
                      = help: (x) -> value, or in a match 1 -> value
                app.luma:5:6: error[E0106]: there is no operator `?.`
                    5 | z = x?.y
                      |      ^^
                      = help: test it with != nil, or give a default with ??
                6 errors
                """, errors("x = flags & 1 | 2\ny = ~x\nx++\nf = (x) => x\nz = x?.y\n"));
    }

    @Test
    void keepsDeclarationsAtTheTopLevel() {
        assertEquals("""
                app.luma:2:5: error[E0404]: `fn` is allowed only at the top level of a file
                    2 |     fn g() {}
                      |     ^^
                app.luma:3:9: error[E0404]: `import` is allowed only at the top level of a file
                    3 |     m = import "m"
                      |         ^^^^^^
                app.luma:4:5: error[E0404]: `const` is allowed only at the top level of a file
                    4 |     const A = 1
                      |     ^^^^^
                app.luma:5:5: error[E0404]: `struct` is allowed only at the top level of a file
                    5 |     struct S { x: int }
                      |     ^^^^^^
                app.luma:6:5: error[E0404]: `test` is allowed only at the top level of a file
                    6 |     test "t" {}
                      |     ^^^^
                app.luma:9:5: error[E0404]: `pub` is allowed only at the top level of a file
                    9 |     pub fn h(self) {}
                      |     ^^^
                6 errors
                """, errors("""
                fn f() {
                    fn g() {}
                    m = import "m"
                    const A = 1
                    struct S { x: int }
                    test "t" {}
                }
                struct T {
                    pub fn h(self) {}
                }
                """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '¦',
            value = {
                "let x = 1~1:5~expected the end of the line, found `x`~a variable needs no word: x = 1",
                "if x = 1 {}~1:6~expected `{`, found `=`~== compares",
                "x = a < b < c~1:11~expected the end of the line, found `<`~comparisons do not chain: a < b && b < c",
                "x = a ? b : c~1:7~expected the end of the line, found `?`~if test { a } else { b }",
                "x = 'a'~1:5~expected an expression, found `'`~a string stands between \"",
                "# a~1:1~expected a statement, found `#`~a comment begins with //",
                "/* a */~1:1~expected a statement, found `/`~a comment begins with // and ends with its line",
                "größe = 1~1:1~expected a statement, found `größe`~a name is made of the letters a to z and A to Z, digits and _",
                "x = a and b~1:7~expected the end of the line, found `and`~a && b",
                "match = 1~1:7~expected an expression, found `=`~",
                "f() = 1~1:5~expected the end of the line, found `=`~only a variable, a field or an element can be assigned",
                "fn f(x) {}~1:7~expected `:`, found `)`~a parameter has a type, as in x: int",
                "fn f(self) {}~1:6~expected a name, found `self`~only a method has `self`",
                "fn match() {}~1:4~expected a name, found `match`~`match` is reserved",
                "for (i = 0) {}~1:5~expected a name, found `(`~for x in xs { … }, or for i in 0..n { … }",
                "x = fn(a) {}~1:5~expected an expression, found `fn`~a function without a name is a closure: (x: int) -> x + 1",
                "class A {}~1:7~expected the end of the line, found `A`~struct Name { … }",
                "impl A {}~1:8~expected `for`, found `{`~impl Trait for Struct { … }",
                "trait T { fn f() {} }~1:18~expected the end of the line, found `{`~a trait says what its methods are, not what they do",
                "x = import 'm${a}'~1:14~expected a path without `${…}`, found `${`~",
                "xs.walk(x) { a() }~1:12~expected the end of the line, found `{`~a closure has an arrow: xs.walk(x) -> { … }",
                "xs.map(x -> x)~1:10~expected `,` or `)`, found `->`~the parameters of a closure stand in parentheses: (x) -> x + 1",
                "x: = 1~1:4~expected a type, found `=`~",
                "match x { y() -> 1 }~1:12~expected `->`, found `(`~",
                "x = \u00A0 1~1:5~expected an expression, found U+00A0~",
                "print(1 2)~1:9~expected `,` or `)`, found `2`~",
                "x: List<int> = []~1:8~expected `=`, found `<`~a list is [T], a map {K: V}",
                "fn f<T>(x: T) {}~1:5~expected `(`, found `<`~functions have no type parameters",
                "fn f(x: int = 5) {}~1:13~expected `,` or `)`, found `=`~a parameter has no default",
                "assert 1 = 1~1:10~expected the end of the line, found `=`~== compares",
                "print 'a'~1:7~expected the end of the line, found a string~print(\"…\")",
                "x = 1 if a else 2~1:7~expected the end of the line, found `if`~if test { a } else { b }",
                "import 'a'~1:1~expected a statement, found `import`~name = import \"path\"",
                "for a in P { x: 1 }~1:17~expected a type, found `1`~in the head of if, while, for and match a struct literal stands in parentheses",
                "x = 'a ${}'~1:10~expected an expression, found `}`~",
            })
    void helpsWithCommonSlips(String text, String place, String message, String help) {
        final String source = text.contains("${") || text.startsWith("print ") || text.startsWith("import ")
                ? text.replace('\'', '"')
                : text;
        final String output = errors(source);
        assertTrue(
                output.startsWith("app.luma:" + place + ": error[E0101]: " + message + "\n"),
                () -> text + "\n" + output);
        assertTrue(help == null || output.contains("      = help: " + help + "\n"), () -> text + "\n" + output);
        assertTrue(output.endsWith("\n1 error\n"), () -> text + "\n" + output);
    }

    @Test
    void takesTheBraceOnTheNextLineForTheBlock() {
        assertEquals("""
                app.luma:1:7: error[E0101]: expected `{`, found the end of the line
                    1 | fn f()
                      |       ^
                      = help: the { stands on this line
                1 error
                """, errors("fn f()\n{\n    a()\n}\n"));
    }
}
