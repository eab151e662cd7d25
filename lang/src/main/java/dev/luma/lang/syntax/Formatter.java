package dev.luma.lang.syntax;

import dev.luma.lang.diagnostic.Diagnostics;
import dev.luma.lang.source.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lays a file out the one way. Only white space changes: tokens and comments stay what they are and on their
/// lines, and strings stay as they are. What was formatted is not changed by formatting it again.
public final class Formatter {
    private static final String LEVEL = "    ";

    private final Tokens tokens;
    private final String text;
    private final Spacing spacing;
    private final Indentation indentation;
    private final List<SourceLine> lines;
    private final boolean[] blanks;
    private final StringBuilder out = new StringBuilder();

    private Formatter(Tokens tokens, Ast.File file) {
        final Shapes shapes = Shapes.of(tokens, file);
        this.tokens = tokens;
        this.text = tokens.source().text();
        this.spacing = new Spacing(tokens, shapes);
        this.indentation = new Indentation(tokens, shapes);
        this.lines = SourceLine.of(tokens);
        this.blanks = BlankLines.above(lines, tokens, file);
    }

    /// The text of a file as it should look.
    ///
    /// @param diagnostics takes what is wrong with the file
    /// @return null if there is a syntax error; such a file is left alone
    public static @Nullable String format(Source source, Diagnostics diagnostics) {
        final Tokens tokens = Lexer.lex(source);
        final Ast.File file = Parser.parse(tokens, diagnostics);
        return diagnostics.hasSyntaxErrors() ? null : new Formatter(tokens, file).format();
    }

    private String format() {
        final String lineEnd = lineEnd();
        if (text.startsWith("\uFEFF")) {
            out.append('\uFEFF');
        }
        for (int i = 0; i < lines.size(); i++) {
            if (blanks[i]) {
                out.append(lineEnd);
            }
            line(lines.get(i));
            out.append(lineEnd);
        }
        return out.toString();
    }

    /// As the file has it at its first line.
    private String lineEnd() {
        final int first = text.indexOf('\n');
        return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
    }

    private void line(SourceLine line) {
        out.repeat(LEVEL, indentation.next(line));
        int end = -1;
        for (int i = line.from(); i < line.to(); i++) {
            if (i > line.from() && spacing.isBetween(i - 1, i)) {
                out.append(' ');
            }
            final int start = tokens.get(i).start();
            if (tokens.kind(i) == TokenKind.TEXT_OPEN) {
                i = tokens.partner(i);
            }
            end = tokens.get(i).end();
            out.append(text, start, end);
        }
        final Comment comment = line.comment();
        if (comment != null) {
            out.append(text, end < 0 ? comment.start() : end, comment.start());
            out.append(text.substring(comment.start(), comment.end()).stripTrailing());
        }
    }
}
