package dev.luma.lang.diagnostic;

import dev.luma.lang.source.Source;
import dev.luma.lang.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Gathers what the phases of the compiler find in one file.
public final class Diagnostics {
    /// More than these nobody reads.
    private static final int MAX_ERRORS = 20;

    private final Source source;
    private final List<Diagnostic> found = new ArrayList<>();
    /// Where an error is.
    private final Set<Span> wrong = new HashSet<>();

    public Diagnostics(Source source) {
        this.source = source;
    }

    public Source source() {
        return source;
    }

    /// Notes something, unless the same place has an error already: it would only follow from that.
    public void report(Code code, Span span, String message, Note... notes) {
        if (!code.isError() || !wrong.contains(span)) {
            add(code, span, message, notes);
        }
    }

    /// Notes one of several things that are wrong at the same place.
    public void add(Code code, Span span, String message, Note... notes) {
        found.add(new Diagnostic(code, source, span, message, List.of(notes)));
        if (code.isError()) {
            wrong.add(span);
        }
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Diagnostic::isError);
    }

    /// Whether the text itself is malformed, so that types are not to be checked.
    public boolean hasSyntaxErrors() {
        return found.stream().anyMatch(one -> one.code().isSyntax());
    }

    /// In the order of the source; at most twenty errors, and warnings only where there is no error.
    public List<Diagnostic> sorted() {
        final boolean errors = hasErrors();
        return found.stream()
                .filter(one -> one.isError() == errors)
                .sorted((a, b) -> Integer.compare(a.span().start(), b.span().start()))
                .limit(errors ? MAX_ERRORS : Long.MAX_VALUE)
                .toList();
    }
}
