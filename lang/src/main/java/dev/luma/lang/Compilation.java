package dev.luma.lang;

import dev.luma.lang.bytecode.TooLargeException;
import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Diagnostic;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.resolve.LoadedModule;
import dev.luma.lang.resolve.ModuleSource;
import dev.luma.lang.resolve.Modules;
import dev.luma.lang.source.Source;
import dev.luma.lang.syntax.Parser;
import dev.luma.lang.types.Checker;
import dev.luma.lang.types.CoreLibrary;
import dev.luma.lang.types.Typed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file and all that it imports, from their texts to a checked program.
///
/// @param modules imported ones before those that import them; the file that was asked for is the last
/// @param diagnostics what is wrong, or, where nothing is, what is suspicious; in the order of the modules
/// @param program null if something is wrong
/// @param known the file that was asked for, for editors: as far as it could be checked, also where something is wrong;
///     null if its text is malformed
public record Compilation(
        List<LoadedModule> modules,
        List<Diagnostic> diagnostics,
        Typed.@Nullable Program program,
        Typed.@Nullable Module known) {

    /// Compiles up to the point where code could be generated.
    ///
    /// @param main the file that was asked for
    /// @param path its path from the project's root, with its ending
    /// @param texts where the other files come from
    public static Compilation of(Source main, String path, ModuleSource texts) {
        return of(main, path, texts, CoreLibrary.standard());
    }

    /// The same, with a core library that has more modules.
    static Compilation of(Source main, String path, ModuleSource texts, CoreLibrary core) {
        return DeepStack.call(() -> {
            final List<LoadedModule> modules = Modules.load(main, path, texts, Parser::parse);
            final Checker.Checked checked = Checker.check(modules, core);
            return new Compilation(modules, checked.diagnostics(), checked.program(), checked.known());
        });
    }

    public boolean hasErrors() {
        return program == null;
    }

    /// The module that was asked for.
    public Typed.Module mainModule() {
        return checked().modules().getLast();
    }

    /// The class files of the program.
    ///
    /// @throws CompilationException if something is wrong, or the JVM cannot hold a part of it
    public CompiledProgram compiled() {
        final Typed.Program right = checked();
        try {
            return DeepStack.call(() -> CompiledProgram.of(right));
        } catch (TooLargeException e) {
            throw new CompilationException(List.of(tooLarge(e)));
        }
    }

    private static Diagnostic tooLarge(TooLargeException e) {
        final String function = e.function();
        final String what = function == null ? "this file" : "`" + function + "`";
        final String help =
                function == null ? "move parts of it into a file of their own" : "make functions of its parts";
        return new Diagnostic(
                Code.E0801, e.source(), e.span(), what + " is too large for the JVM", List.of(Note.help(help)));
    }

    private Typed.Program checked() {
        if (program == null) {
            throw new CompilationException(diagnostics);
        }
        return program;
    }
}
