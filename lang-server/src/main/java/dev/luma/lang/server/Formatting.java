package dev.luma.lang.server;

import dev.luma.lang.diagnostic.Diagnostics;
import dev.luma.lang.source.Source;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Formatter;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.jspecify.annotations.Nullable;

/// A file as `luma fmt` lays it out, as edits: only what differs, so that cursors and folds around it stay.
final class Formatting {
    private Formatting() {}

    static List<TextEdit> of(OpenFile file) {
        final String formatted = formatted(file);
        return formatted == null
                ? List.of()
                : edits(file, new Span(0, file.text().length()), formatted);
    }

    /// The lines of a selection. Formatting changes white space only, so the lines that have more than that are the
    /// same before and after, one by one.
    static List<TextEdit> of(OpenFile file, Range range) {
        final String formatted = formatted(file);
        if (formatted == null) {
            return List.of();
        }
        final Source source = file.source();
        final Source other = new Source("", formatted);
        final List<Integer> before = filled(source);
        final List<Integer> after = filled(other);
        final int last = source.line(OpenFile.offset(source, range.getEnd()));
        final int first = source.line(OpenFile.offset(source, range.getStart()));
        final List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            final boolean isBehind =
                    before.get(i) == last && last > first && range.getEnd().getCharacter() == 0;
            if (before.get(i) >= first && before.get(i) <= last && !isBehind) {
                chosen.add(i);
            }
        }
        if (chosen.isEmpty()) {
            return List.of();
        }
        final Span from = lines(source, before.get(chosen.getFirst()), before.get(chosen.getLast()));
        final Span to = lines(other, after.get(chosen.getFirst()), after.get(chosen.getLast()));
        return edits(file, from, other.text(to));
    }

    private static @Nullable String formatted(OpenFile file) {
        return Formatter.format(file.source(), new Diagnostics(file.source()));
    }

    private static List<Integer> filled(Source source) {
        final List<Integer> lines = new ArrayList<>();
        for (int line = 1; line <= source.lineCount(); line++) {
            if (!source.lineText(line).isBlank()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static Span lines(Source source, int first, int last) {
        return new Span(
                source.lineStart(first),
                source.lineStart(last) + source.lineText(last).length());
    }

    /// What turns a part of the file into another text.
    private static List<TextEdit> edits(OpenFile file, Span part, String wanted) {
        final Source source = file.source();
        final String text = source.text(part);
        if (text.equals(wanted)) {
            return List.of();
        }
        final int most = Math.min(text.length(), wanted.length());
        int equal = 0;
        while (equal < most && text.charAt(equal) == wanted.charAt(equal)) {
            equal++;
        }
        final int start = Math.max(0, source.lineStart(source.line(part.start() + equal)) - part.start());
        int same = 0;
        while (same < most - start
                && text.charAt(text.length() - 1 - same) == wanted.charAt(wanted.length() - 1 - same)) {
            same++;
        }
        final Span changed = new Span(part.start() + start, part.end() - same);
        return List.of(new TextEdit(OpenFile.range(source, changed), wanted.substring(start, wanted.length() - same)));
    }
}
