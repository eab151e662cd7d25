package dev.luma.lang.syntax;

import dev.luma.lang.diagnostic.Diagnostic;
import dev.luma.lang.source.Source;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the lexer made of a source.
///
/// @param list the tokens in order; the last one is [TokenKind#EOF]
/// @param partners for each bracket, quote or end of a hole the index of the one that belongs to it; else -1
/// @param comments in order
/// @param problems what is wrong with single tokens
/// @param brokenLines numbers of the lines that hold a text that should end there and does not
/// @param endsInText whether a text block goes on to the end of the file
public record Tokens(
        Source source,
        List<Token> list,
        int[] partners,
        List<Comment> comments,
        List<Diagnostic> problems,
        BitSet brokenLines,
        boolean endsInText) {

    public Token get(int index) {
        return list.get(index);
    }

    /// The kind of a token; behind the last one that of the last one.
    public TokenKind kind(int index) {
        return list.get(Math.min(index, list.size() - 1)).kind();
    }

    /// The characters of a token as they stand in the source.
    public String text(Token token) {
        return source.text().substring(token.start(), token.end());
    }

    /// The index of the bracket that belongs to this one, or -1.
    public int partner(int index) {
        return partners[index];
    }

    /// Whether there is a brace without its partner.
    boolean isUnbalanced() {
        for (int i = 0; i < list.size(); i++) {
            final TokenKind kind = list.get(i).kind();
            if (partners[i] < 0 && (kind == TokenKind.OPEN_BRACE || kind == TokenKind.CLOSE_BRACE)) {
                return true;
            }
        }
        return false;
    }

    /// What the `///` lines directly above a token say that begins a line, without the slashes, or null.
    @Nullable
    String docAbove(Token token) {
        if (!token.startsLine()) {
            return null;
        }
        final int end = firstCommentAfter(token.start());
        final int line = source.line(token.start());
        int first = end;
        while (first > 0 && isDocAt(comments.get(first - 1), line - (end - first) - 1)) {
            first--;
        }
        return first == end
                ? null
                : comments.subList(first, end).stream().map(this::docText).collect(Collectors.joining("\n"));
    }

    private boolean isDocAt(Comment comment, int line) {
        return comment.isDoc() && comment.standsAlone() && source.line(comment.start()) == line;
    }

    private String docText(Comment doc) {
        final String text = source.text().substring(doc.start() + "///".length(), doc.end());
        return text.startsWith(" ") ? text.substring(1) : text;
    }

    /// The index of the first comment that begins at or behind an offset.
    int firstCommentAfter(int offset) {
        int low = 0;
        int high = comments.size();
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (comments.get(middle).start() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
