package dev.luma.lang.cli;

import dev.luma.lang.types.Type;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The core library's signatures, as people read them: out of the same text that the compiler reads.
final class CoreDocs {
    private static final String TEXT = "core.luma";
    private static final String AFFINE = "affine ";

    private CoreDocs() {}

    /// @param kind `prelude`, `module`, `type` or `trait`
    /// @param name `math`, `str`, `[T]`; empty for the prelude
    /// @param isAffine whether a value of it must be brought to its end
    record Section(String kind, String name, boolean isAffine, String doc, List<Entry> entries) {
        String title() {
            return (isAffine ? AFFINE : "") + (name.isEmpty() ? kind : kind + " " + name);
        }
    }

    /// @param name of the function, the constant or the field
    /// @param signature without `fn`
    record Entry(String name, String signature, String doc) {}

    static List<Section> sections() {
        final List<Section> sections = new ArrayList<>();
        final List<String> doc = new ArrayList<>();
        for (final String line : text().lines().toList()) {
            if (line.startsWith("///")) {
                doc.add(line.substring(3).strip());
            } else if (!line.isBlank() && !line.startsWith("//")) {
                add(line.strip(), String.join("\n", doc), sections);
                doc.clear();
            }
        }
        return sections;
    }

    private static void add(String given, String doc, List<Section> sections) {
        final boolean isAffine = given.startsWith(AFFINE);
        final String line = isAffine ? given.substring(AFFINE.length()) : given;
        final String first = line.substring(0, Math.max(0, (line + " ").indexOf(' ')));
        switch (first) {
            case "prelude", "module", "type", "trait" -> {
                final String rest = line.substring(first.length());
                final int in = rest.lastIndexOf(" in ");
                final String name = (in < 0 ? rest : rest.substring(0, in)).strip();
                sections.add(new Section(first, name, isAffine, doc, new ArrayList<>()));
            }
            default -> sections.getLast().entries().add(entry(line, doc));
        }
    }

    private static Entry entry(String line, String doc) {
        String signature = line;
        while (signature.startsWith("@")) {
            signature = signature.substring(signature.indexOf(' ') + 1).strip();
        }
        if (signature.startsWith("fn ") || signature.startsWith("const ")) {
            signature = signature.substring(signature.indexOf(' ') + 1);
        }
        int end = 0;
        while (end < signature.length() && Character.isJavaIdentifierPart(signature.charAt(end))) {
            end++;
        }
        return new Entry(signature.substring(0, end), signature, doc);
    }

    private static String text() {
        try (InputStream in = Type.class.getResourceAsStream(TEXT)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + TEXT);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + TEXT, e);
        }
    }
}
