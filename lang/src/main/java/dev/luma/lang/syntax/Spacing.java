package dev.luma.lang.syntax;

/// Whether a space stands between two tokens on a line.
record Spacing(Tokens tokens, Shapes shapes) {
    /// @param left index of a token; of a text that of its closing quote
    /// @param right index of the one behind it
    boolean isBetween(int left, int right) {
        if (isOpen(left, right) || isClosed(left, right)) {
            return false;
        }
        return !isSuffix(left, right);
    }

    /// Whether nothing stands behind `left`.
    private boolean isOpen(int left, int right) {
        return switch (tokens.kind(left)) {
            case OPEN_PAREN, OPEN_BRACKET, DOT, RANGE -> true;
            case OPEN_BRACE -> !shapes.isWide(left) || tokens.partner(left) == right;
            case MINUS, NOT -> shapes.isSign(left);
            case FN -> tokens.kind(right) == TokenKind.OPEN_PAREN;
            default -> false;
        };
    }

    /// Whether nothing stands before `right`.
    private boolean isClosed(int left, int right) {
        return switch (tokens.kind(right)) {
            case CLOSE_PAREN, CLOSE_BRACKET, COMMA, COLON, DOT, QUESTION -> true;
            case CLOSE_BRACE -> !shapes.isWide(right);
            // `?..` would be read as `?.` and a point
            case RANGE -> tokens.kind(left) != TokenKind.QUESTION;
            default -> false;
        };
    }

    /// Whether `right` opens the arguments or the index of what ends with `left`.
    private boolean isSuffix(int left, int right) {
        final TokenKind opener = tokens.kind(right);
        if (opener != TokenKind.OPEN_PAREN && opener != TokenKind.OPEN_BRACKET) {
            return false;
        }
        return switch (tokens.kind(left)) {
            case NAME, SELF, INT, FLOAT, TRUE, FALSE, NIL -> true;
            case TEXT_CLOSE, CLOSE_PAREN, CLOSE_BRACKET, CLOSE_BRACE -> true;
            default -> false;
        };
    }
}
