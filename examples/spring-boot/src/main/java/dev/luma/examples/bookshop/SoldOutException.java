package dev.luma.examples.bookshop;

/// There are not as many of a book as somebody wants.
final class SoldOutException extends RuntimeException {
    SoldOutException(String title, int wanted, int left) {
        super("there are only %d of \"%s\" left, and not %d".formatted(left, title, wanted));
    }
}
