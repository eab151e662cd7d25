package dev.luma.lang.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.lang.diagnostic.Diagnostic;
import dev.luma.lang.diagnostic.Diagnostics;
import dev.luma.lang.diagnostic.Renderer;
import dev.luma.lang.source.Source;
import dev.luma.lang.source.Span;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the text: there is a tree or a diagnostic, all places lie within the text, and formatting changes
/// nothing but white space.
@Timeout(120)
class SyntaxPropertyTest {
    private static final int TRIES = 3000;
    private static final String[] PIECES = {
        "a",
        "b",
        "Point",
        "fn f",
        "fn",
        "if ",
        "else",
        "match ",
        "for x in ",
        "while ",
        "try ",
        "catch e",
        "struct P ",
        "impl A for B ",
        "trait T ",
        "pub ",
        "const C = ",
        "import ",
        "test \"t\" ",
        "affine ",
        "take ",
        "return ",
        "break",
        "defer ",
        "assert ",
        "is int",
        "as str",
        "self",
        "nil",
        "true",
        "1",
        "0xFF",
        "1.5",
        "1e",
        "0..",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "{}",
        ",",
        ":",
        ".",
        "->",
        "?",
        "=",
        "+=",
        "+",
        "-",
        "*",
        "/",
        "??",
        "<",
        "==",
        "!=",
        "&&",
        "||",
        "!",
        ";",
        "&",
        "++",
        "=>",
        "?.",
        "#",
        "'",
        "$",
        "\\",
        "ö",
        "\uD83D\uDE00",
        "\uD83D",
        "\u00A0",
        "\"",
        "\"\"\"",
        "${",
        "\"a${b}c\"",
        "\"\"\"\n  a\n  \"\"\"",
        "// c",
        "/// d",
        "\n",
        "\n",
        "\r\n",
        " ",
        "\t"
    };

    static List<String> programs() {
        return Stream.concat(Syntax.programs("syntax").stream(), Stream.of("fmt/before"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void holdsForThePrograms(String path) {
        assertNotNull(check(Syntax.program(path)));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void holdsForTheirBeginnings(String path) {
        final String text = Syntax.program(path);
        for (int end = 0; end < text.length(); end++) {
            check(text.substring(0, end));
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void holdsForTheirMutations(String path) {
        final Random random = new Random(path.hashCode());
        final String text = Syntax.program(path);
        for (int i = 0; i < TRIES / 10; i++) {
            final StringBuilder mutated = new StringBuilder(text);
            for (int change = random.nextInt(4); change >= 0; change--) {
                mutate(mutated, random);
            }
            check(mutated.toString());
        }
    }

    private static void mutate(StringBuilder text, Random random) {
        final int start = random.nextInt(text.length() + 1);
        final int end = Math.min(text.length(), start + random.nextInt(6));
        switch (random.nextInt(4)) {
            case 0 -> text.delete(start, end);
            case 1 -> text.insert(start, PIECES[random.nextInt(PIECES.length)]);
            case 2 -> text.replace(start, end, PIECES[random.nextInt(PIECES.length)]);
            default -> text.insert(start, text.substring(start, end));
        }
    }

    @Test
    void holdsForSoupsOfTokens() {
        final Random random = new Random(1);
        for (int i = 0; i < TRIES; i++) {
            final StringBuilder soup = new StringBuilder();
            for (int length = random.nextInt(60); length >= 0; length--) {
                soup.append(PIECES[random.nextInt(PIECES.length)]);
                soup.append(random.nextBoolean() ? " " : "");
            }
            check(soup.toString());
        }
    }

    @Test
    void holdsForCarelessLayout() {
        final Random random = new Random(2);
        for (int i = 0; i < TRIES; i++) {
            final String program = Programs.next(random);
            assertNotNull(check(program), () -> Syntax.errors(program));
        }
    }

    /// @return what the formatter makes of it; null if there are syntax errors
    private static @Nullable String check(String text) {
        try {
            final Source source = new Source("app.luma", text);
            checkTokens(Lexer.lex(source), text);
            final Diagnostics diagnostics = new Diagnostics(source);
            checkSpans(Parser.parse(source, diagnostics), new Span(0, text.length()), text);
            for (final Diagnostic one : diagnostics.sorted()) {
                assertTrue(one.span().end() <= text.length(), text);
            }
            Renderer.render(diagnostics.sorted());
            final String formatted = Formatter.format(source, new Diagnostics(source));
            assertEquals(diagnostics.hasSyntaxErrors(), formatted == null, text);
            if (formatted != null) {
                checkFormatted(text, formatted);
            }
            return formatted;
        } catch (RuntimeException | StackOverflowError failed) {
            throw new AssertionError(text, failed);
        }
    }

    private static void checkTokens(Tokens tokens, String text) {
        int end = 0;
        for (final Token token : tokens.list()) {
            assertTrue(end <= token.start() && token.start() <= token.end() && token.end() <= text.length(), text);
            end = token.end();
        }
        assertEquals(TokenKind.EOF, tokens.list().getLast().kind());
    }

    private static void checkSpans(Ast node, Span around, String text) {
        final Span span = node.span();
        assertTrue(around.start() <= span.start() && span.end() <= around.end(), () -> node + " in " + text);
        Children.forEach(node, child -> checkSpans(child, span, text));
    }

    private static void checkFormatted(String text, String formatted) {
        assertEquals(words(text), words(formatted), text);
        assertEquals(tree(text), tree(formatted), text);
        final Source again = new Source("app.luma", formatted);
        assertEquals(formatted, Formatter.format(again, new Diagnostics(again)), text);
        for (final String line : formatted.split("\r?\n", -1)) {
            assertTrue(formatted.contains("\"\"\"") || line.equals(line.stripTrailing()), text);
        }
    }

    /// Tokens and comments in order, with a mark where a line begins.
    private static String words(String text) {
        final Tokens tokens = Lexer.lex(new Source("app.luma", text));
        final StringBuilder words = new StringBuilder();
        for (final Token token : tokens.list()) {
            words.append(token.startsLine() ? '\n' : ' ').append(tokens.text(token));
        }
        for (final Comment comment : tokens.comments()) {
            words.append(comment.standsAlone() ? '\n' : ' ');
            words.append(text.substring(comment.start(), comment.end()).stripTrailing());
        }
        return words.toString();
    }

    private static String tree(String text) {
        final Source source = new Source("app.luma", text);
        return Show.of(Parser.parse(source, new Diagnostics(source)).items());
    }
}
