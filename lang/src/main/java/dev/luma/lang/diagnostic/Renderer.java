package dev.luma.lang.diagnostic;

import dev.luma.lang.source.Source;
import java.util.List;

/// Diagnostics as text, in the one form that they have:
///
/// ```
/// app.luma:12:12: error[E0301]: expected int, found str
///    12 | age: int = "thirty"
///       |            ^^^^^^^^
///       = help: int("thirty") converts it
/// ```
public final class Renderer {
    private static final String MARGIN = "      ";

    private Renderer() {}

    /// All of them, and the line that counts them; empty if there are none.
    public static String render(List<Diagnostic> diagnostics) {
        if (diagnostics.isEmpty()) {
            return "";
        }
        final StringBuilder out = new StringBuilder();
        diagnostics.forEach(one -> render(one, out));
        return out.append(summary(diagnostics)).append('\n').toString();
    }

    private static void render(Diagnostic one, StringBuilder out) {
        final Source source = one.source();
        final int start = one.span().start();
        final int line = source.line(start);
        final String text = source.lineText(line);
        out.append(source.name()).append(':').append(line).append(':').append(source.column(start));
        out.append(": ")
                .append(one.isError() ? "error" : "warning")
                .append('[')
                .append(one.code())
                .append("]: ");
        out.append(one.message()).append('\n');
        out.append(String.format("%5d | %s%n", line, text).replace("\r\n", "\n"));
        final int from = Math.min(start - source.lineStart(line), text.length());
        final int to = Math.clamp(one.span().end() - (long) source.lineStart(line), from, text.length());
        out.append(MARGIN).append("| ").append(blank(text.substring(0, from)));
        out.append("^".repeat(Math.max(1, text.codePointCount(from, to)))).append('\n');
        for (final Note note : one.notes()) {
            out.append(MARGIN).append("= ").append(note.kind().word()).append(": ");
            out.append(note.text().replace("\n", "\n" + MARGIN + "  ")).append('\n');
        }
    }

    /// As wide as `text`: tabs stay, so that the carets stand below what they mark.
    private static String blank(String text) {
        final StringBuilder blank = new StringBuilder();
        text.codePoints().forEach(point -> blank.append(point == '\t' ? '\t' : ' '));
        return blank.toString();
    }

    private static String summary(List<Diagnostic> diagnostics) {
        final long errors = diagnostics.stream().filter(Diagnostic::isError).count();
        final long warnings = diagnostics.size() - errors;
        if (warnings == 0) {
            return counted(errors, "error");
        }
        return errors == 0
                ? counted(warnings, "warning")
                : counted(errors, "error") + ", " + counted(warnings, "warning");
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
