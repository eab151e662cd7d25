package dev.luma.lang.syntax;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Diagnostic;
import dev.luma.lang.diagnostic.Diagnostics;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Source;
import dev.luma.lang.source.Span;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with the text, without what only follows from something else that is wrong.
final class SyntaxErrors {
    /// More are not shown, and each costs time.
    private static final int MOST = 100;

    private final TokenCursor at;
    private final Hints hints;
    private final List<Diagnostic> found = new ArrayList<>();
    /// Parts of the text that were skipped after an error; in order.
    private final List<Span> skipped = new ArrayList<>();

    private boolean hasGivenUp;

    SyntaxErrors(TokenCursor at) {
        this.at = at;
        this.hints = new Hints(at);
    }

    /// Reports that something else should stand here.
    ///
    /// @param what with its article, or in back quotes
    /// @return for the caller to throw
    Malformed expected(String what, Note... notes) {
        final Token token = at.token();
        final boolean isBehind = at.is(TokenKind.END) || at.is(TokenKind.EOF);
        final Span span = isBehind ? new Span(at.lastEnd(), at.lastEnd()) : token.span();
        if (!isKnown(span) && !followsBrokenText() && !followsInLine(what, span) && !followsBraces(what)) {
            final List<Note> all = new ArrayList<>(notes.length == 0 ? hints.help(what) : List.of(notes));
            all.addAll(hints.opener());
            report(Code.E0101, span, "expected " + what + ", found " + describe(), all.toArray(Note[]::new));
        }
        return new Malformed();
    }

    /// Reports and passes an operator that Luma does not have.
    void foreign() {
        final Operators.Sign sign = Operators.at(at.tokens().source().text(), at.start());
        final Note[] help = sign == null || sign.help() == null ? new Note[0] : new Note[] {Note.help(sign.help())};
        report(Code.E0106, at.token().span(), "there is no operator `" + at.text() + "`", help);
        at.advance();
    }

    void report(Code code, Span span, String message, Note... notes) {
        if (!isKnown(span) && !hasGivenUp && found.size() < MOST) {
            found.add(new Diagnostic(code, at.tokens().source(), span, message, List.of(notes)));
        }
    }

    private boolean isKnown(Span span) {
        return !found.isEmpty() && found.getLast().span().equals(span);
    }

    /// Whether a line that was understood wrongly already is only found to be longer than it should be.
    private boolean followsInLine(String what, Span span) {
        if (!what.equals(Recovery.LINE_END) || found.isEmpty()) {
            return false;
        }
        final Diagnostic last = found.getLast();
        final Source source = at.tokens().source();
        return last.code() == Code.E0101 && source.line(last.span().start()) == source.line(span.start());
    }

    /// Whether an arm or an `else` stands alone here only because of braces.
    private boolean followsBraces(String what) {
        final boolean isLeft = at.is(TokenKind.ARROW) && what.equals(Recovery.LINE_END)
                || at.is(TokenKind.ELSE) && what.equals("a statement");
        return isLeft && isMisled();
    }

    /// Whether what stands alone may belong to something that an error, and braces that do not match, have ended too
    /// early.
    boolean isMisled() {
        return !found.isEmpty() && at.tokens().isUnbalanced();
    }

    /// Whether this place is understood wrongly because a text before it does not end.
    private boolean followsBrokenText() {
        final Tokens tokens = at.tokens();
        if (at.is(TokenKind.EOF) && tokens.endsInText()) {
            return true;
        }
        if (at.index() > 0 && tokens.kind(at.index() - 1) == TokenKind.BROKEN_TEXT) {
            return true;
        }
        return tokens.brokenLines().get(tokens.source().line(at.start()));
    }

    private String describe() {
        final Token token = at.token();
        return switch (at.kind()) {
            case END -> "the end of the line";
            case EOF -> "the end of the file";
            case TEXT_OPEN, BROKEN_TEXT -> "a string";
            case UNKNOWN -> unknown(at.text());
            default -> "`" + at.tokens().text(token) + "`";
        };
    }

    private static String unknown(String text) {
        final int point = text.codePointAt(0);
        final boolean isVisible = Character.isLetterOrDigit(point) || point > ' ' && point < 127 || isSymbol(point);
        return isVisible ? "`" + text + "`" : String.format("U+%04X", point);
    }

    private static boolean isSymbol(int point) {
        return switch (Character.getType(point)) {
            case Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL, Character.OTHER_SYMBOL -> true;
            case Character.OTHER_PUNCTUATION, Character.DASH_PUNCTUATION -> true;
            case Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION -> true;
            case Character.START_PUNCTUATION, Character.END_PUNCTUATION -> true;
            default -> false;
        };
    }

    /// Notes that a part of the text was passed without understanding it.
    void skip(Span span) {
        skipped.add(span);
    }

    /// Reports nothing more, and takes all that comes as skipped.
    void giveUp() {
        hasGivenUp = true;
        skip(new Span(at.start(), at.tokens().source().text().length()));
    }

    boolean isEmpty() {
        return found.isEmpty() && at.tokens().problems().isEmpty();
    }

    /// Hands all over, with what the lexer found where the parser understood the text. A text that does not end is a
    /// cause and never skipped.
    void handOver(Diagnostics diagnostics) {
        int skip = 0;
        for (final Diagnostic problem : at.tokens().problems()) {
            if (found.size() >= 2 * MOST) {
                break;
            }
            final int start = problem.span().start();
            while (skip < skipped.size() && skipped.get(skip).end() <= start) {
                skip++;
            }
            final boolean isSkipped = skip < skipped.size() && skipped.get(skip).start() <= start;
            if (!isSkipped || problem.code() == Code.E0102) {
                found.add(problem);
            }
        }
        found.sort((a, b) -> Integer.compare(a.span().start(), b.span().start()));
        for (final Diagnostic one : found) {
            diagnostics.report(
                    one.code(), one.span(), one.message(), one.notes().toArray(Note[]::new));
        }
    }
}
