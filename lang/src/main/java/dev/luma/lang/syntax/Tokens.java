package dev.luma.lang.syntax;

import dev.luma.lang.diagnostic.Diagnostic;
import dev.luma.lang.source.Source;
import java.util.BitSet;
import java.util.List;
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

    /// What the `///` lines directly above a token say, without the slashes, or null.
    @Nullable String docAbove(Token token) {
        final StringBuilder doc = new StringBuilder();
        int line = source.line(token.start()) - 1;
        for (int i = firstCommentAfter(token.start()) - 1; i >= 0; i--, line--) {
            final Comment comment = comments.get(i);
            if (!comment.isDoc() || !comment.standsAlone() || source.line(comment.start()) != line) {
                break;
            }
            final String text = source.text().substring(comment.start() + 3, comment.end());
            doc.insert(0, (text.startsWith(" ") ? text.substring(1) : text) + "\n");
        }
        return doc.isEmpty() ? null : doc.substring(0, doc.length() - 1);
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
