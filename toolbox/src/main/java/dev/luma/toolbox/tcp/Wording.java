package dev.luma.toolbox.tcp;

import java.util.Locale;

/// How times and foreign text are written in messages.
final class Wording {
    private static final int LONGEST = 200;

    private Wording() {}

    /// `250 ms`, `2.5 s`.
    static String time(long nanos) {
        long millis = nanos / 1_000_000;
        return millis < 1_000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1e3);
    }

    /// Text from the other end, fit for one line of a log: control characters replaced, the rest cut short.
    static String foreign(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /// What the JDK says about a failure, or its name when it says nothing.
    static String of(Throwable failure) {
        String message = failure.getMessage();
        return foreign(message == null ? failure.getClass().getSimpleName() : message);
    }
}
