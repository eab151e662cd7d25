package dev.luma.lang.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line of a source that is not blank. A text with its holes counts as one token, and its lines as one line.
///
/// @param from index of the first token
/// @param to index behind the last one; `from` if there is only a comment
/// @param comment the one at its end
/// @param isBelowBlank whether a blank line stands above it
record SourceLine(int from, int to, @Nullable Comment comment, boolean isBelowBlank) {
    boolean isComment() {
        return from == to;
    }

    /// All lines of a source.
    static List<SourceLine> of(Tokens tokens) {
        return new Reader(tokens).read();
    }

    private static final class Reader {
        private final Tokens tokens;
        private final List<SourceLine> lines = new ArrayList<>();
        private int nextComment;
        /// Where what was read last ends.
        private int end;

        Reader(Tokens tokens) {
            this.tokens = tokens;
        }

        List<SourceLine> read() {
            int from = 0;
            while (tokens.kind(from) != TokenKind.EOF) {
                commentsBefore(tokens.get(from).start());
                final boolean isBelowBlank = isBelowBlank(tokens.get(from).start());
                final int to = lineEnd(from);
                lines.add(new SourceLine(from, to, trailing(to), isBelowBlank));
                from = to;
            }
            commentsBefore(Integer.MAX_VALUE);
            return lines;
        }

        private void commentsBefore(int offset) {
            while (nextComment < tokens.comments().size()
                    && tokens.comments().get(nextComment).start() < offset) {
                final Comment comment = tokens.comments().get(nextComment++);
                final int next = lines.isEmpty() ? 0 : lines.getLast().to();
                lines.add(new SourceLine(next, next, comment, isBelowBlank(comment.start())));
                end = comment.end();
            }
        }

        private int lineEnd(int from) {
            int to = from;
            do {
                end = tokens.get(last(to)).end();
                to = last(to) + 1;
            } while (tokens.kind(to) != TokenKind.EOF && !tokens.get(to).startsLine());
            return to;
        }

        private int last(int index) {
            return tokens.kind(index) == TokenKind.TEXT_OPEN ? tokens.partner(index) : index;
        }

        /// The comment behind the tokens that were read last. Those in their texts are passed.
        private @Nullable Comment trailing(int next) {
            final int start = end;
            while (nextComment < tokens.comments().size()) {
                final Comment comment = tokens.comments().get(nextComment);
                if (comment.start() >= start) {
                    if (comment.standsAlone()
                            || comment.start() > tokens.get(next).start()) {
                        return null;
                    }
                    nextComment++;
                    end = comment.end();
                    return comment;
                }
                nextComment++;
            }
            return null;
        }

        private boolean isBelowBlank(int start) {
            int ends = 0;
            for (int i = end; i < start; i++) {
                if (tokens.source().text().charAt(i) == '\n') {
                    ends++;
                }
            }
            return ends > 1;
        }
    }
}
