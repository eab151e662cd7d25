package dev.luma.lang.syntax;

import java.util.List;

/// Where blank lines stand: where the source has some, one; and one around each function, struct, trait, impl and
/// test of the top level. Comments right above such a declaration belong to it.
final class BlankLines {
    private final List<SourceLine> lines;
    private final Tokens tokens;
    private final boolean[] above;
    /// The line in which the declaration before ends, or -1.
    private int end = -1;

    private BlankLines(List<SourceLine> lines, Tokens tokens) {
        this.lines = lines;
        this.tokens = tokens;
        this.above = new boolean[lines.size()];
    }

    /// For each line whether a blank one stands above it.
    static boolean[] above(List<SourceLine> lines, Tokens tokens, Ast.File file) {
        return new BlankLines(lines, tokens).find(file);
    }

    private boolean[] find(Ast.File file) {
        for (int i = 0; i < above.length; i++) {
            above[i] = lines.get(i).isBelowBlank();
        }
        int line = 0;
        for (final Ast.Item item : file.items()) {
            if (isApart(item)) {
                line = lineAt(item.span().start(), line);
                above[withComments(line)] = true;
                line = lineAt(item.span().end() - 1, line);
                end = line;
                if (line + 1 < above.length) {
                    above[line + 1] = true;
                }
            }
        }
        if (above.length > 0) {
            above[0] = false;
        }
        return above;
    }

    private static boolean isApart(Ast.Item item) {
        return switch (item) {
            case Ast.Function ignored -> true;
            case Ast.Struct ignored -> true;
            case Ast.Trait ignored -> true;
            case Ast.Impl ignored -> true;
            case Ast.Test ignored -> true;
            case Ast.Import ignored -> false;
            case Ast.Constant ignored -> false;
            case Ast.Statement ignored -> false;
        };
    }

    /// The line that holds the token at an offset.
    private int lineAt(int offset, int from) {
        int line = from;
        while (lines.get(line).isComment()
                || tokens.get(lines.get(line).to() - 1).end() <= offset) {
            line++;
        }
        return line;
    }

    private int withComments(int line) {
        int first = line;
        while (first - 1 > end && isCommentRightAbove(first)) {
            first--;
        }
        return first;
    }

    private boolean isCommentRightAbove(int line) {
        final SourceLine other = lines.get(line - 1);
        return other.isComment() && !lines.get(line).isBelowBlank() && !isForShell(other);
    }

    private boolean isForShell(SourceLine line) {
        final Comment comment = line.comment();
        return comment != null && tokens.source().text().startsWith("#!", comment.start());
    }
}
