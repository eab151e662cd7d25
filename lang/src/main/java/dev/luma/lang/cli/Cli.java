package dev.luma.lang.cli;

import dev.luma.lang.CompilationException;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.resolve.Suggestions;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the command that is meant, and runs it.
final class Cli {
    private static final List<String> NAMES =
            List.of("run", "build", "check", "test", "fmt", "repl", "doc", "lsp", "demo", "help");

    private final Terminal terminal;

    Cli(Terminal terminal) {
        this.terminal = terminal;
    }

    /// @return the status of the process
    int run(String... arguments) {
        if (arguments.length == 0) {
            terminal.printError(Help.OVERVIEW);
            return Command.WRONG;
        }
        try {
            return dispatch(arguments[0], List.of(arguments).subList(1, arguments.length));
        } catch (UsageError e) {
            terminal.complain(String.valueOf(e.getMessage()));
            return Command.WRONG;
        } catch (CompilationException e) {
            Reports.print(terminal, e.diagnostics());
            return Command.WRONG;
        } catch (UncheckedIOException e) {
            terminal.complain(reason(e));
            return Command.WRONG;
        }
    }

    static String reason(UncheckedIOException failure) {
        final String what = String.valueOf(failure.getMessage());
        return failure.getCause() instanceof CharacterCodingException ? what + ": it is not UTF-8" : what;
    }

    private int dispatch(String name, List<String> arguments) {
        if (isHelp(name)) {
            return help(arguments.isEmpty() ? "" : arguments.getFirst());
        }
        if (name.equals("--version") || name.equals("version")) {
            terminal.print(
                    "Luma " + Help.version() + ", Java " + Runtime.version().feature() + "\n");
            return Command.OK;
        }
        final boolean asksForHelp = !arguments.isEmpty()
                && (arguments.getFirst().equals("--help")
                        || arguments.getFirst().equals("-h"));
        if (asksForHelp && NAMES.contains(name)) {
            return help(name);
        }
        final Command command = command(name);
        return command == null ? script(name, arguments) : command.run(arguments);
    }

    private static boolean isHelp(String name) {
        return name.equals("help") || name.equals("--help") || name.equals("-h");
    }

    private int help(String about) {
        final String text = Help.of(about);
        if (text == null) {
            throw new UsageError(unknown(about));
        }
        terminal.print(text);
        return Command.OK;
    }

    private @Nullable Command command(String name) {
        return switch (name) {
            case "run" -> new RunCommand(terminal);
            case "build" -> new BuildCommand(terminal);
            case "check" -> new CheckCommand(terminal);
            case "test" -> new TestCommand(terminal);
            case "fmt" -> new FormatCommand(terminal);
            case "repl" -> new Repl(terminal);
            case "doc" -> new DocCommand(terminal);
            default -> null;
        };
    }

    /// `luma FILE` is `luma run FILE`, so that a file whose first line is `#!/usr/bin/env luma` runs by itself.
    private int script(String name, List<String> arguments) {
        if (name.equals("lsp")) {
            throw new UsageError("the language server belongs to the launcher of a checkout: ./luma lsp");
        }
        if (name.equals("demo")) {
            throw new UsageError("the demo belongs to the launcher of a checkout: ./luma demo");
        }
        if (!name.endsWith(".luma")) {
            throw new UsageError(unknown(name));
        }
        return new RunCommand(terminal).run(name, arguments);
    }

    private static String unknown(String name) {
        final StringBuilder message = new StringBuilder("there is no command '" + name + "'");
        for (final Note help : Suggestions.didYouMean(name, NAMES)) {
            message.append("; ").append(help.text());
        }
        return message.append("; luma --help lists what there is").toString();
    }
}
