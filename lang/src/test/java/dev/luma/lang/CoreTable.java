package dev.luma.lang;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A table of what core functions do, as it stands in `src/test/luma/core`:
///
/// ```
/// | declarations of the program
/// # type str
/// ## slice(from: int) -> str
/// "hello".slice(2)                    = "llo"
/// "abc".slice(4)                      panics index: slice 4..3 out of range for length 3
///     xs = [1]
/// xs.add(2)                           = [1, 2]
/// ---- fake.luma
/// a file that the program imports
/// ```
///
/// A case is an expression, with the statements that stand indented above it, and the text form of its value inside a
/// list, or its panic.
record CoreTable(String file, String declarations, List<Case> cases, String imported, String text) {
    private static final Path FOLDER = Path.of("src/test/luma/core");
    private static final Pattern END = Pattern.compile("^(.*?)\\s{2,}(= .*|panics .*)$");

    /// @param section such as `type str`
    /// @param signature such as `len() -> int`
    /// @param outcome `= value` or `panics code: message`
    record Case(String section, String signature, List<String> before, String expression, String outcome, int line) {
        /// The code of its panic; empty if it has none.
        String panic() {
            return outcome.startsWith("panics ") ? outcome.substring("panics ".length(), outcome.indexOf(':')) : "";
        }
    }

    static List<CoreTable> all() {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().map(CoreTable::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CoreTable read(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CoreTable parse(String name, String text) {
        final String[] parts = text.split("(?m)^---- fake.luma\n", 2);
        final StringBuilder declarations = new StringBuilder();
        final List<Case> cases = new ArrayList<>();
        final List<String> before = new ArrayList<>();
        String section = "";
        String signature = "";
        int number = 0;
        for (final String line : parts[0].split("\n", -1)) {
            number++;
            if (line.startsWith("| ")) {
                declarations.append(line.substring(2)).append('\n');
            } else if (line.startsWith("## ")) {
                signature = line.substring(3);
            } else if (line.startsWith("# ")) {
                section = line.substring(2);
            } else if (line.startsWith("    ")) {
                before.add(line.substring(4));
            } else if (!line.isBlank()) {
                final Matcher end = END.matcher(line);
                final boolean isWhole = end.matches();
                cases.add(new Case(
                        section,
                        signature,
                        List.copyOf(before),
                        isWhole ? end.group(1) : line,
                        isWhole ? end.group(2) : "",
                        number));
                before.clear();
            }
        }
        return new CoreTable(name, declarations.toString(), List.copyOf(cases), parts.length > 1 ? parts[1] : "", text);
    }

    /// A program that prints the outcome of each case, a line each.
    String program() {
        final StringBuilder functions = new StringBuilder(declarations);
        final StringBuilder main = new StringBuilder();
        for (int i = 0; i < cases.size(); i++) {
            final Case one = cases.get(i);
            functions.append("fn case").append(i).append("() -> any {\n");
            one.before().forEach(line -> functions.append("    ").append(line).append('\n'));
            functions.append("    outcome = ").append(one.expression()).append("\n    return outcome\n}\n");
            main.append("show(() -> case").append(i).append("())\n");
        }
        return functions + """
                fn show(body: fn() -> any) {
                    print(try {
                        value = [body()]
                        text = str(value)
                        "= ${text.slice(1, text.len() - 1).replace("\\n", "\\\\n")}"
                    } catch err {
                        "panics ${err.code}: ${err.message}"
                    })
                }
                """ + main;
    }

    @Override
    public String toString() {
        return file;
    }
}
