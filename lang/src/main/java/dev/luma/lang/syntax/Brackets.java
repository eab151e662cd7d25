package dev.luma.lang.syntax;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// Finds which brackets belong together, also where some are missing: `}` closes the nearest `{`, whatever else is
/// open in it; a `)` or `]` closes its like only within the same braces. Quotes and holes belong together always.
final class Brackets {
    private final List<Token> tokens;
    private final int[] partners;
    /// Parentheses and square brackets that are open, in all enclosures.
    private final Deque<Integer> open = new ArrayDeque<>();

    private final Deque<Enclosure> enclosures = new ArrayDeque<>();

    /// What no `)` or `]` reaches beyond: braces, a hole, a text or the file.
    private static final class Enclosure {
        final int opener;
        final TokenKind kind;
        int parens;
        int squares;

        Enclosure(int opener, TokenKind kind) {
            this.opener = opener;
            this.kind = kind;
        }
    }

    private Brackets(List<Token> tokens) {
        this.tokens = tokens;
        this.partners = new int[tokens.size()];
        Arrays.fill(partners, -1);
        enclosures.push(new Enclosure(-1, TokenKind.EOF));
    }

    /// For each token the index of its partner, or -1.
    static int[] partners(List<Token> tokens) {
        final Brackets brackets = new Brackets(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            brackets.pass(i);
        }
        return brackets.partners;
    }

    private void pass(int index) {
        final TokenKind kind = tokens.get(index).kind();
        final Enclosure inner = enclosures.element();
        switch (kind) {
            case OPEN_PAREN -> {
                inner.parens++;
                open.push(index);
            }
            case OPEN_BRACKET -> {
                inner.squares++;
                open.push(index);
            }
            case CLOSE_PAREN -> {
                if (inner.parens > 0) {
                    close(TokenKind.OPEN_PAREN, index);
                }
            }
            case CLOSE_BRACKET -> {
                if (inner.squares > 0) {
                    close(TokenKind.OPEN_BRACKET, index);
                }
            }
            case OPEN_BRACE, HOLE_OPEN, TEXT_OPEN -> enclosures.push(new Enclosure(index, kind));
            case CLOSE_BRACE -> {
                if (inner.kind == TokenKind.OPEN_BRACE) {
                    leave(index);
                }
            }
            case HOLE_CLOSE, TEXT_CLOSE -> leave(index);
            default -> {}
        }
    }

    /// Closes the nearest bracket of a kind; those in it stay open for ever.
    private void close(TokenKind opener, int index) {
        while (true) {
            final int last = pop();
            if (tokens.get(last).kind() == opener) {
                join(last, index);
                return;
            }
        }
    }

    private void leave(int index) {
        final Enclosure left = enclosures.element();
        while (left.parens + left.squares > 0) {
            pop();
        }
        enclosures.pop();
        join(left.opener, index);
    }

    private int pop() {
        final int last = open.pop();
        final Enclosure inner = enclosures.element();
        if (tokens.get(last).kind() == TokenKind.OPEN_PAREN) {
            inner.parens--;
        } else {
            inner.squares--;
        }
        return last;
    }

    private void join(int opener, int closer) {
        partners[opener] = closer;
        partners[closer] = opener;
    }
}
