package dev.luma.lang.cli;

import dev.luma.lang.Compilation;
import dev.luma.lang.CompiledProgram;
import dev.luma.lang.LoadedProgram;
import dev.luma.lang.diagnostic.Diagnostic;
import dev.luma.lang.runtime.Panic;
import java.util.ArrayList;
import java.util.List;

/// `luma test [PATH…]`: runs the `test` blocks of files, not their top-level statements.
final class TestCommand implements Command {
    private static final String MESSAGE_INDENT = "        ";

    private final Terminal terminal;
    private int passed;
    private int failed;

    TestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// A file that compiles.
    private record Suite(String name, CompiledProgram program) {}

    @Override
    public int run(List<String> arguments) {
        SourceFiles.refuseOptions(terminal, "test", arguments);
        final List<Suite> suites = new ArrayList<>();
        final List<Diagnostic> errors = new ArrayList<>();
        for (final SourceFiles.Given file : SourceFiles.all(terminal, arguments.isEmpty() ? List.of("") : arguments)) {
            final Compilation compilation = file.compile();
            if (compilation.hasErrors()) {
                errors.addAll(compilation.diagnostics());
            } else if (!compilation.mainModule().tests().isEmpty()) {
                suites.add(new Suite(file.name(), compilation.compiled()));
            }
        }
        if (!errors.isEmpty()) {
            Reports.print(terminal, errors.stream().distinct().toList());
            return WRONG;
        }
        suites.forEach(this::run);
        terminal.print(summary() + "\n");
        return failed == 0 ? OK : FAILED;
    }

    private String summary() {
        final String text = passed + " passed, " + failed + " failed";
        return terminal.isOutputColoured() ? Colours.paint(failed == 0 ? Colours.GREEN : Colours.RED, text) : text;
    }

    private void run(Suite suite) {
        terminal.print(suite.name() + "\n");
        final LoadedProgram program = suite.program().load(TestCommand.class.getClassLoader());
        final List<String> names = suite.program().tests();
        for (int i = 0; i < names.size(); i++) {
            run(names.get(i), program, i);
        }
    }

    private void run(String name, LoadedProgram program, int number) {
        final Thread ifItExits = new Thread(() -> exited(name));
        Runtime.getRuntime().addShutdownHook(ifItExits);
        try {
            program.test(number);
            passed++;
            terminal.print("  " + word("ok    ", Colours.GREEN) + name + "\n");
        } catch (Panic | OutOfMemoryError e) {
            fails(name, reason(Panic.ended(e)));
        } finally {
            Runtime.getRuntime().removeShutdownHook(ifItExits);
        }
    }

    private void fails(String name, String reason) {
        failed++;
        terminal.print("  " + word("FAIL  ", Colours.RED) + name + "\n" + reason);
    }

    /// A test that calls `env.exit` takes all others along; it must not look as if they had passed.
    private void exited(String name) {
        fails(name, MESSAGE_INDENT + "the test ended the program; no other test ran after it\n");
        terminal.print(summary() + "\n");
        Runtime.getRuntime().halt(FAILED);
    }

    private String word(String word, String colour) {
        return terminal.isOutputColoured() ? Colours.paint(colour, word) : word;
    }

    private static String reason(Panic panic) {
        final String at = panic.error().at();
        final String text = (at.isEmpty() ? "" : at + ": ") + panic.getMessage();
        return MESSAGE_INDENT + text.replace("\n", "\n" + MESSAGE_INDENT) + "\n";
    }
}
