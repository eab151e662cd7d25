package dev.luma.lang.syntax;

/// Leaves the statement or declaration that cannot be understood; [Recovery] catches it. It was reported already.
final class Malformed extends RuntimeException {
    Malformed() {
        super("malformed", null, false, false);
    }
}
