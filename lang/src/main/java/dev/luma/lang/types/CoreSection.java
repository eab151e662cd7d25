package dev.luma.lang.types;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A section of the text in which the core library is written, as it stands there. What is in it is read when something
/// of it is asked for ([CoreReader]): a program uses few sections, and waits for its start.
///
/// @param kind `prelude`, `module`, `type` or `trait`
/// @param name `math`, `str`, `[T]`; empty for the prelude
/// @param owner the Java class that its functions are in, without package; empty for a trait
/// @param comments the lines above it, with their slashes
/// @param body the lines of its functions, constants and fields
record CoreSection(String kind, String name, String owner, String comments, String body) {
    private static final List<String> HEADS = List.of("prelude ", "module ", "type ", "affine type ", "trait ");
    private static final String IN = " in ";

    /// Cuts the text into its sections, in their order.
    static List<CoreSection> of(String text) {
        final List<CoreSection> sections = new ArrayList<>();
        int head = -1;
        int headComments = 0;
        int comments = -1;
        for (int line = 0; line < text.length(); line = text.indexOf('\n', line) + 1) {
            if (text.startsWith("///", line)) {
                comments = comments < 0 ? line : comments;
                continue;
            }
            if (isHead(text, line)) {
                final int start = comments < 0 ? line : comments;
                if (head >= 0) {
                    sections.add(of(text, headComments, head, start));
                }
                head = line;
                headComments = start;
            }
            comments = -1;
        }
        sections.add(of(text, headComments, head, text.length()));
        return sections;
    }

    private static boolean isHead(String text, int line) {
        for (final String head : HEADS) {
            if (text.startsWith(head, line)) {
                return true;
            }
        }
        return false;
    }

    private static CoreSection of(String text, int comments, int head, int end) {
        final int behind = text.indexOf('\n', head) + 1;
        final String line = text.substring(head, behind).strip();
        final int in = line.lastIndexOf(IN);
        final String owner = in < 0 ? "" : line.substring(in + IN.length());
        final String title = (in < 0 ? line : line.substring(0, in)).replace("affine ", "");
        final int space = (title + " ").indexOf(' ');
        return new CoreSection(
                title.substring(0, space),
                title.substring(space).strip(),
                owner,
                text.substring(comments, head),
                text.substring(behind, end));
    }

    /// What the comments say.
    String doc() {
        return comments.lines()
                .map(line -> line.substring("///".length()).strip())
                .collect(Collectors.joining("\n"));
    }
}
