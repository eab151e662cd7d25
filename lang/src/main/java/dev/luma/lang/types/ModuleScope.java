package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Diagnostics;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.resolve.LoadedModule;
import dev.luma.lang.resolve.Suggestions;
import dev.luma.lang.source.Source;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.ConstantSymbol;
import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Symbol.ImportSymbol;
import dev.luma.lang.types.Symbol.ModuleSymbol;
import dev.luma.lang.types.Symbol.StructSymbol;
import dev.luma.lang.types.Symbol.TraitSymbol;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one file sees: its own declarations and imports, then the core library. Errors in the file go here too.
final class ModuleScope {
    private final LoadedModule loaded;
    private final ModuleSymbol symbol;
    private final CoreLibrary core;
    /// Modules with malformed text: of what they declare not everything may be known.
    private final Set<ModuleSymbol> broken;

    private final Set<String> mainVariables = new HashSet<>();

    ModuleScope(LoadedModule loaded, ModuleSymbol symbol, CoreLibrary core, Set<ModuleSymbol> broken) {
        this.loaded = loaded;
        this.symbol = symbol;
        this.core = core;
        this.broken = broken;
    }

    LoadedModule loaded() {
        return loaded;
    }

    ModuleSymbol symbol() {
        return symbol;
    }

    CoreLibrary core() {
        return core;
    }

    Source source() {
        return symbol.source();
    }

    Diagnostics diagnostics() {
        return loaded.diagnostics();
    }

    void report(Code code, Span span, String message, Note... notes) {
        diagnostics().report(code, span, message, notes);
    }

    /// The names of the main program's variables, which functions do not see.
    Set<String> mainVariables() {
        return mainVariables;
    }

    /// A declaration or an import of the file, else what the core library has; null if there is none.
    @Nullable
    Symbol value(String name) {
        final Symbol own = symbol.values().get(name);
        return own != null ? own : isLost(name) ? null : core.value(name);
    }

    /// Whether the name is an import that was not found: what it stands for is not known, and that was said already.
    boolean isLost(String name) {
        return loaded.lostImports().contains(name);
    }

    /// What kind of declaration of this file a name belongs to, in the words of E0203; null if it is none.
    @Nullable
    String kindOfDeclaration(String name) {
        if (symbol.types().containsKey(name)) {
            return "type";
        }
        if (isLost(name)) {
            return "import";
        }
        final Symbol declared = symbol.values().get(name);
        if (declared == null) {
            return null;
        }
        return declared instanceof ConstantSymbol
                ? "constant"
                : declared instanceof FunctionSymbol ? "function" : "import";
    }

    /// All names that may stand for a value in this file, but for local variables.
    Set<String> valueNames() {
        final Set<String> names = new HashSet<>(symbol.values().keySet());
        names.addAll(core.valueNames());
        return names;
    }

    /// A type of this file, or of the core library; null if there is none.
    @Nullable
    Type type(String name) {
        final Symbol own = symbol.types().get(name);
        return own != null ? typeOf(own) : core.type(name);
    }

    /// The type of another module, as seen from here; reports what is wrong.
    Type type(Ast.Name module, Ast.Name name) {
        if (!(value(module.text()) instanceof ImportSymbol imported)) {
            if (!isLost(module.text())) {
                report(Code.E0201, module.span(), "unknown name `" + module.text() + "`", suggestions(module.text()));
            }
            return Type.UNKNOWN;
        }
        final Symbol found = imported.module().types().get(name.text());
        if (found == null) {
            if (!isBroken(imported.module())) {
                final Note[] help = Suggestions.didYouMean(
                        name.text(), imported.module().types().keySet());
                report(Code.E0202, name.span(), "unknown type `" + name.text() + "`", help);
            }
            return Type.UNKNOWN;
        }
        if (!isPublic(found)) {
            privateTo(imported.module(), name);
        }
        return typeOf(found);
    }

    /// A function or a constant of another module; reports what is wrong. Null if there is none.
    @Nullable
    Symbol member(ModuleSymbol module, Ast.Name name) {
        final Symbol found = module.values().get(name.text());
        if (found instanceof FunctionSymbol || found instanceof ConstantSymbol) {
            if (!isPublic(found)) {
                privateTo(module, name);
            }
            return found;
        }
        if (!isBroken(module)) {
            final String message = "unknown name `" + name.text() + "`";
            report(
                    Code.E0201,
                    name.span(),
                    message,
                    Suggestions.didYouMean(name.text(), module.values().keySet()));
        }
        return null;
    }

    boolean isBroken(ModuleSymbol module) {
        return broken.contains(module);
    }

    private void privateTo(ModuleSymbol module, Ast.Name name) {
        report(Code.E0206, name.span(), "`" + name.text() + "` is private to " + module.name());
    }

    /// Reports the use of a field or method of a type that another module keeps to itself.
    void memberUsed(Type type, Ast.Name name) {
        final ModuleSymbol home = switch (type) {
            case Type.StructOf struct ->
                struct.symbol().isPublic() ? null : struct.symbol().module();
            case Type.TraitOf trait ->
                trait.symbol().isPublic() ? null : trait.symbol().module();
            default -> null;
        };
        if (home != null && home != symbol) {
            privateTo(home, name);
        }
    }

    private Note[] suggestions(String name) {
        return Suggestions.didYouMean(name, valueNames());
    }

    static boolean isPublic(Symbol symbol) {
        return switch (symbol) {
            case FunctionSymbol function -> function.isPublic();
            case ConstantSymbol constant -> constant.declaration().isPublic();
            case StructSymbol struct -> struct.isPublic();
            case TraitSymbol trait -> trait.isPublic();
            default -> false;
        };
    }

    static Type typeOf(Symbol symbol) {
        return switch (symbol) {
            case StructSymbol struct -> new Type.StructOf(struct);
            case TraitSymbol trait -> new Type.TraitOf(trait);
            default -> Type.UNKNOWN;
        };
    }
}
