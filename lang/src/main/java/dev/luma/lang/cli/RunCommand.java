package dev.luma.lang.cli;

import dev.luma.lang.Compilation;
import dev.luma.lang.CompiledProgram;
import dev.luma.lang.ModuleClasses;
import dev.luma.lang.resolve.FileModules;
import dev.luma.lang.source.Source;
import dev.luma.lang.start.Launcher;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        SourceFiles.refuseOptions(terminal, "run", arguments.subList(0, 1)); // the others are the program's
        return run(arguments.getFirst(), arguments.subList(1, arguments.size()));
    }

    /// @param arguments what `env.args` gives
    int run(String file, List<String> arguments) {
        final SourceFiles.Given program = SourceFiles.file(terminal, file);
        final RunCache cache = RunCache.of(program);
        final String text = program.text();
        final RunCache.Compiled known = cache == null ? null : cache.find(text);
        final RunCache.Compiled compiled = known != null ? known : compile(program, text, cache);
        return compiled == null ? WRONG : run(compiled, arguments.toArray(String[]::new));
    }

    /// @return null if something is wrong, which was said
    private RunCache.@Nullable Compiled compile(SourceFiles.Given program, String text, @Nullable RunCache cache) {
        final RunCache.Recorded files = new RunCache.Recorded(new FileModules(program.root()));
        final Compilation compilation = Compilation.of(new Source(program.name(), text), program.path(), files);
        Reports.print(terminal, compilation.diagnostics());
        if (compilation.hasErrors()) {
            return null;
        }
        final CompiledProgram made = compilation.compiled();
        final RunCache.Compiled compiled = new RunCache.Compiled(made.mainClass(), made.classes());
        if (cache != null && compilation.diagnostics().isEmpty()) { // warnings are shown each time
            cache.keep(text, files, compiled);
        }
        return compiled;
    }

    private static int run(RunCache.Compiled compiled, String... arguments) {
        final ModuleClasses loader = new ModuleClasses(compiled.classes(), RunCommand.class.getClassLoader());
        try {
            return Launcher.run(loader.loadClass(compiled.main()), arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the compiled program has no main", e);
        }
    }
}
