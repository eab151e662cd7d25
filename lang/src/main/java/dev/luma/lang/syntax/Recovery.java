package dev.luma.lang.syntax;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Source;
import dev.luma.lang.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Goes on behind what is malformed: a file, and what stands between braces, is a list of entries, each on lines of
/// its own. An entry with an error is left at the end of its line; brackets that were opened in it are passed
/// first.
final class Recovery {
    /// What is expected behind a statement.
    static final String LINE_END = "the end of the line";

    private static final int NONE = Integer.MAX_VALUE;

    private final Grammar grammar;
    private final TokenCursor at;
    private final Tokens tokens;
    /// The first brace that nothing closes; all braces around a later one are then open too.
    private final int unclosed;

    Recovery(Grammar grammar) {
        this.grammar = grammar;
        this.at = grammar.at;
        this.tokens = at.tokens();
        this.unclosed = firstUnclosed(tokens);
    }

    private static int firstUnclosed(Tokens tokens) {
        for (int i = 0; i < tokens.list().size(); i++) {
            if (tokens.kind(i) == TokenKind.OPEN_BRACE && tokens.partner(i) < 0) {
                return i;
            }
        }
        return NONE;
    }

    /// All entries of a file.
    ///
    /// @param entry parses one; null is left out
    <T> List<T> untilEnd(Supplier<@Nullable T> entry) {
        return entries(-1, entry, this::endOfLine);
    }

    /// Entries between braces, each at an end of a line, with the braces.
    <T> List<T> betweenBraces(Supplier<@Nullable T> entry) {
        return betweenBraces(entry, this::endOfLine);
    }

    /// Entries between braces, with the braces.
    ///
    /// @param end passes what stands behind an entry
    <T> List<T> betweenBraces(Supplier<@Nullable T> entry, Runnable end) {
        final int opener = at.index();
        final boolean before = openBrace();
        final int level = grammar.nesting.enter();
        final List<T> entries = entries(opener, entry, end);
        grammar.nesting.leave(level);
        if (at.is(TokenKind.CLOSE_BRACE)) {
            at.leave(before);
        } else {
            grammar.errors.expected("`}`");
            at.leaveMissing(before);
        }
        return entries;
    }

    /// Passes a `{`, which stands on the line of what it belongs to. Where it is missing, deeper lines are taken for
    /// what it should open.
    private boolean openBrace() {
        if (!at.is(TokenKind.OPEN_BRACE)) {
            final Malformed malformed = grammar.errors.expected("`{`");
            if (!at.is(TokenKind.END)) {
                throw malformed;
            }
            if (at.token().kind() != TokenKind.OPEN_BRACE) {
                if (isNotDeeper(at.index(), at.index() - 1)) {
                    throw malformed;
                }
                return at.enterMissing();
            }
            at.advance();
        }
        return at.enter(true);
    }

    private <T> List<T> entries(int opener, Supplier<@Nullable T> entry, Runnable end) {
        final List<T> entries = new ArrayList<>();
        final boolean inHead = grammar.expressions.isInHead();
        while (!at.is(TokenKind.EOF) && (opener < 0 || !at.is(TokenKind.CLOSE_BRACE)) && !isLeftOpen(opener)) {
            final int start = at.index();
            final int level = grammar.nesting.level();
            try {
                if (at.is(TokenKind.SEMICOLON)) {
                    semicolon();
                    continue;
                }
                final T one = entry.get();
                if (one != null) {
                    entries.add(one);
                }
                end.run();
            } catch (Malformed reported) {
                grammar.nesting.leave(level);
                grammar.expressions.setInHead(inHead);
                goOn(start);
            }
        }
        return entries;
    }

    /// Passes the end of a statement.
    void endOfLine() {
        final boolean isSplit = at.is(TokenKind.SEMICOLON);
        if (isSplit) {
            semicolon();
        }
        if (at.is(TokenKind.END)) {
            at.advance();
        } else if (!isSplit && !at.is(TokenKind.CLOSE_BRACE) && !at.is(TokenKind.EOF)) {
            throw grammar.errors.expected(LINE_END);
        }
    }

    private void semicolon() {
        grammar.errors.report(
                Code.E0106, at.token().span(), "there is no `;`", Note.help("a statement ends with its line"));
        at.advance();
    }

    /// Whether what is next shows that the braces around should have been closed: a declaration that is indented no
    /// deeper than the line where they were opened. Only where braces are missing is that looked at.
    private boolean isLeftOpen(int opener) {
        return opener >= unclosed && isItem(at.index()) && isNotDeeper(at.index(), opener);
    }

    /// Leaves an entry that is malformed.
    private void goOn(int start) {
        final int from = at.index();
        int index = behindBrackets(start, from);
        while (!isEnd(index, start)) {
            index = next(index, start);
        }
        final int reached = tokens.get(index).start();
        if (reached > tokens.get(from).start()) {
            grammar.errors.skip(new Span(tokens.get(from).start(), reached));
        }
        at.jump(index, true);
    }

    /// The place behind all brackets that were opened since `start` and are closed somewhere.
    private int behindBrackets(int start, int from) {
        int place = from;
        for (int i = start; i < place; i = Math.max(i, tokens.partner(i)) + 1) {
            place = Math.max(place, tokens.partner(i) + 1);
        }
        return place;
    }

    private boolean isEnd(int index, int start) {
        final Token token = tokens.get(index);
        if (token.kind() == TokenKind.EOF) {
            return true;
        }
        if (index == start) {
            return false;
        }
        final int partner = tokens.partner(index);
        if (partner >= 0 && partner < start) {
            return true;
        }
        // an operator at the end of the line may be the very slip, so it does not make the line go on
        return token.startsLine() && !Lines.belongsToLineAbove(tokens, index);
    }

    private int next(int index, int start) {
        final int partner = tokens.partner(index);
        if (partner > index) {
            return partner + 1;
        }
        int next = index + 1;
        if (partner < 0 && tokens.kind(index) == TokenKind.OPEN_BRACE) {
            while (tokens.kind(next) != TokenKind.EOF && !(isItem(next) && isNotDeeper(next, start))) {
                next++;
            }
        }
        return next;
    }

    /// Whether a token begins a line and a declaration.
    private boolean isItem(int index) {
        return tokens.get(index).startsLine() && grammar.declarations.isDeclaration(index);
    }

    private boolean isNotDeeper(int index, int other) {
        return indentation(index) <= indentation(other);
    }

    /// How far the line of a token is indented.
    private int indentation(int index) {
        final Source source = tokens.source();
        final int start = source.lineStart(source.line(tokens.get(index).start()));
        int first = start;
        while (first < tokens.get(index).start() && source.text().charAt(first) <= ' ') {
            first++;
        }
        return first - start;
    }
}
