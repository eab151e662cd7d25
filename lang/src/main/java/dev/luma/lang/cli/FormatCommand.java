package dev.luma.lang.cli;

import dev.luma.lang.diagnostic.Diagnostics;
import dev.luma.lang.source.Source;
import dev.luma.lang.syntax.Formatter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// `luma fmt [--check] FILE…`: formats in place, or only names the files that differ.
final class FormatCommand implements Command {
    private final Terminal terminal;

    FormatCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int run(List<String> arguments) {
        final List<String> names = new ArrayList<>(arguments);
        final boolean onlyChecks = names.remove("--check");
        SourceFiles.refuseOptions(terminal, "fmt", names);
        if (names.isEmpty()) {
            throw new UsageError("fmt needs files: luma fmt hello.luma");
        }
        int status = OK;
        for (final SourceFiles.Given file : SourceFiles.all(terminal, names)) {
            status = Math.max(status, formatIfReadable(file, onlyChecks));
        }
        return status;
    }

    private int formatIfReadable(SourceFiles.Given file, boolean onlyChecks) {
        try {
            return format(file, onlyChecks);
        } catch (UncheckedIOException e) {
            terminal.complain(Cli.reason(e));
            return WRONG;
        }
    }

    private int format(SourceFiles.Given file, boolean onlyChecks) {
        final Source source = new Source(file.name(), file.text());
        final Diagnostics diagnostics = new Diagnostics(source);
        final String formatted = Formatter.format(source, diagnostics);
        if (formatted == null) {
            Reports.print(terminal, diagnostics.sorted());
            return WRONG;
        }
        if (formatted.equals(source.text())) {
            return OK;
        }
        if (onlyChecks) {
            terminal.print(file.name() + "\n");
            return FAILED;
        }
        try {
            Files.writeString(file.file(), formatted);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file.name(), e);
        }
        return OK;
    }
}
