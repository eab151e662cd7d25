package dev.luma.lang.cli;

import dev.luma.lang.diagnostic.Diagnostics;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.resolve.Suggestions;
import dev.luma.lang.source.Source;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.syntax.Parser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// `luma doc [NAME | FILE]`: the core library's signatures, or what a file declares.
final class DocCommand implements Command {
    private static final int WIDTH = 96;

    private final Terminal terminal;
    private final StringBuilder out = new StringBuilder();

    DocCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.size() > 1) {
            throw new UsageError("doc takes one name or file: luma doc str");
        }
        int status = OK;
        if (arguments.isEmpty()) {
            overview();
        } else if (arguments.getFirst().endsWith(".luma")) {
            status = file(arguments.getFirst());
        } else {
            name(arguments.getFirst());
        }
        terminal.print(out.toString());
        return status;
    }

    // ---- the core library

    private void overview() {
        String kind = "";
        for (final CoreDocs.Section section : inOrder()) {
            if (!section.kind().equals(kind)) {
                out.append(kind.isEmpty() ? "" : "\n")
                        .append(heading(section.kind()))
                        .append('\n');
                kind = section.kind();
            }
            if (!section.name().isEmpty()) {
                out.append("  ")
                        .append(section.name())
                        .append("  ")
                        .append(firstSentence(section.doc()))
                        .append('\n');
            }
            final Set<String> names = new LinkedHashSet<>();
            section.entries().forEach(entry -> names.add(entry.name()));
            wrapped(String.join(" ", names), "      ");
        }
        out.append("\nluma doc NAME says more: luma doc str, luma doc math.round\n");
    }

    private static List<CoreDocs.Section> inOrder() {
        final List<String> kinds = List.of("prelude", "module", "type", "trait");
        final List<CoreDocs.Section> sections = new ArrayList<>(CoreDocs.sections());
        sections.sort((a, b) -> kinds.indexOf(a.kind()) - kinds.indexOf(b.kind()));
        return sections;
    }

    private static String heading(String kind) {
        return switch (kind) {
            case "prelude" -> "Names that every file sees";
            case "module" -> "Modules";
            case "type" -> "Types";
            default -> "Traits";
        };
    }

    private static String firstSentence(String doc) {
        final String line = doc.replace('\n', ' ');
        final int end = line.indexOf(". ");
        return end < 0 ? line : line.substring(0, end + 1);
    }

    /// A section, or a function of one: `str`, `math.round`, `round`.
    private void name(String name) {
        final List<CoreDocs.Section> sections = CoreDocs.sections();
        for (final CoreDocs.Section section : sections) {
            if (section.name().equals(name) || section.kind().equals(name)) {
                section(section);
            }
        }
        for (final CoreDocs.Section section : sections) {
            for (final CoreDocs.Entry entry : section.entries()) {
                final String full = section.name().isEmpty() ? entry.name() : section.name() + "." + entry.name();
                if (full.equals(name) || entry.name().equals(name)) {
                    separate();
                    entry(section.name().isEmpty() ? "" : section.name() + ".", entry, "");
                }
            }
        }
        if (out.isEmpty()) {
            throw new UsageError(unknown(name, sections));
        }
    }

    private static String unknown(String name, List<CoreDocs.Section> sections) {
        final List<String> known = new ArrayList<>();
        for (final CoreDocs.Section section : sections) {
            known.add(section.name());
            for (final CoreDocs.Entry entry : section.entries()) {
                known.add(entry.name());
                known.add(section.name() + "." + entry.name());
            }
        }
        final Note[] help = Suggestions.didYouMean(name, known);
        return "the core library has no " + name + (help.length == 0 ? "; luma doc lists it" : "; " + help[0].text());
    }

    private void section(CoreDocs.Section section) {
        separate();
        out.append(bold(section.title())).append('\n');
        wrapped(section.doc(), "  ");
        for (final CoreDocs.Entry entry : section.entries()) {
            out.append('\n');
            entry("", entry, "  ");
        }
    }

    private void separate() {
        if (!out.isEmpty()) {
            out.append('\n');
        }
    }

    private void entry(String owner, CoreDocs.Entry entry, String indent) {
        out.append(indent)
                .append(bold((owner + entry.signature()).replace("\n", "\n" + indent)))
                .append('\n');
        wrapped(entry.doc(), indent + "    ");
    }

    // ---- a file

    private int file(String name) {
        final Source source = new Source(name, SourceFiles.file(terminal, name).text());
        final Diagnostics diagnostics = new Diagnostics(source);
        final Ast.File file = Parser.parse(source, diagnostics);
        if (diagnostics.hasSyntaxErrors()) {
            Reports.print(terminal, diagnostics.sorted());
            return WRONG;
        }
        final List<CoreDocs.Entry> entries = FileDocs.of(file);
        out.append(bold(name)).append('\n');
        for (final CoreDocs.Entry entry : entries) {
            out.append('\n');
            entry("", entry, "  ");
        }
        if (entries.isEmpty()) {
            out.append("\n  nothing that is public or has a comment with ///\n");
        }
        return OK;
    }

    // ---- form

    private String bold(String text) {
        return terminal.isOutputColoured() ? Colours.paint(Colours.BOLD, text) : text;
    }

    /// Markdown's line ends within a paragraph mean nothing; an empty line, a list item or code begins a new line.
    private void wrapped(String text, String indent) {
        if (text.isBlank()) {
            return;
        }
        int column = 0;
        for (final String line : text.split("\n", -1)) {
            final boolean begins =
                    line.isBlank() || line.startsWith("- ") || line.startsWith("    ") || line.startsWith("|");
            if (begins && column > 0) {
                out.append('\n');
                column = 0;
            }
            for (final String word : line.strip().split(" +", -1)) {
                if (column > 0 && column + 1 + word.length() > WIDTH) {
                    out.append('\n');
                    column = 0;
                }
                out.append(column == 0 ? indent : " ").append(word);
                column += (column == 0 ? indent.length() : 1) + word.length();
            }
        }
        out.append('\n');
    }
}
