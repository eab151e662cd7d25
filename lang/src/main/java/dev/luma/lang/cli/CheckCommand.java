package dev.luma.lang.cli;

import dev.luma.lang.diagnostic.Diagnostic;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `luma check FILE…`: only diagnostics.
final class CheckCommand implements Command {
    private final Terminal terminal;
    private boolean allRead = true;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new UsageError("check needs files: luma check hello.luma");
        }
        SourceFiles.refuseOptions(terminal, "check", arguments);
        final List<Diagnostic> found = diagnostics(SourceFiles.all(terminal, arguments));
        Reports.print(terminal, found);
        return !allRead || found.stream().anyMatch(Diagnostic::isError) ? WRONG : OK;
    }

    /// Each once, though several files may import the one where it stands.
    private List<Diagnostic> diagnostics(List<SourceFiles.Given> files) {
        final Map<String, Diagnostic> all = new LinkedHashMap<>();
        for (final SourceFiles.Given file : files) {
            for (final Diagnostic one : diagnostics(file)) {
                all.putIfAbsent(one.source().name() + one.span() + one.code() + one.message(), one);
            }
        }
        final boolean hasErrors = all.values().stream().anyMatch(Diagnostic::isError);
        return all.values().stream().filter(one -> one.isError() == hasErrors).toList();
    }

    private List<Diagnostic> diagnostics(SourceFiles.Given file) {
        try {
            return file.compile().diagnostics();
        } catch (UncheckedIOException e) {
            terminal.complain(Cli.reason(e));
            allRead = false;
            return List.of();
        }
    }
}
