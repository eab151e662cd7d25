package dev.luma.jdbc.logic;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a script as MySQL is to run it, one entry after the other.
///
/// Entries stand apart by empty lines; lines before an entry say on which systems it is left out (`skipif`), or alone
/// to
/// be run (`onlyif`). `halt` ends a script. `hash-threshold` says from how many values on results are written as a
/// sum, which
/// each result shows by itself. What begins with `#` is a comment, also behind a system's name.
///
/// @see <a href="https://www.sqlite.org/sqllogictest/doc/trunk/about.wiki">the format</a>
final class ScriptReader implements Closeable {
    private static final String SYSTEM = "mysql";

    private final BufferedReader lines;
    private int line;

    ScriptReader(BufferedReader lines) {
        this.lines = lines;
    }

    /// @return null at the end
    /// @throws IOException also for what is no script
    @Nullable
    Entry next() throws IOException {
        boolean runs = true;
        for (String text = read(); text != null; text = read()) {
            final String[] words = text.split("#", 2)[0].strip().split("\\s+");
            switch (words[0]) {
                case "", "hash-threshold" -> {}
                case "skipif" -> runs &= !words[1].equals(SYSTEM);
                case "onlyif" -> runs &= words[1].equals(SYSTEM);
                case "halt" -> {
                    if (runs) {
                        return null;
                    }
                    runs = true;
                }
                case "statement", "query" -> {
                    final Entry entry = words[0].equals("query") ? query(words) : statement(words);
                    if (runs) {
                        return entry;
                    }
                    runs = true;
                }
                default -> throw new IOException("line " + line + " is none of a script: " + text);
            }
        }
        return null;
    }

    private Entry statement(String[] words) throws IOException {
        final int first = line;
        return new Entry.Statement(first, String.join("\n", block("")), words[1].equals("ok"));
    }

    private Entry query(String[] words) throws IOException {
        final int first = line;
        final String sql = String.join("\n", block("----"));
        return new Entry.Query(
                first,
                sql,
                words[1],
                Entry.Order.of(words[2]),
                words.length > 3 ? words[3] : null,
                Expected.of(block("")));
    }

    /// The lines up to one that is empty or that ends the block.
    private List<String> block(String end) throws IOException {
        final List<String> block = new ArrayList<>();
        for (String text = read(); text != null && !text.isEmpty() && !text.equals(end); text = read()) {
            block.add(text);
        }
        return block;
    }

    private @Nullable String read() throws IOException {
        line++;
        return lines.readLine();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
