package dev.luma.lang.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.lang.diagnostic.Diagnostics;
import dev.luma.lang.source.Source;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each slip is reported once, and what follows it is understood.
class RecoveryTest {
    /// Where errors are, as `line:column`.
    private static String places(String text) {
        return Syntax.errors(text)
                .lines()
                .filter(line -> line.startsWith("app.luma:"))
                .map(line -> line.split(":")[1] + ":" + line.split(":")[2])
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "x = ) y~z = ]~w = 1@1:5 2:5",
                "print(\"a\"~x = 1~y = =@2:1 3:5",
                "foo(~a b,~c~)~x = =@2:3 5:5",
                "fn f(a int) {~g()~}~fn h() { x = }@1:8 4:14",
                "fn f( {~g()~}~x = =@1:7 4:5",
                "fn f() {~x = =~y = ]~}~z = =@2:5 3:5 5:5",
                "fn f() {~if x {~g()~}~fn h() {~}@5:1",
                "struct A {~    fn f() {~        if x {~            y()~    }~    fn g() {~    }~}~fn h() {}@6:5",
                "fn f() {~g((x) -> {~h()~}~fn i() {}@5:1",
                "}~x = =@1:1 2:5",
                "fn f() {~}~}~fn g() {~}~}@3:1 6:1",
                "struct S {~x int~y: int~z: =~}~x = =@2:3 4:4 6:5",
                "trait T {~fn f() {~a()~}~fn g()~h~}@2:8 6:1",
                "match x {~1 2 -> a~3 -> b~4 -> =~}@2:3 4:6",
                "x = \"a ${b c} d\"~y = =@1:12 2:5",
                "x = \"a ${f(b} d\"~y = =@1:13 2:5",
                "x = [1, 2~y = 3~fn f() {}@2:1",
                "f((x) -> {~y = =~z()~})~w = =@2:5 5:5",
                "x = {\"a\": 1~\"b\": 2}~y = =@1:12 3:5",
                "if a {~b()~} els {~c()~}~d = =@3:3 6:5",
                "x = 1 +~~fn f() {}@3:1",
                "x = \"a~y = \"b~z = =@1:5 2:5 3:5",
                "f(\"a, \"b\")~x = =@1:9 2:5",
                "f(\"a~fn g() {~x = =~}@1:3 3:5",
                "x = 'don\"t'~y = =@1:9 2:5",
                "x = \"\"\"~ ${a~fn f() {}@1:5",
                "x = 0x ) 0y~y = =@1:5 1:8 2:5",
                "while a~  b()~}~y = =@1:8 4:5",
                "fn f()~  g()~}~fn h() { x = }@1:7 4:14",
                "struct S {~  fn f(self) {~    if a~      b()~    }~  }~  fn g(self) {}~}~y = =@3:9 9:5",
                "while a~b()~y = =@1:8 3:5",
                "struct S {~x: int: }~fn f(self) {~}~}@2:7 5:1",
                "match a {~1 -> if b c }~2 -> d~else -> e~}@2:11",
            })
    void reportsWhatIsIndependent(String text, String places) {
        assertEquals(places, places(text.replace('~', '\n')));
    }

    @Test
    void keepsWhatIsUnderstood() {
        final Source source = new Source("app.luma", "x = )\nfn f() {\n    y = ]\n    z()\n}\n");
        final Ast.File file = Parser.parse(source, new Diagnostics(source));
        assertEquals("[Function{Signature{f}; Block{[z()]}}]", Show.of(file.items()));
    }

    @Test
    void showsTwentyErrorsOfMany() {
        final String output = Syntax.errors("x = )\n".repeat(50_000));
        assertEquals("20 errors", output.lines().skip(60).findFirst().orElseThrow());
    }
}
