package dev.luma.lang.syntax;

/// The rule of lines (section 2 of the reference): a statement ends at the end of its line, unless the line goes on.
///
/// Whether line ends count at all depends on the brackets around; [TokenCursor] knows those.
final class Lines {
    private Lines() {}

    /// Whether the line of the token before `index` goes on with that token, which begins a line.
    static boolean goOn(Tokens tokens, int index) {
        return index == 0 || wantsMore(tokens.kind(index - 1)) || belongsToLineAbove(tokens, index);
    }

    /// Whether a line that ends with such a token is not complete.
    private static boolean wantsMore(TokenKind last) {
        return switch (last) {
            case PLUS, MINUS, TIMES, DIVIDE, REMAINDER, DEFAULT -> true;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL, AND, OR, IS, AS -> true;
            case ASSIGN, PLUS_ASSIGN, MINUS_ASSIGN, TIMES_ASSIGN, DIVIDE_ASSIGN, REMAINDER_ASSIGN -> true;
            case ARROW, COMMA, DOT, RANGE, COLON, OPEN_PAREN, OPEN_BRACKET, OPEN_BRACE, HOLE_OPEN -> true;
            case FOREIGN_OPERATOR, FOREIGN_DOT -> true;
            default -> false;
        };
    }

    /// `else ->` is an arm of a `match`, which begins a line of its own.
    static boolean belongsToLineAbove(Tokens tokens, int index) {
        return switch (tokens.kind(index)) {
            case DOT, CATCH, CLOSE_PAREN, CLOSE_BRACKET, CLOSE_BRACE, HOLE_CLOSE, FOREIGN_DOT -> true;
            case ELSE -> !isArm(tokens, index);
            default -> false;
        };
    }

    /// Whether an `else` is an arm of a `match`; `=>` is taken for its arrow.
    static boolean isArm(Tokens tokens, int index) {
        final TokenKind next = tokens.kind(index + 1);
        return next == TokenKind.ARROW || next == TokenKind.FOREIGN_OPERATOR;
    }
}
