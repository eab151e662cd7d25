package dev.luma.examples;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cells of text in columns that line up, numbers to the right. Widths count characters as people do, an emoji as the
/// two columns that a terminal gives it.
final class TextTable {
    private static final int FIRST_EMOJI = 0x1F300;

    private final List<List<String>> lines = new ArrayList<>();

    TextTable(String... titles) {
        lines.add(List.of(titles));
    }

    /// Adds a line; null stands for NULL.
    void add(@Nullable String... cells) {
        final List<String> line = new ArrayList<>();
        for (final String cell : cells) {
            line.add(cell == null ? "NULL" : cell);
        }
        lines.add(line);
    }

    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append("  ");
            for (int column = 0; column < lines.get(0).size(); column++) {
                text.append(padded(lines.get(i).get(column), column)).append("  ");
            }
            text.append(System.lineSeparator());
            if (i == 0) {
                rule(text);
            }
        }
        return text.toString();
    }

    private void rule(StringBuilder text) {
        text.append("  ");
        for (int column = 0; column < lines.get(0).size(); column++) {
            text.append("─".repeat(width(column))).append("  ");
        }
        text.append(System.lineSeparator());
    }

    private String padded(String cell, int column) {
        final String room = " ".repeat(width(column) - width(cell));
        return isNumeric(column) ? room + cell : cell + room;
    }

    private boolean isNumeric(int column) {
        return lines.stream()
                .skip(1)
                .map(line -> line.get(column))
                .allMatch(cell -> cell.equals("NULL")
                        || cell.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.' || c == '-')
                                && cell.indexOf('-', 1) < 0);
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> width(line.get(column))).max().orElse(0);
    }

    private static int width(String text) {
        return text.codePoints().map(point -> point < FIRST_EMOJI ? 1 : 2).sum();
    }
}
