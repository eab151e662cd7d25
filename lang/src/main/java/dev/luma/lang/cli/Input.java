package dev.luma.lang.cli;

import dev.luma.lang.source.Source;
import dev.luma.lang.syntax.Lexer;
import dev.luma.lang.syntax.TokenKind;
import dev.luma.lang.syntax.Tokens;

/// Whether what was typed so far goes on with the next line.
final class Input {
    private Input() {}

    static boolean isUnfinished(String text) {
        final Tokens tokens = Lexer.lex(new Source("repl", text));
        if (tokens.endsInText()) {
            return true;
        }
        for (int i = 0; i < tokens.list().size(); i++) {
            if (opens(tokens.kind(i)) && tokens.partner(i) < 0) {
                return true;
            }
        }
        final int last = tokens.list().size() - 2; // before the end of the file
        return last >= 0 && wantsMore(tokens.kind(last));
    }

    private static boolean opens(TokenKind kind) {
        return kind == TokenKind.OPEN_BRACE || kind == TokenKind.OPEN_BRACKET || kind == TokenKind.OPEN_PAREN;
    }

    private static boolean wantsMore(TokenKind kind) {
        return switch (kind) {
            case PLUS, MINUS, TIMES, DIVIDE, REMAINDER, DEFAULT, EQUAL, NOT_EQUAL, AND, OR -> true;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, ASSIGN, ARROW, COMMA, DOT, COLON -> true;
            default -> false;
        };
    }
}
