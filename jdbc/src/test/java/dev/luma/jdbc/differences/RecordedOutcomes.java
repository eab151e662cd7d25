package dev.luma.jdbc.differences;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What this driver gave in each step that the page on differences tells of by a line for many: such a line says why,
/// and this holds what, so that none hides a change.
///
/// A file for each server, a line for each step. Where they are others now, `target` has the file as it would be.
final class RecordedOutcomes {
    private final String server;
    private final LocalDate begun = LocalDate.now();
    private final Set<String> met = new LinkedHashSet<>();

    /// @param server `MySQL` or `MariaDB`
    RecordedOutcomes(String server) {
        this.server = server;
    }

    /// Takes note of what a step gave.
    void add(String step, String outcome) {
        met.add(step + " -> " + inOneLine(outcome));
    }

    /// A time of day that is written as a date is today's.
    private String inOneLine(String outcome) {
        final StringBuilder line = new StringBuilder();
        outcome.replace(begun.toString(), "today")
                .replace(LocalDate.now().toString(), "today")
                .chars()
                .forEach(c -> line.append(c < ' ' ? "\\u%04x".formatted(c) : String.valueOf((char) c)));
        return line.toString();
    }

    /// What is not as it was recorded.
    List<String> changes() throws IOException {
        final Set<String> recorded = new LinkedHashSet<>(read());
        final List<String> changes = new ArrayList<>();
        met.stream().filter(line -> !recorded.contains(line)).forEach(line -> changes.add("not recorded: " + line));
        recorded.stream()
                .filter(line -> !met.contains(line))
                .forEach(line -> changes.add("recorded, not met: " + line));
        if (!changes.isEmpty()) {
            Files.write(Path.of("target", file()), met);
        }
        return changes;
    }

    private List<String> read() throws IOException {
        try (var in = Objects.requireNonNull(RecordedOutcomes.class.getResourceAsStream(file()), file())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private String file() {
        return "outcomes-" + server + ".txt";
    }
}
