package dev.luma.lang;

import dev.luma.lang.bytecode.ProgramCode;
import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Symbol.Signature;
import dev.luma.lang.types.Typed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A program as class files: to be run here ([#load]), or to be written into a jar.
///
/// With the runtime library on its class path, its [#mainClass] is a Java program like any other.
public final class CompiledProgram {
    private final Map<String, byte[]> classes;
    private final String mainClass;
    private final List<String> tests;
    private final Map<String, Signature> functions;

    private CompiledProgram(
            Map<String, byte[]> classes, String mainClass, List<String> tests, Map<String, Signature> functions) {
        this.classes = classes;
        this.mainClass = mainClass;
        this.tests = tests;
        this.functions = functions;
    }

    /// Makes class files of a checked program.
    ///
    /// @throws dev.luma.lang.bytecode.TooLargeException if a function, or a file, is too large for the JVM
    static CompiledProgram of(Typed.Program program) {
        final Typed.Module main = program.modules().getLast();
        final Map<String, Signature> functions = new LinkedHashMap<>();
        for (final Typed.Function function : main.functions()) {
            final FunctionSymbol symbol = function.symbol();
            if (symbol.isPublic()) {
                functions.put(symbol.name(), symbol.signature());
            }
        }
        return new CompiledProgram(
                Map.copyOf(ProgramCode.of(program)),
                ProgramCode.className(main.symbol()),
                main.tests().stream().map(Typed.Test::name).toList(),
                functions);
    }

    /// The class files by the names of their classes, with dots. The arrays are the program's own.
    public Map<String, byte[]> classes() {
        return classes;
    }

    /// The class whose `main` runs the file's statements.
    public String mainClass() {
        return mainClass;
    }

    /// The names of the file's tests, in its order.
    public List<String> tests() {
        return tests;
    }

    /// The signatures of the file's `pub fn`s, by name.
    public Map<String, Signature> functions() {
        return Map.copyOf(functions);
    }

    /// Makes a program that can run of it. Each is one of its own, with its own constants.
    ///
    /// @param parent a loader that has the runtime library
    public LoadedProgram load(ClassLoader parent) {
        return new LoadedProgram(this, parent);
    }
}
