package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Diagnostic;
import dev.luma.lang.resolve.LoadedModule;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Symbol.ModuleSymbol;
import dev.luma.lang.types.Symbol.StructSymbol;
import dev.luma.lang.types.Symbol.TraitSymbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks a program: every name is found, every type fits, every path is kept. What comes out is the typed tree.
public final class Checker {
    private final CoreLibrary core;
    private final IdentityHashMap<LoadedModule, ModuleSymbol> symbols = new IdentityHashMap<>();
    private final Set<ModuleSymbol> broken = new HashSet<>();

    private Checker(CoreLibrary core) {
        this.core = core;
    }

    /// A checked program.
    ///
    /// @param program null if there is an error
    /// @param diagnostics of all modules, in their order; warnings only where there is no error at all
    /// @param known the module that was asked for, as far as it could be checked; null if its text is malformed
    public record Checked(Typed.@Nullable Program program, List<Diagnostic> diagnostics, Typed.@Nullable Module known) {
        public Checked {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /// Checks modules that were loaded.
    ///
    /// @param modules imported ones before those that import them; the last is the one that was asked for
    public static Checked check(List<LoadedModule> modules) {
        return check(modules, CoreLibrary.standard());
    }

    /// The same, with a core library of one's own.
    public static Checked check(List<LoadedModule> modules, CoreLibrary core) {
        final Checker checker = new Checker(core);
        final List<Typed.Module> checked = new ArrayList<>();
        Typed.@Nullable Module known = null;
        for (final LoadedModule module : modules) {
            known = checker.check(module);
            if (known != null) {
                checked.add(known);
            }
        }
        final boolean hasErrors =
                modules.stream().anyMatch(one -> one.diagnostics().hasErrors());
        final List<Diagnostic> diagnostics = modules.stream()
                .flatMap(one -> one.diagnostics().sorted().stream())
                .filter(one -> one.isError() == hasErrors)
                .toList();
        return new Checked(hasErrors ? null : new Typed.Program(List.copyOf(checked)), diagnostics, known);
    }

    /// A module in the typed tree; null if its text is malformed.
    private Typed.@Nullable Module check(LoadedModule module) {
        final ModuleSymbol symbol = new ModuleSymbol(module.name(), module.source(), module.className());
        symbols.put(module, symbol);
        if (module.diagnostics().hasSyntaxErrors()) {
            broken.add(symbol);
            return null;
        }
        final ModuleScope scope = new ModuleScope(module, symbol, core, broken);
        Declarations.declare(scope, symbols);
        final Constants constants = new Constants(scope);
        return bodies(scope, constants.all(), new Functions(scope, constants));
    }

    private static Typed.Module bodies(ModuleScope scope, List<Typed.Constant> constants, Functions functions) {
        final List<Typed.Function> checkedFunctions = new ArrayList<>();
        for (final Symbol symbol : scope.symbol().values().values()) {
            if (symbol instanceof FunctionSymbol function) {
                checkedFunctions.add(functions.function(function));
            }
        }
        final List<Typed.Struct> structs = new ArrayList<>();
        final List<TraitSymbol> traits = new ArrayList<>();
        for (final Symbol symbol : scope.symbol().types().values()) {
            if (symbol instanceof StructSymbol struct) {
                structs.add(functions.struct(struct));
            } else if (symbol instanceof TraitSymbol trait && trait.module() == scope.symbol()) {
                traits.add(trait);
            }
        }
        final List<Typed.Test> tests = new ArrayList<>();
        final List<Ast.Statement> statements = new ArrayList<>();
        for (final Ast.Item item : scope.loaded().file().items()) {
            if (item instanceof Ast.Test test) {
                tests.add(functions.test(test));
            } else if (item instanceof Ast.Statement statement) {
                statements.add(statement);
            }
        }
        final Typed.Block main = scope.loaded().isMain()
                ? functions.main(statements, scope.loaded().file().span())
                : null;
        return new Typed.Module(scope.symbol(), constants, checkedFunctions, structs, traits, main, tests);
    }
}
