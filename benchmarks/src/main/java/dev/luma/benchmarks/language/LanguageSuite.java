package dev.luma.benchmarks.language;

import dev.luma.benchmarks.Suite;
import dev.luma.benchmarks.language.twins.Twin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Measures the language and prints tables in Markdown; `bin/bench-lang` starts it.
public final class LanguageSuite {
    private static final List<String> SECTIONS = List.of("start", "compile", "warm", "driver");
    private static final String USAGE = """
            usage: bin/bench-lang [OPTION...] [SECTION...]

              SECTION            start, compile, warm or driver; all by default
              --programs REGEX   of warm, only these: %s
              --server A,B       of driver, only these; a name, or the port of a server where root has no password
              --quick            short, to see that everything works
              --out FILE         writes the tables there too""".formatted(String.join(
            " ", List.of(Twin.values()).stream().map(Twin::id).toList()));

    private final List<String> sections = new ArrayList<>();
    private List<Twin> programs = List.of(Twin.values());
    private List<String> servers = List.of();
    private boolean isQuick;
    private @Nullable Path out;

    private LanguageSuite(Deque<String> words) {
        while (!words.isEmpty()) {
            final String word = words.remove();
            switch (word) {
                case "--quick" -> isQuick = true;
                case "--programs" -> programs = Twin.matching(words.remove());
                case "--server" -> servers = List.of("--server", words.remove());
                case "--out" -> out = Path.of(words.remove());
                default -> {
                    if (!SECTIONS.contains(word)) {
                        throw new IllegalArgumentException("what is " + word + "?");
                    }
                    sections.add(word);
                }
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.println(USAGE);
            return;
        }
        try {
            new LanguageSuite(new ArrayDeque<>(List.of(arguments))).run();
        } catch (IllegalArgumentException e) {
            System.err.println("bench-lang: " + e.getMessage() + "\n\n" + USAGE);
            System.exit(2);
        }
    }

    private void run() throws Exception {
        final StringBuilder tables = new StringBuilder();
        for (final String section : sections.isEmpty() ? SECTIONS : sections) {
            tables.append(measure(section));
        }
        System.out.println(tables);
        if (out != null) {
            Files.createDirectories(out.toAbsolutePath().getParent());
            Files.writeString(out, tables);
        }
    }

    private String measure(String section) throws Exception {
        return switch (section) {
            case "start" -> Starts.measure(Path.of(""), isQuick);
            case "compile" -> CompileSpeed.measure(isQuick);
            case "warm" -> Twins.measure(programs, isQuick);
            default -> driver();
        };
    }

    /// The driver in Luma is one of the drivers that the other suite compares.
    private String driver() throws Exception {
        final List<String> words = new ArrayList<>(servers);
        words.addAll(List.of("--drivers", "luma,luma-script", "one-text|thousand-text"));
        if (isQuick) {
            words.add("--quick");
        }
        return "\n## Text queries by the driver in Luma\n" + Suite.measure(words.toArray(String[]::new));
    }
}
