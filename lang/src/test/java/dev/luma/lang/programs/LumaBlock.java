package dev.luma.lang.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A program in a document, between "```luma" and "```".
///
/// @param document the document's name
/// @param line where it begins
/// @param heading the heading it stands under
/// @param file the name it is to be saved under, where the document gives one; else empty
/// @param text the program
record LumaBlock(String document, int line, String heading, String file, String text) {
    private static final Pattern PRINTS = Pattern.compile("// prints: (.*)");
    private static final String FENCE = "```";

    /// Those of a document, in order.
    static List<LumaBlock> of(Path document) throws IOException {
        final List<LumaBlock> blocks = new ArrayList<>();
        final List<String> lines = Files.readAllLines(document);
        String heading = "";
        int i = 0;
        while (i < lines.size()) {
            final String line = lines.get(i++);
            heading = line.startsWith("#") ? line.replaceFirst("#+ ", "") : heading;
            if (!line.startsWith(FENCE + "luma")) {
                i = line.startsWith(FENCE) ? end(lines, i) + 1 : i;
                continue;
            }
            final int end = end(lines, i);
            final String file = line.contains("file=") ? line.substring(line.indexOf("file=") + 5) : "";
            final String text = String.join("\n", lines.subList(i, end)) + "\n";
            blocks.add(new LumaBlock(document.getFileName().toString(), i, heading, file, text));
            i = end + 1;
        }
        return blocks;
    }

    private static int end(List<String> lines, int from) {
        int i = from;
        while (!lines.get(i).equals(FENCE)) {
            i++;
        }
        return i;
    }

    /// Whether it talks to a database.
    boolean needsServer() {
        return text.contains("db.open(");
    }

    /// What it says it prints.
    String prints() {
        final StringBuilder printed = new StringBuilder();
        final Matcher matcher = PRINTS.matcher(text);
        while (matcher.find()) {
            printed.append(matcher.group(1)).append('\n');
        }
        return printed.toString();
    }

    @Override
    public String toString() {
        return document + ":" + line + " " + heading;
    }
}
