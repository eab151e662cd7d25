package dev.luma.lang.types;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A small program, and all that the compiler says about it. Many stand in one text file:
///
/// ```
/// #### what it shows
/// the text of app.luma
/// ---- lib/other.luma
/// the text of a file that it imports
/// ---- output
/// what is printed; nothing for a program without errors and warnings
/// ```
record GoldenCase(String name, Map<String, String> files, String output) {
    private static final Path FOLDER = Path.of("src/test/luma/check");
    private static final String MAIN = "app.luma";

    static List<GoldenCase> all(String file) {
        final String text;
        try {
            text = Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        final List<GoldenCase> cases = new ArrayList<>();
        for (final String part : text.split("(?m)^#### ", -1)) {
            if (!part.isEmpty()) {
                cases.add(parse(part));
            }
        }
        return cases;
    }

    private static GoldenCase parse(String text) {
        final Map<String, String> files = new LinkedHashMap<>();
        String output = "";
        final String[] parts = afterFirstLine(text).split("(?m)^---- ", -1);
        files.put(MAIN, parts[0]);
        for (int i = 1; i < parts.length; i++) {
            final String title = firstLine(parts[i]);
            if (title.equals("output")) {
                output = afterFirstLine(parts[i]);
            } else {
                files.put(title, afterFirstLine(parts[i]));
            }
        }
        return new GoldenCase(firstLine(text), files, output);
    }

    private static String firstLine(String text) {
        return text.substring(0, text.indexOf('\n'));
    }

    private static String afterFirstLine(String text) {
        return text.substring(text.indexOf('\n') + 1);
    }

    Checker.Checked check() {
        return Programs.check(MAIN, files);
    }

    @Override
    public String toString() {
        return name;
    }
}
