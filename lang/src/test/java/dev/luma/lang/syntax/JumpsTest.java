package dev.luma.lang.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JumpsTest {
    @Test
    void refusesABreakOutsideALoop() {
        assertEquals("""
                app.luma:2:5: error[E0209]: `break` outside a loop
                    2 |     break
                      |     ^^^^^
                app.luma:5:5: error[E0209]: `continue` outside a loop
                    5 |     continue
                      |     ^^^^^^^^
                2 errors
                """, Syntax.errors("fn f() {\n    break\n}\nif a {\n    continue\n}\n"));
    }

    @Test
    void refusesToLeaveAClosureByABreak() {
        assertEquals("""
                app.luma:2:21: error[E0209]: `break` outside a loop
                    2 |     xs.walk(x) -> { break }
                      |                     ^^^^^
                      = help: use `for … in`
                1 error
                """, Syntax.errors("while true {\n    xs.walk(x) -> { break }\n}\n"));
    }

    @Test
    void refusesToLeaveADefer() {
        assertEquals(
                """
                app.luma:2:13: error[E0209]: `return` in a `defer`
                    2 |     defer { return }
                      |             ^^^^^^
                app.luma:4:17: error[E0209]: `break` in a `defer`
                    4 |         defer { break }
                      |                 ^^^^^
                2 errors
                """,
                Syntax.errors("fn f() {\n    defer { return }\n    while true {\n        defer { break }\n    }\n}\n"));
    }

    @Test
    void refusesAReturnOfTheMainProgram() {
        assertEquals("""
                app.luma:1:1: error[E0209]: `return` outside a function
                    1 | return 1
                      | ^^^^^^
                1 error
                """, Syntax.errors("return 1"));
    }

    @Test
    void refusesSelfWhereThereIsNone() {
        assertEquals("""
                app.luma:3:14: error[E0210]: this function has no `self`
                    3 |     fn f() { self.g(1) }
                      |              ^^^^
                      = help: fn f(self)
                app.luma:4:20: error[E0210]: this function has no `self`
                    4 |     fn g(x: int) { self.f() }
                      |                    ^^^^
                      = help: fn g(self, …)
                app.luma:6:10: error[E0210]: this function has no `self`
                    6 | fn h() { self.f() }
                      |          ^^^^
                app.luma:7:1: error[E0210]: there is no `self` here
                    7 | self.f()
                      | ^^^^
                4 errors
                """, Syntax.errors("""
                        struct S {
                            x: int
                            fn f() { self.g(1) }
                            fn g(x: int) { self.f() }
                        }
                        fn h() { self.f() }
                        self.f()
                        """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while true { if a { break } else { continue } }",
                "for x in xs { match x { 1 -> break } }",
                "for x in xs { try { break } catch e { continue } }",
                "xs.walk(x) -> { return }",
                "xs.walk(x) -> { for y in x { break } }",
                "fn f() { defer { xs.walk(x) -> { return } } }",
                "fn f() { defer { while a { break } } }",
                "fn f() { while a { return } }",
                "struct S { fn f(self) { xs.walk(x) -> { self.f() } } }",
                "impl T for S { fn f(self) { print(\"${self}\") } }",
            })
    void takesThoseThatHaveATarget(String text) {
        Syntax.parse(text);
    }
}
