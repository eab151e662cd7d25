package dev.luma.lang.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.lang.source.Source;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexerTest {
    /// The kinds of all tokens but the last one, and in parentheses what characters mean.
    private static String kinds(String text) {
        final Tokens tokens = Lexer.lex(new Source("app.luma", text));
        assertEquals(TokenKind.EOF, tokens.list().getLast().kind());
        return tokens.list().stream()
                .limit(tokens.list().size() - 1L)
                .map(token -> token.kind() + (token.value() == null ? "" : "(" + token.value() + ")"))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "a_1 _ Z;NAME NAME NAME",
                "as assert break catch const continue;AS ASSERT BREAK CATCH CONST CONTINUE",
                "defer else false fn for if impl import;DEFER ELSE FALSE FN FOR IF IMPL IMPORT",
                "in is match nil pub return self struct;IN IS MATCH NIL PUB RETURN SELF STRUCT",
                "trait true try while;TRAIT TRUE TRY WHILE",
                "affine take test;NAME NAME NAME",
                "bit.or.match .in;NAME DOT NAME DOT NAME DOT NAME",
                "0..in;INT RANGE IN",
                "( ) [ ] { } , :;OPEN_PAREN CLOSE_PAREN OPEN_BRACKET CLOSE_BRACKET OPEN_BRACE CLOSE_BRACE COMMA COLON",
                ". .. -> ? ??;DOT RANGE ARROW QUESTION DEFAULT",
                "= += -= *= /= %=;ASSIGN PLUS_ASSIGN MINUS_ASSIGN TIMES_ASSIGN DIVIDE_ASSIGN REMAINDER_ASSIGN",
                "+ - * / %;PLUS MINUS TIMES DIVIDE REMAINDER",
                "< <= > >= == != && || !;" + "LESS LESS_OR_EQUAL GREATER GREATER_OR_EQUAL EQUAL NOT_EQUAL AND OR NOT",
                "a--b;NAME MINUS MINUS NAME",
                "a<-b;NAME LESS MINUS NAME",
                "T???x;NAME DEFAULT QUESTION NAME",
                "1 0xFF 0b10 1_000;INT INT INT INT",
                "1.5 2.0e-3 1e9 1E+5;FLOAT FLOAT FLOAT FLOAT",
                "1..2 1.x 1.e5 0xE-1;INT RANGE INT INT DOT NAME INT DOT NAME INT MINUS INT",
                "x.5 x .5;NAME DOT INT NAME DOT INT",
                "= .5;ASSIGN FLOAT",
                "a // b;NAME",
                "& | ^ << >> >>> === => := **;" + "FOREIGN_OPERATOR FOREIGN_OPERATOR FOREIGN_OPERATOR FOREIGN_OPERATOR"
                        + " FOREIGN_OPERATOR FOREIGN_OPERATOR FOREIGN_OPERATOR FOREIGN_OPERATOR FOREIGN_OPERATOR"
                        + " FOREIGN_OPERATOR",
                "~ ++ ?. ::;FOREIGN_PREFIX FOREIGN_POSTFIX FOREIGN_DOT FOREIGN_DOT",
                "größe # @;UNKNOWN UNKNOWN UNKNOWN",
            })
    void tellsKindsApart(String text, String kinds) {
        assertEquals(kinds, kinds(text));
    }

    @Test
    void takesTextsApart() {
        assertEquals("TEXT_OPEN TEXT_CLOSE", kinds("\"\""));
        assertEquals("TEXT_OPEN CHARACTERS(a $b) TEXT_CLOSE", kinds("\"a $b\""));
        assertEquals(
                "TEXT_OPEN CHARACTERS(a ) HOLE_OPEN NAME HOLE_CLOSE CHARACTERS( b) TEXT_CLOSE", kinds("\"a ${x} b\""));
    }

    @Test
    void nestsTextsAndBracesInHoles() {
        assertEquals(
                "TEXT_OPEN HOLE_OPEN NAME OPEN_BRACKET TEXT_OPEN CHARACTERS(name) TEXT_CLOSE CLOSE_BRACKET HOLE_CLOSE"
                        + " CHARACTERS( is) TEXT_CLOSE",
                kinds("\"${row[\"name\"]} is\""));
        assertEquals(
                "TEXT_OPEN HOLE_OPEN OPEN_BRACE TEXT_OPEN HOLE_OPEN OPEN_BRACE CLOSE_BRACE HOLE_CLOSE TEXT_CLOSE"
                        + " CLOSE_BRACE HOLE_CLOSE TEXT_CLOSE",
                kinds("\"${{\"${{}}\"}}\""));
    }

    @Test
    void resolvesEscapes() {
        assertEquals(
                "TEXT_OPEN CHARACTERS(\n\t\r\0\\\"$\uD83D\uDE00${) TEXT_CLOSE",
                kinds("\"\\n\\t\\r\\0\\\\\\\"\\$\\u{1F600}\\${\""));
    }

    @Test
    void takesTheIndentationOffABlock() {
        assertEquals(
                "TEXT_OPEN CHARACTERS(a\n  b\n\nc) TEXT_CLOSE", kinds("\"\"\"\n    a\n      b\n\n  c\n    \"\"\""));
        assertEquals("TEXT_OPEN CHARACTERS(a) TEXT_CLOSE", kinds("\"\"\"  \na\n  \"\"\""));
        assertEquals("TEXT_OPEN CHARACTERS() TEXT_CLOSE", kinds("\"\"\"\n  \"\"\""));
        assertEquals("TEXT_OPEN TEXT_CLOSE", kinds("\"\"\"\n\"\"\""));
        assertEquals("TEXT_OPEN CHARACTERS(a\n) TEXT_CLOSE", kinds("\"\"\"\n  a\n\n  \"\"\""));
        assertEquals("TEXT_OPEN CHARACTERS(\"a\" \"\") TEXT_CLOSE", kinds("\"\"\"\n\"a\" \"\"\n\"\"\""));
    }

    @Test
    void takesTheIndentationOffAroundHoles() {
        assertEquals(
                "TEXT_OPEN CHARACTERS(a ) HOLE_OPEN NAME HOLE_CLOSE CHARACTERS(\n b) TEXT_CLOSE",
                kinds("\"\"\"\n  a ${x}\n   b\n  \"\"\""));
        assertEquals(
                "TEXT_OPEN CHARACTERS() HOLE_OPEN NAME HOLE_CLOSE CHARACTERS() TEXT_CLOSE",
                kinds("\"\"\"\n  ${x}\n  \"\"\""));
    }

    @Test
    void takesAnEscapedBlankForText() {
        assertEquals("TEXT_OPEN CHARACTERS(  a\n b) TEXT_CLOSE", kinds("\"\"\"\n  \\u{20} a\n   b\n  \"\"\""));
    }

    @Test
    void readsLineEndsOfEitherKind() {
        assertEquals("TEXT_OPEN CHARACTERS(a\nb) TEXT_CLOSE NAME", kinds("\"\"\"\r\n  a\r\n  b\r\n  \"\"\"\r\nx\r\n"));
    }

    @Test
    void marksTheFirstTokenOfALine() {
        final Tokens tokens = Lexer.lex(new Source("app.luma", "a b\n// c\nd \"\"\"\n e\n\"\"\" f\ng"));
        final String firsts = tokens.list().stream()
                .filter(token -> token.startsLine() && token.kind() != TokenKind.EOF)
                .map(tokens::text)
                .collect(Collectors.joining(" "));
        assertEquals("a d g", firsts);
    }

    @Test
    void keepsComments() {
        final Tokens tokens = Lexer.lex(new Source("app.luma", "#!/bin/luma\na // b\r\n/// c\n//// d"));
        final String comments = tokens.comments().stream()
                .map(one -> tokens.source().text().substring(one.start(), one.end()) + "|" + one.standsAlone() + "|"
                        + one.isDoc())
                .collect(Collectors.joining("; "));
        assertEquals("#!/bin/luma|true|false; // b|false|false; /// c|true|true; //// d|true|false", comments);
    }

    @Test
    void findsTheDocDirectlyAbove() {
        final Tokens tokens = Lexer.lex(new Source("app.luma", "/// no\n\n/// a\n///  b\nx\n/// c\n// d\ny"));
        assertEquals("a\n b", tokens.docAbove(tokens.get(0)));
        assertNull(tokens.docAbove(tokens.get(1)));
    }

    @Test
    void passesAByteOrderMark() {
        assertEquals("NAME", kinds("\uFEFFx"));
    }

    @Test
    void findsPartnersAlsoWhereBracketsAreMissing() {
        final Tokens tokens = Lexer.lex(new Source("app.luma", "{ ( [ } )"));
        assertEquals(3, tokens.partner(0));
        assertEquals(-1, tokens.partner(1));
        assertEquals(-1, tokens.partner(2));
        assertEquals(0, tokens.partner(3));
        assertEquals(-1, tokens.partner(4));
    }

    @Test
    void putsOneTokenInThePlaceOfATextThatDoesNotEnd() {
        assertEquals("NAME OPEN_PAREN BROKEN_TEXT CLOSE_PAREN NAME", kinds("print(\"a ${f(\"b)\nx"));
        final Tokens tokens = Lexer.lex(new Source("app.luma", "x\nprint(\"a)\n\"\"\"\n ${ \"\"\" y"));
        assertTrue(tokens.endsInText());
        assertTrue(tokens.brokenLines().get(2));
        assertEquals(1, tokens.brokenLines().cardinality());
        assertEquals(2, tokens.problems().size());
    }
}
