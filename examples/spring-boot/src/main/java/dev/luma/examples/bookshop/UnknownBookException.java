package dev.luma.examples.bookshop;

/// The shop does not have this book.
final class UnknownBookException extends RuntimeException {
    UnknownBookException(Object which) {
        super("there is no book " + which);
    }
}
