package dev.luma.lang.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
    private static int statements(String text) {
        return Syntax.parse(text.replace('~', '\n')).items().size();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f(~a~,~b~)",
                "x = [~1,~2~]",
                "x = xs[~0~]",
                "x = (a~+ b~- c)",
                "x = 1 +~2",
                "x = a -~b",
                "x = a &&~b ||~c",
                "x = a ??~b",
                "x = a ==~b",
                "x = a is~int",
                "x = a as~int",
                "x =~1",
                "x +=~1",
                "f = (a) ->~a",
                "for a,~b in c {}",
                "a.~b()",
                "a~.b()~.c()",
                "a~// comment~~.b()",
                "x = {\"a\":~1,~\"b\": 2~}",
                "x = P {~a: 1~}",
                "try { a() }~catch e { b() }",
                "if a {}~else {}",
                "if a {}~// comment~~else if b {}~else {}",
                "match a { 1 ->~b() }",
                "f((x) -> {~a()~b()~})",
                "x = [{~\"a\": 1,~}]",
                "x = \"\"\"~${a~+ b}~\"\"\"",
                "fn f() ->~int {}",
                "struct S impl A,~B {}",
                "fn f(~a: int,~) {}",
                "assert a,~\"b\"",
            })
    void goOn(String text) {
        assertEquals(1, statements(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a()~b()",
                "a()~~// comment~b()~",
                "a = b~-c()",
                "a = b~(c).d()",
                "a = b~[c].d()",
                "a = f~(x).g()",
                "a()\r~b()",
                "x = a~if b {}",
                "if a {}~if b {}",
                "x = 1 // + ~y = 2",
                "x = \"\"\"~ a +~ \"\"\"~y = 2",
            })
    void end(String text) {
        assertEquals(2, statements(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "match a {~1 -> if b {}~else -> c()~}",
                "match a {~1 -> b()~2 -> {~c()~}~else -> {}~}",
                "f((x) -> {~a()~}, [(y) -> {~b()~c()~}])",
                "fn f() { a() }",
            })
    void countAgainWithinBraces(String text) {
        assertEquals(1, statements(text));
    }
}
