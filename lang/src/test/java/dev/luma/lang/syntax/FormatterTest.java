package dev.luma.lang.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.luma.lang.diagnostic.Diagnostics;
import dev.luma.lang.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormatterTest {
    private static @Nullable String format(String text) {
        final Source source = new Source("app.luma", text);
        return Formatter.format(source, new Diagnostics(source));
    }

    static List<String> models() {
        return List.of(
                "syntax/seeds/a-application",
                "syntax/seeds/a-tcp",
                "syntax/seeds/a-buffer",
                "syntax/seeds/a-crypto",
                "syntax/seeds/a-traits",
                "syntax/seeds/a-driver",
                "syntax/reference/taste",
                "syntax/reference/mysql",
                "syntax/reference/affine");
    }

    @ParameterizedTest
    @MethodSource("models")
    void leavesTheModelsAsTheyAre(String model) {
        assertEquals(Syntax.program(model), format(Syntax.program(model)));
    }

    static List<Path> programs() throws IOException {
        try (Stream<Path> files =
                Stream.concat(Files.walk(Path.of("../examples")), Files.walk(Path.of("../drivers")))) {
            return files.filter(path -> path.toString().endsWith(".luma"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void leavesOurProgramsAsTheyAre(Path path) throws IOException {
        assertEquals(Files.readString(path), format(Files.readString(path)));
    }

    @Test
    void laysAFileOut() {
        assertEquals(Syntax.program("fmt/after"), format(Syntax.program("fmt/before")));
        assertEquals(Syntax.program("fmt/after"), format(Syntax.program("fmt/after")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "x=1+2*-y%z~x = 1 + 2 * -y % z",
                "x = ! ! a&&b==c~x = !!a && b == c",
                "f ( a ,b ) [ 0 ] . c~f(a, b)[0].c",
                "x:[ int ]?=[ ]~x: [int]? = []",
                "x:{ str:[ int ? ] }={ \"a\":[ 1 ] }~x: {str: [int?]} = {\"a\": [1]}",
                "x:fn( int,str )->bool=f~x: fn(int, str) -> bool = f",
                "P{x:1,y:{ }}.f()~P { x: 1, y: {} }.f()",
                "m . P{ }~m.P {}",
                "for i,x in 0 .. n{ f( ) }~for i, x in 0..n { f() }",
                "for i in a as int? .. n{ }~for i in a as int? ..n {}",
                "xs . walk( x )->{ f( x ) }~xs.walk(x) -> { f(x) }",
                "f( (x:int)->x*2 , 1 )~f((x: int) -> x * 2, 1)",
                "x=a ??b as int?~x = a ?? b as int?",
                "if( a ){ b( ) }else{ c( ) }~if (a) { b() } else { c() }",
                "return( 1 )~return (1)",
                "match - 1{ - 1..2->a( ) }~match -1 { -1..2 -> a() }",
                "x=try{ a }catch e{ b }~x = try { a } catch e { b }",
                "x+=\"a  ${ b }\"  // c~x += \"a  ${ b }\"  // c",
                "x=1//c~x = 1//c",
                "1 .f( )~1.f()",
            })
    void spacesTokens(String text, String formatted) {
        final String body = text.startsWith("return") ? "fn f() { " + text + " }" : text;
        final String expected = text.startsWith("return") ? "fn f() { " + formatted + " }" : formatted;
        assertEquals(expected + "\n", format(body));
    }

    @Test
    void keepsWindowsLineEnds() {
        assertEquals("a()\r\nb()\r\n", format("a ( )  \r\n b ( )"));
    }

    @Test
    void leavesNothingOfNothing() {
        assertEquals("", format(""));
        assertEquals("", format("\n \n"));
        assertEquals("// a\n", format("\n\n  // a  "));
    }

    @Test
    void leavesFilesWithSyntaxErrorsAlone() {
        assertNull(format("x = )"));
    }

    @Test
    void formatsFilesWithOtherErrors() {
        assertEquals("break\n", format("  break"));
    }
}
