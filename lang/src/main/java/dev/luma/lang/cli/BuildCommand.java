package dev.luma.lang.cli;

import dev.luma.lang.Compilation;
import dev.luma.lang.CompiledProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// `luma build FILE`: one executable jar with everything inside, in the current folder.
final class BuildCommand implements Command {
    private final Terminal terminal;

    BuildCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int run(List<String> arguments) {
        SourceFiles.refuseOptions(terminal, "build", arguments);
        if (arguments.size() != 1) {
            throw new UsageError("build needs one file: luma build hello.luma");
        }
        final SourceFiles.Given file = SourceFiles.file(terminal, arguments.getFirst());
        final Compilation compilation = file.compile();
        Reports.print(terminal, compilation.diagnostics());
        if (compilation.hasErrors()) {
            return WRONG;
        }
        final String name = baseName(file.path()) + ".jar";
        final Path target = terminal.folder().resolve(name);
        final CompiledProgram program = compilation.compiled();
        try {
            ExecutableJar.write(target, program.mainClass(), program.classes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name, e);
        }
        terminal.print("wrote " + name + "; java -jar " + name + " runs it\n");
        return OK;
    }

    private static String baseName(String file) {
        return file.endsWith(".luma") ? file.substring(0, file.length() - ".luma".length()) : file;
    }
}
