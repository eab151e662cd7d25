package dev.luma.lang.syntax;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds which brackets belong together, also where some are missing: `}` closes the nearest `{`, whatever else is open
/// in it; a `)` or `]` closes its like only within the same braces. Quotes and holes belong together always.
final class Brackets {
    private static final int NONE = -1;

    private Brackets() {}

    /// For each token the index of its partner, or -1.
    static int[] partners(List<Token> tokens) {
        final int[] partners = new int[tokens.size()];
        Arrays.fill(partners, NONE);
        final Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < partners.length; i++) {
            final TokenKind kind = tokens.get(i).kind();
            final TokenKind opener = openerOf(kind);
            if (opener != null) {
                final int partner = close(opener, open, tokens);
                if (partner != NONE) {
                    partners[partner] = i;
                    partners[i] = partner;
                }
            } else if (isOpener(kind)) {
                open.push(i);
            }
        }
        return partners;
    }

    /// Takes the opener that is meant off the stack, with all in it that was never closed.
    private static int close(TokenKind opener, Deque<Integer> open, List<Token> tokens) {
        int inner = 0;
        for (final int index : open) {
            final TokenKind kind = tokens.get(index).kind();
            if (kind == opener) {
                for (int i = 0; i < inner; i++) {
                    open.pop();
                }
                return open.pop();
            }
            if (isWall(kind, opener)) {
                break;
            }
            inner++;
        }
        return NONE;
    }

    /// Whether a closing bracket does not reach beyond an opener of this kind.
    private static boolean isWall(TokenKind kind, TokenKind opener) {
        return switch (kind) {
            case OPEN_BRACE -> opener == TokenKind.OPEN_PAREN || opener == TokenKind.OPEN_BRACKET;
            case HOLE_OPEN -> opener != TokenKind.TEXT_OPEN;
            default -> false;
        };
    }

    private static boolean isOpener(TokenKind kind) {
        return switch (kind) {
            case OPEN_PAREN, OPEN_BRACKET, OPEN_BRACE, HOLE_OPEN, TEXT_OPEN -> true;
            default -> false;
        };
    }

    private static @Nullable TokenKind openerOf(TokenKind kind) {
        return switch (kind) {
            case CLOSE_PAREN -> TokenKind.OPEN_PAREN;
            case CLOSE_BRACKET -> TokenKind.OPEN_BRACKET;
            case CLOSE_BRACE -> TokenKind.OPEN_BRACE;
            case HOLE_CLOSE -> TokenKind.HOLE_OPEN;
            case TEXT_CLOSE -> TokenKind.TEXT_OPEN;
            default -> null;
        };
    }
}
