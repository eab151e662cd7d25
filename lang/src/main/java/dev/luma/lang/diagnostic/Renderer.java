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
    private static final int UNKNOWN = 0xFFFD;

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
        out.append(visible(one.message())).append('\n');
        final int from = Math.clamp((long) start - source.lineStart(line), 0, text.length());
        final int to = Math.clamp(one.span().end() - (long) source.lineStart(line), from, text.length());
        final Excerpt shown = Excerpt.of(text, from, to);
        final String marked = shown.marked();
        out.append(String.format("%5d | ", line)).append(visible(shown.text())).append('\n');
        out.append(MARGIN).append("| ").append(blank(shown.before()));
        out.append("^".repeat(Math.max(1, marked.codePointCount(0, marked.length()))))
                .append('\n');
        for (final Note note : one.notes()) {
            out.append(MARGIN).append("= ").append(note.kind().word()).append(": ");
            final String[] lines = note.text().split("\n", -1);
            out.append(visible(lines[0])).append('\n');
            for (int i = 1; i < lines.length; i++) {
                out.append(MARGIN).append("  ").append(visible(lines[i])).append('\n');
            }
        }
    }

    /// A line of the program as a terminal may show it: what would move the cursor, or turn around what is read, is
    /// shown as a character that is not known.
    private static String visible(String line) {
        if (line.codePoints().noneMatch(Renderer::isControl)) {
            return line;
        }
        final StringBuilder visible = new StringBuilder(line.length());
        line.codePoints().forEach(point -> visible.appendCodePoint(isControl(point) ? UNKNOWN : point));
        return visible.toString();
    }

    private static boolean isControl(int point) {
        return point != '\t' && Character.isISOControl(point)
                || switch (Character.getDirectionality(point)) {
                    case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                            Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                            Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                            Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                            Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                            Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                            Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                            Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE -> true;
                    default -> false;
                };
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
