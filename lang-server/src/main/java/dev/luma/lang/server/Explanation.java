package dev.luma.lang.server;

import org.jspecify.annotations.Nullable;

/// What is shown where the pointer rests: type, signature, documentation.
final class Explanation {
    private Explanation() {}

    /// @return Markdown; null if there is nothing to say
    static @Nullable String at(OpenFile file, int offset) {
        final Found found = Search.at(file, offset);
        if (found == null) {
            return null;
        }
        final String code = "```luma\n" + found.signature() + "\n```";
        return found.doc().isEmpty() ? code : code + "\n\n" + found.doc();
    }
}
