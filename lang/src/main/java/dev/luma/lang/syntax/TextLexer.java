package dev.luma.lang.syntax;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads texts, `"…"` and `"""…"""`, which nest through their holes: `"a ${f("b ${c}")}"`. There is no recursion:
/// what is open lies on a stack, and [Lexer] reads the code in the holes.
final class TextLexer {
    private static final String BLOCK = "\"\"\"";

    private final Lexer lexer;
    private final String text;
    private final Deque<OpenText> open = new ArrayDeque<>();
    /// The outermost one that has to end on this line.
    private @Nullable OpenText lineText;

    /// A text whose end was not read yet.
    private static final class OpenText {
        final int quoteIndex;
        final int start;
        final boolean isBlock;
        /// Whether the line end is none of its characters: of a block too, if it stands in a text of one line.
        final boolean isOnOneLine;
        /// The tokens of its characters.
        final List<Integer> pieces = new ArrayList<>();
        boolean isInHole;
        /// How many braces are open in the hole.
        int braces;

        OpenText(int quoteIndex, int start, boolean isBlock, boolean isOnOneLine) {
            this.quoteIndex = quoteIndex;
            this.start = start;
            this.isBlock = isBlock;
            this.isOnOneLine = isOnOneLine;
        }
    }

    TextLexer(Lexer lexer, String text) {
        this.lexer = lexer;
        this.text = text;
    }

    // ---- holes

    /// Whether what comes next is no code but characters of a text.
    boolean areCharactersNext() {
        final OpenText inner = open.peek();
        return inner != null && !inner.isInHole;
    }

    /// Whether a `}` that stands here ends a hole; if so it has ended.
    boolean closesHole() {
        final OpenText inner = open.peek();
        if (inner == null || inner.braces > 0) {
            return false;
        }
        inner.isInHole = false;
        return true;
    }

    /// Counts a brace in a hole.
    void brace(TokenKind kind) {
        final OpenText inner = open.peek();
        if (inner != null && kind == TokenKind.OPEN_BRACE) {
            inner.braces++;
        } else if (inner != null && kind == TokenKind.CLOSE_BRACE) {
            inner.braces--;
        }
    }

    // ---- quotes

    /// Reads the quote with which a text begins, and of a block the end of its line.
    void open() {
        final int start = lexer.at();
        final boolean isBlock = text.startsWith(BLOCK, start);
        final OpenText opened = new OpenText(lexer.tokenCount(), start, isBlock, !isBlock || lineText != null);
        open.push(opened);
        if (!isBlock && lineText == null) {
            lineText = opened;
        }
        lexer.moveTo(start + (isBlock ? BLOCK.length() : 1));
        lexer.add(TokenKind.TEXT_OPEN, start);
        if (isBlock) {
            lexer.moveTo(firstLine(lexer.at()));
        }
    }

    /// Where the first line of a block begins.
    private int firstLine(int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return at;
        }
        if (text.charAt(at) == '\n') {
            return lineText == null ? at + 1 : at;
        }
        int end = at;
        while (end < text.length() && text.charAt(end) > ' ') {
            end++;
        }
        lexer.problem(
                Code.E0101,
                new Span(at, end),
                "expected the end of the line, found `" + text.substring(at, end) + "`",
                Note.help("the text begins on the line below the \"\"\""));
        return at;
    }

    private void close(OpenText inner) {
        final int start = lexer.at();
        if (inner.isBlock) {
            TextBlock.of(text, start).setValues(inner.pieces, lexer);
        }
        lexer.moveTo(start + (inner.isBlock ? BLOCK.length() : 1));
        lexer.add(TokenKind.TEXT_CLOSE, start);
        pop();
    }

    private OpenText pop() {
        final OpenText popped = open.pop();
        if (popped == lineText) {
            lineText = null;
        }
        return popped;
    }

    // ---- characters

    /// Reads characters, and what ends them: a quote, a hole or the end of the line.
    void characters() {
        final OpenText inner = open.element();
        final int start = lexer.at();
        int at = start;
        while (at < text.length() && !endsCharacters(inner, at)) {
            at += text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) >= ' ' ? 2 : 1;
        }
        lexer.moveTo(at);
        if (at > start) {
            inner.pieces.add(lexer.tokenCount());
            lexer.add(TokenKind.CHARACTERS, start);
            if (!inner.isBlock) {
                lexer.setValue(lexer.tokenCount() - 1, new Escapes(text, lexer).resolve(start, at));
            }
        }
        if (at == text.length()) {
            return;
        }
        if (text.charAt(at) == '$') {
            lexer.moveTo(at + 2);
            lexer.add(TokenKind.HOLE_OPEN, at);
            inner.isInHole = true;
        } else if (text.charAt(at) == '\n') {
            endOfLine();
        } else {
            close(inner);
        }
    }

    private boolean endsCharacters(OpenText inner, int at) {
        return switch (text.charAt(at)) {
            case '"' -> !inner.isBlock || text.startsWith(BLOCK, at);
            case '$' -> text.startsWith("${", at);
            case '\n' -> inner.isOnOneLine;
            default -> false;
        };
    }

    // ---- texts that do not end

    /// Breaks the outermost text that should have ended on this line, if there is one. The brackets at the end of the
    /// line are then taken as code: most likely the quote was forgotten before them.
    void endOfLine() {
        final OpenText broken = lineText;
        if (broken == null) {
            return;
        }
        int end = text.indexOf('\n', lexer.at());
        end = end < 0 ? text.length() : end;
        while (end > broken.start + 1 && isBlankOrBracket(text.charAt(end - 1))) {
            end--;
        }
        breakUp(broken, end);
        lexer.markBrokenLine(broken.start);
        lexer.problem(Code.E0102, new Span(broken.start, end), "the string does not end on this line");
    }

    /// Breaks the outermost block that is still open.
    ///
    /// @return whether there is one
    boolean endOfFile() {
        final OpenText broken = open.peekLast();
        if (broken == null) {
            return false;
        }
        breakUp(broken, text.length());
        lexer.problem(Code.E0102, new Span(broken.start, broken.start + BLOCK.length()), "the text block does not end");
        return true;
    }

    private void breakUp(OpenText broken, int end) {
        lexer.breakText(broken.quoteIndex, end);
        while (pop() != broken) {
            // what stands in it goes with it
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    private static boolean isBlankOrBracket(char c) {
        return isBlank(c) || ")]{},".indexOf(c) >= 0;
    }
}
