package dev.luma.lang.diagnostic;

import dev.luma.lang.source.Source;
import dev.luma.lang.source.Span;
import java.util.List;

/// One thing that is wrong, or suspicious, in a program.
///
/// @param span what the carets mark
/// @param message one line without a full stop
public record Diagnostic(Code code, Source source, Span span, String message, List<Note> notes) {
    public Diagnostic {
        notes = List.copyOf(notes);
    }

    public boolean isError() {
        return code.isError();
    }
}
