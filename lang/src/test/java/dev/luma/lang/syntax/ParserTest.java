package dev.luma.lang.syntax;

import static dev.luma.lang.syntax.Syntax.parse;
import static dev.luma.lang.syntax.Syntax.show;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "a || b && c || d~((a || (b && c)) || d)",
                "a && b == c~(a && (b == c))",
                "a < b == c >= d~((a < b) == (c >= d))",
                "a is int == true~((a is Named{int}) == true)",
                "a ?? b ?? c~(a ?? (b ?? c))",
                "a ?? b < c ?? d~((a ?? b) < (c ?? d))",
                "a + b ?? c - d~((a + b) ?? (c - d))",
                "a + b - c~((a + b) - c)",
                "a * b / c % d~(((a * b) / c) % d)",
                "a + b * c~(a + (b * c))",
                "a * b as int + c~((a * (b as Named{int})) + c)",
                "-a as float~((-a) as Named{float})",
                "a as any as int~((a as Named{any}) as Named{int})",
                "!a is int~((!a) is Named{int})",
                "--a~(-(-a))",
                "-a.b(c)[d]~(-a.b(c)[d])",
                "(a + b) * c~((a + b) * c)",
                "f()(g)[0].h~f()(g)[0].h",
                "-9223372036854775808~(--9223372036854775808)",
                "a as int? ?? 0~((a as Optional{Named{int}}) ?? 0)",
                "a.if.self~a.if.self",
                "f(a, b,)~f(a, b)",
            })
    void bindsAsTheTableSays(String text, String tree) {
        assertEquals(tree, show(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "x: int = 1~Declare{x; Named{int}; 1}",
                "x: m.T = 1~Declare{x; Named{m; T}; 1}",
                "x: [int]? = 1~Declare{x; Optional{ListOf{Named{int}}}; 1}",
                "x: {str: [int?]} = 1~Declare{x; MapOf{Named{str}; ListOf{Optional{Named{int}}}}; 1}",
                "x: (fn(int, str) -> bool)? = 1~"
                        + "Declare{x; Optional{FunctionOf{[Named{int}, Named{str}]; Named{bool}}}; 1}",
                "x: fn() -> int? = 1~Declare{x; FunctionOf{Optional{Named{int}}}; 1}",
                "x: fn(fn()) = 1~Declare{x; FunctionOf{[FunctionOf{}]}; 1}",
            })
    void readsTypes(String text, String tree) {
        assertEquals(tree, show(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "x = 1~Assign{x; 1}",
                "a.b[c] += 1~Assign{a.b[c]; +; 1}",
                "x %= 2~Assign{x; %; 2}",
                "while a { b() }~While{a; Block{[b()]}}",
                "for x in xs {}~For{x; xs; Block{}}",
                "for i, x in 0..n + 1 {}~For{i; x; 0; (n + 1); Block{}}",
                "defer f()~Defer{Block{[f()]}}",
                "defer { f() }~Defer{Block{[f()]}}",
                "assert a~Assert{a}",
                "assert a, 'b'~Assert{a; Text{['b']}}",
                "if a {} else if b {} else { c() }~If{a; Block{}; If{b; Block{}; Block{[c()]}}}",
                "try { a() } catch e { b() }~Try{Block{[a()]}; e; Block{[b()]}}",
            })
    void readsStatements(String text, String tree) {
        assertEquals(tree, show(text.replace('\'', '"')));
    }

    @Test
    void readsReturns() {
        assertEquals(
                "Function{Signature{f}; Block{[Return{}, Return{1}, If{a; Block{[Return{}]}}]}}",
                show("fn f() {\n    return\n    return 1\n    if a { return }\n}"));
    }

    @Test
    void readsLiterals() {
        assertEquals("Assign{x; ListLiteral{[1, 2]}}", show("x = [1, 2,]"));
        assertEquals("Assign{x; MapLiteral{[Entry{a; 1}, Entry{b; 2}]}}", show("x = {\n    a: 1,\n    b: 2,\n}"));
        assertEquals("Assign{x; MapLiteral{}}", show("x = {}"));
        assertEquals(
                "Assign{x; StructLiteral{Named{P}; [FieldValue{x; 1}, FieldValue{y; 2}]}}",
                show("x = P { x: 1, y: 2 }"));
        assertEquals("Assign{x; StructLiteral{Named{m; P}}}", show("x = m.P {}"));
        assertEquals(
                "Assign{x; Text{['a ', Hole{b['name']}, ' c']}}".replace("b['name']", "b[Text{['name']}]"),
                show("x = \"a ${b[\"name\"]} c\""));
    }

    @Test
    void readsClosures() {
        assertEquals("Assign{f; Closure{[ClosureParameter{x}]; (x * 2)}}", show("f = (x) -> x * 2"));
        assertEquals(
                "Assign{f; Closure{[ClosureParameter{x; Named{int}}, ClosureParameter{y}]; Block{[g()]}}}",
                show("f = (x: int, y) -> { g() }"));
        assertEquals("Assign{f; Closure{Closure{1}}}", show("f = () -> () -> 1"));
        assertEquals("f(Closure{[ClosureParameter{x}]; x}, 1)", show("f((x) -> x, 1)"));
    }

    @Test
    void readsTrailingClosures() {
        assertEquals("xs.walk<Closure{[ClosureParameter{x}]; Block{[f(x)]}}>", show("xs.walk(x) -> {\n    f(x)\n}"));
        assertEquals(
                "xs.map<Closure{[ClosureParameter{x}]; Block{[f(x)]}}>.len()", show("xs.map(x) -> { f(x) }.len()"));
        assertEquals("xs.map<Closure{[ClosureParameter{x}]; (x.y.len() + 1)}>", show("xs.map(x) -> x.y.len() + 1"));
        assertEquals("l.hold<Closure{Block{}}>", show("l.hold() -> {}"));
    }

    @Test
    void takesABraceInAHeadForTheBlock() {
        assertEquals("If{(a == B); Block{[c()]}}", show("if a == B { c() }"));
        assertEquals("If{(a == StructLiteral{Named{B}}); Block{[c()]}}", show("if a == (B {}) { c() }"));
        assertEquals("While{f(StructLiteral{Named{B}}); Block{}}", show("while f(B {}) {}"));
        assertEquals(
                "For{x; xs.filter<Closure{[ClosureParameter{y}]; Block{[StructLiteral{Named{B}}]}}>; Block{}}",
                show("for x in xs.filter(y) -> { B {} } {}"));
        assertEquals("Match{m.B; [Arm{[Else{}]; Block{}; isBlock}]}", show("match m.B { else -> {} }"));
    }

    @Test
    void readsArms() {
        assertEquals(
                "Match{x; ["
                        + "Arm{[Equal{0}, Equal{(-1)}]; Block{[a()]}}, "
                        + "Arm{[Range{1; 251}]; Block{[Assign{y; 2}]}}, "
                        + "Arm{[Range{A; m.B}]; Block{}; isBlock}, "
                        + "Arm{[Is{ListOf{Named{str}}}]; Block{[b()]}; isBlock}, "
                        + "Arm{[Equal{Text{['t']}}, Equal{nil}, Equal{true}]; Block{[If{c; Block{}}]}}, "
                        + "Arm{[Else{}]; Block{[d()]}}]}",
                show("""
                        match x {
                            0, -1 -> a()
                            1..0xFB -> y = 2
                            A..m.B -> {}
                            is [str] -> {
                                b()
                            }
                            "t", nil, true -> if c {}
                            else -> d()
                        }
                        """));
    }

    @Test
    void readsFunctions() {
        assertEquals(
                "Function{isPublic; Signature{f; [Parameter{a; Named{int}}, Parameter{isTaken; b; Named{T}}]; "
                        + "Named{str}}; Block{}; Does it.}",
                show("/// Does it.\npub fn f(a: int, take b: T,) -> str {}"));
        assertEquals("Function{Signature{f; [Parameter{take; Named{int}}]}; Block{}}", show("fn f(take: int) {}"));
    }

    @Test
    void readsStructs() {
        assertEquals(
                "Struct{isPublic; isAffine; P; [Named{A}, Named{m; B}]; [Field{x; Named{int}; a}, Field{y; Named{int}; 0},"
                        + " Function{Signature{f; [Parameter{isTaken; self}]}; Block{}; b}]; s}",
                show("""
                        /// s
                        pub affine struct P impl A, m.B {
                            /// a
                            x: int, y: int = 0

                            /// b
                            fn f(take self) {}
                        }
                        """));
        assertEquals("Struct{P; [Field{x; Named{int}}, Field{y; Named{int}}]}", show("struct P { x: int, y: int, }"));
        assertEquals("Assign{affine; 1}", show("affine = 1"));
    }

    @Test
    void readsTraitsAndImpls() {
        assertEquals(
                "Trait{T; [Signature{f; [Parameter{self}]; Named{int}}, Signature{g}]}",
                show("trait T {\n    fn f(self) -> int\n    fn g()\n}"));
        assertEquals("Impl{Named{T}; S; [Function{Signature{f}; Block{}}]}", show("impl T for S {\n    fn f() {}\n}"));
    }

    @Test
    void readsImportsConstantsAndTests() {
        assertEquals("Import{m; drivers/mysql}", show("m = import \"drivers/mysql\""));
        assertEquals("Constant{isPublic; A; Named{int}; 1; d}", show("/// d\npub const A: int = 1"));
        assertEquals("Constant{A; 1}", show("const A = 1"));
        assertEquals("Test{adds; Block{[Assert{(1 == 1)}]}}", show("test \"adds\" { assert 1 == 1 }"));
        assertEquals("Assign{test; 1}", show("test = 1"));
    }

    @Test
    void spansWhatStandsInParentheses() {
        final String text = "x = (a + b) * f(c)";
        final Ast.Assign assign =
                assertInstanceOf(Ast.Assign.class, parse(text).items().getFirst());
        final Ast.Binary product = assertInstanceOf(Ast.Binary.class, assign.value());
        assertEquals(
                "(a + b) * f(c)",
                text.substring(product.span().start(), product.span().end()));
        assertEquals(
                "*",
                text.substring(
                        product.operatorSpan().start(), product.operatorSpan().end()));
        assertEquals(
                "a + b",
                text.substring(
                        product.left().span().start(), product.left().span().end()));
    }
}
