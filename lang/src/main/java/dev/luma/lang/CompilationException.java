package dev.luma.lang;

import dev.luma.lang.diagnostic.Diagnostic;
import dev.luma.lang.diagnostic.Renderer;
import java.util.List;

/// A Luma file that does not compile. The message is what `luma check` prints.
public final class CompilationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    CompilationException(List<Diagnostic> diagnostics) {
        super(Renderer.render(diagnostics).stripTrailing());
        this.diagnostics = List.copyOf(diagnostics);
    }

    /// What is wrong, in the order of the source.
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
