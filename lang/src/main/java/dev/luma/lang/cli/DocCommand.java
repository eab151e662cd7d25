package dev.luma.lang.cli;

import dev.luma.lang.diagnostic.Diagnostics;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.resolve.FileModules;
import dev.luma.lang.resolve.Suggestions;
import dev.luma.lang.source.Source;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.syntax.Parser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `luma doc [NAME | FILE]`: the core library's signatures, or what a file declares.
final class DocCommand implements Command {
    private static final int WIDEST = 96;
    private static final int NARROWEST = 40;
    /// What one may call those whose names no shell takes as they are.
    private static final Map<String, String> OTHER_NAMES = Map.of("list", "[T]", "map", "{K: V}");

    private final Terminal terminal;
    private final StringBuilder out = new StringBuilder();
    private final int width;

    DocCommand(Terminal terminal) {
        this.terminal = terminal;
        this.width = Math.clamp(Terminal.columns(WIDEST), NARROWEST, WIDEST);
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
            final Source bundled = bundled(arguments.getFirst());
            if (bundled == null) {
                name(arguments.getFirst());
            } else {
                status = file(bundled);
            }
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
            if (section.name().equals(OTHER_NAMES.getOrDefault(name, name))
                    || section.kind().equals(name)) {
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

    /// A module that comes with Luma, by the path of its import.
    private @Nullable Source bundled(String path) {
        final String text = new FileModules(terminal.folder()).bundled(path + ".luma");
        return text == null ? null : new Source(path, text);
    }

    private int file(String name) {
        return file(new Source(name, SourceFiles.file(terminal, name).text()));
    }

    private int file(Source source) {
        final Diagnostics diagnostics = new Diagnostics(source);
        final Ast.File file = Parser.parse(source, diagnostics);
        if (diagnostics.hasSyntaxErrors()) {
            Reports.print(terminal, diagnostics.sorted());
            return WRONG;
        }
        final List<CoreDocs.Entry> entries = FileDocs.of(file);
        out.append(bold(source.name())).append('\n');
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

    /// Markdown's line ends within a paragraph mean nothing; an empty line, a list item or code ends it.
    private void wrapped(String text, String indent) {
        final List<String> paragraph = new ArrayList<>();
        for (final String line :
                text.isBlank() ? List.<String>of() : text.lines().toList()) {
            final boolean isCode = line.startsWith("    ") || line.startsWith("|");
            if (line.isBlank() || isCode || line.startsWith("- ")) {
                filled(paragraph, indent);
            }
            if (line.isBlank()) {
                out.append('\n');
            } else if (isCode) {
                out.append(indent).append(line).append('\n');
            } else {
                paragraph.addAll(List.of(line.strip().split(" +")));
            }
        }
        filled(paragraph, indent);
    }

    /// Writes words in lines that fit; those of a list item stand below its first word.
    private void filled(List<String> words, String indent) {
        if (words.isEmpty()) {
            return;
        }
        final String hanging = words.getFirst().equals("-") ? indent + "  " : indent;
        String line = indent + words.getFirst();
        for (final String word : words.subList(1, words.size())) {
            if (line.length() + 1 + word.length() > width) {
                out.append(line).append('\n');
                line = hanging + word;
            } else {
                line += " " + word;
            }
        }
        out.append(line).append('\n');
        words.clear();
    }
}
