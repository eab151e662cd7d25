package dev.luma.lang.cli;

import dev.luma.lang.diagnostic.Code;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `luma repl`: answers as you type.
///
/// The JDK has a line editor with a history inside, which the launcher asks for where there is a terminal.
final class Repl implements Command {
    private static final Pattern LEAVING = Pattern.compile("(quit|exit)(\\(\\))?");

    private final Terminal terminal;
    private final BufferedReader input;
    private final @Nullable Console editor;
    private final ReplSession session;

    Repl(Terminal terminal) {
        this.terminal = terminal;
        this.input = new BufferedReader(new InputStreamReader(terminal.input(), StandardCharsets.UTF_8));
        this.editor = terminal.isInteractive() ? System.console() : null;
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
        for (String text = nextInput(); text != null; text = nextInput()) {
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
                    evaluate(trimmed, text);
                }
            }
        }
    }

    private void evaluate(String trimmed, String text) {
        final ReplSession.Answer answer = session.evaluate(text);
        if (LEAVING.matcher(trimmed).matches() && isUnknown(answer)) {
            terminal.complain(":quit or the end of the input ends it");
        } else {
            show(answer);
        }
    }

    private static boolean isUnknown(ReplSession.Answer answer) {
        return answer.diagnostics().stream().anyMatch(one -> one.code() == Code.E0201);
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

    /// What ends a line that Ctrl-C drops, with the lines before it that belong to it.
    private static final class Dropped extends Exception {
        private static final long serialVersionUID = 1L;

        Dropped(RuntimeException interrupt) {
            super(null, interrupt, false, false);
        }
    }

    /// The next input; null at the end.
    private @Nullable String nextInput() {
        while (true) {
            try {
                return read();
            } catch (Dropped e) {
                // the next one, then
            }
        }
    }

    /// The next input, of as many lines as it has; null at the end.
    private @Nullable String read() throws Dropped {
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

    private @Nullable String line(String prompt) throws Dropped {
        if (editor != null) {
            try {
                return editor.readLine("%s", prompt);
            } catch (RuntimeException e) { // of a class that only the JDK knows
                throw new Dropped(e);
            }
        }
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
