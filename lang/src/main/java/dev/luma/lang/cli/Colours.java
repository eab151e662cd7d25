package dev.luma.lang.cli;

import java.util.regex.Pattern;

/// Colours for terminals. What is printed without them is exactly the same text.
final class Colours {
    static final String RED = "\u001B[31m";
    static final String GREEN = "\u001B[32m";
    static final String BOLD = "\u001B[1m";
    private static final String BOLD_RED = "\u001B[1;31m";
    private static final String BOLD_YELLOW = "\u001B[1;33m";
    private static final String CYAN = "\u001B[36m";
    private static final String OFF = "\u001B[0m";

    private static final Pattern ERROR = Pattern.compile("(?m)^(\\S.*?: )(error\\[E\\d{4}])");
    private static final Pattern WARNING = Pattern.compile("(?m)^(\\S.*?: )(warning\\[W\\d{4}])");
    private static final Pattern CARETS = Pattern.compile("(?m)^(      \\|\\s*)(\\^+)$");
    private static final Pattern NOTE = Pattern.compile("(?m)^(      = )(help|note|found|expected)(?=:)");

    private Colours() {}

    static String paint(String colour, String text) {
        return colour + text + OFF;
    }

    /// Rendered diagnostics.
    static String ofDiagnostics(String rendered) {
        String painted = replace(ERROR, rendered, BOLD_RED);
        painted = replace(WARNING, painted, BOLD_YELLOW);
        painted = replace(CARETS, painted, RED);
        return replace(NOTE, painted, CYAN);
    }

    private static String replace(Pattern pattern, String text, String colour) {
        return pattern.matcher(text).replaceAll("$1" + colour + "$2\u001B[0m");
    }
}
