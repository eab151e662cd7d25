package dev.luma.lang.cli;

import dev.luma.lang.Compilation;
import dev.luma.lang.ModuleClasses;
import dev.luma.lang.bytecode.ProgramCode;
import dev.luma.lang.start.Launcher;
import java.util.List;

/// `luma run FILE [ARG…]`: compiles in memory and runs.
final class RunCommand implements Command {
    private final Terminal terminal;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new UsageError("run needs a file: luma run hello.luma");
        }
        return run(arguments.getFirst(), arguments.subList(1, arguments.size()));
    }

    /// @param arguments what `env.args` gives
    int run(String file, List<String> arguments) {
        final Compilation compilation = SourceFiles.file(terminal, file).compile();
        Reports.print(terminal, compilation.diagnostics());
        if (compilation.hasErrors()) {
            return WRONG;
        }
        final ModuleClasses loader = new ModuleClasses(compilation.classes(), RunCommand.class.getClassLoader());
        final String main = ProgramCode.className(compilation.mainModule().symbol());
        try {
            return Launcher.run(loader.loadClass(main), arguments.toArray(String[]::new));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the compiled program has no main", e);
        }
    }
}
