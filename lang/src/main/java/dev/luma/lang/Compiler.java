package dev.luma.lang;

import dev.luma.lang.diagnostic.Diagnostic;
import dev.luma.lang.resolve.ModuleSource;
import dev.luma.lang.source.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From the text of a file to classes: reads what it imports, checks all, makes class files.
public final class Compiler {
    private Compiler() {}

    /// What came of it.
    ///
    /// @param program null if there is an error
    /// @param diagnostics in the order of the modules and their texts; warnings only where there is no error
    public record Result(@Nullable CompiledProgram program, List<Diagnostic> diagnostics) {
        public Result {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /// Compiles a file and what it imports.
    ///
    /// @param main the file
    /// @param path its path from the project's root, with `/` and its ending
    /// @param texts where imported modules come from
    /// @throws dev.luma.lang.bytecode.TooLargeException if a function, or a file, is too large for the JVM
    public static Result compile(Source main, String path, ModuleSource texts) {
        final Compilation checked = Compilation.of(main, path, texts);
        return new Result(
                checked.program() == null ? null : CompiledProgram.of(checked.program()), checked.diagnostics());
    }
}
