package dev.luma.lang.cli;

import dev.luma.lang.diagnostic.Diagnostic;
import dev.luma.lang.diagnostic.Renderer;
import java.util.List;

/// Diagnostics on their way to standard error.
final class Reports {
    private Reports() {}

    static void print(Terminal terminal, List<Diagnostic> diagnostics) {
        final String rendered = Renderer.render(diagnostics);
        if (!rendered.isEmpty()) {
            terminal.printError(terminal.isErrorColoured() ? Colours.ofDiagnostics(rendered) : rendered);
        }
    }
}
