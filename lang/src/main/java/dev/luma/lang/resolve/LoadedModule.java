package dev.luma.lang.resolve;

import dev.luma.lang.diagnostic.Diagnostics;
import dev.luma.lang.source.Source;
import dev.luma.lang.syntax.Ast;
import java.util.Map;
import java.util.Set;

/// A file that was read and parsed, with the modules that it imports.
///
/// @param name the file's name without folder and ending
/// @param className of the class that will hold its functions, with dots; unique in the program
/// @param imports what each import's name stands for, as far as it was found
/// @param lostImports the names of imports that were not found, of which nothing is known
/// @param isMain whether it is the file that was asked for
public record LoadedModule(
        String name,
        String className,
        Ast.File file,
        Diagnostics diagnostics,
        Map<String, LoadedModule> imports,
        Set<String> lostImports,
        boolean isMain) {
    public Source source() {
        return file.source();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
