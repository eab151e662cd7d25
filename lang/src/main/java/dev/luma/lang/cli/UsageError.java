package dev.luma.lang.cli;

/// The command line, or what it names, makes no sense. The message says what to do.
final class UsageError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageError(String message) {
        super(message, null, false, false);
    }
}
