package dev.luma.lang.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `luma repl`: answers as you type.
///
/// Lines are read as the terminal gives them: a line editor would be a dependency, and `rlwrap luma repl` is one.
final class Repl implements Command {
    private final Terminal terminal;
    private final BufferedReader input;
    private final ReplSession session;

    Repl(Terminal terminal) {
        this.terminal = terminal;
        this.input = new BufferedReader(new InputStreamReader(terminal.input(), StandardCharsets.UTF_8));
        this.session = new ReplSession(terminal.folder());
    }

    @Override
    public int run(List<String> arguments) {
        if (!arguments.isEmpty()) {
            throw new UsageError("repl takes no arguments; luma run runs a file");
        }
        if (terminal.isInteractive()) {
            terminal.print("Luma " + Help.version() + "; :help helps, :quit ends\n");
        }
        for (String text = read(); text != null; text = read()) {
            final String trimmed = text.strip();
            if (trimmed.equals(":quit") || trimmed.equals(":q")) {
                return OK;
            }
            if (!trimmed.isEmpty()) {
                answer(trimmed, text);
            }
        }
        if (terminal.isInteractive()) {
            terminal.print("\n");
        }
        return OK;
    }

    private void answer(String trimmed, String text) {
        switch (trimmed) {
            case ":help" -> terminal.print(String.valueOf(Help.of("repl")));
            case ":vars" -> session.variables().forEach(line -> terminal.print(line + "\n"));
            default -> {
                if (trimmed.startsWith(":")) {
                    terminal.complain("there is no " + trimmed + "; :help lists what there is");
                } else {
                    show(session.evaluate(text));
                }
            }
        }
    }

    private void show(ReplSession.Answer answer) {
        answer.notes().forEach(note -> terminal.printError("note: " + note + "\n"));
        Reports.print(terminal, answer.diagnostics());
        if (answer.panic() != null) {
            final String panic = answer.panic();
            terminal.printError((terminal.isErrorColoured() ? Colours.paint(Colours.RED, panic) : panic) + "\n");
        }
        if (answer.value() != null) {
            terminal.print(answer.value() + "\n");
        }
    }

    // ---- reading

    /// The next input, of as many lines as it has; null at the end.
    private @Nullable String read() {
        String line = line("> ");
        if (line == null) {
            return null;
        }
        final StringBuilder text = new StringBuilder(line);
        while (Input.isUnfinished(text.toString())) {
            line = line("… ");
            if (line == null) {
                break;
            }
            text.append('\n').append(line);
        }
        return text.toString();
    }

    private @Nullable String line(String prompt) {
        if (terminal.isInteractive()) {
            terminal.print(prompt);
        }
        try {
            return input.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the input", e);
        }
    }
}
