package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.resolve.LoadedModule;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.ConstantSymbol;
import dev.luma.lang.types.Symbol.FieldSymbol;
import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Symbol.ImportSymbol;
import dev.luma.lang.types.Symbol.ModuleSymbol;
import dev.luma.lang.types.Symbol.Parameter;
import dev.luma.lang.types.Symbol.Signature;
import dev.luma.lang.types.Symbol.StructSymbol;
import dev.luma.lang.types.Symbol.TraitSymbol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The first pass over a file: the names that it declares, and their types. Bodies are left alone.
final class Declarations {
    private final ModuleScope module;
    private final TypeNames types;
    private final Map<String, Span> values = new HashMap<>();
    private final Map<String, Span> typeNames = new HashMap<>();
    /// The functions whose names are theirs alone.
    private final Set<Ast.Function> functions = Collections.newSetFromMap(new IdentityHashMap<>());

    private Declarations(ModuleScope module) {
        this.module = module;
        this.types = new TypeNames(module);
    }

    /// Fills the module's symbol.
    ///
    /// @param symbols of the modules that were declared before, those that this one imports among them
    static void declare(ModuleScope module, IdentityHashMap<LoadedModule, ModuleSymbol> symbols) {
        final Declarations declarations = new Declarations(module);
        final List<Ast.Item> items = module.loaded().file().items();
        items.forEach(item -> declarations.name(item, symbols));
        items.forEach(declarations::signatures);
        items.forEach(declarations::mainVariable);
        new Implementations(module, declarations.types).check();
    }

    // ---- names

    private void name(Ast.Item item, IdentityHashMap<LoadedModule, ModuleSymbol> symbols) {
        switch (item) {
            case Ast.Import imported -> imported(imported, symbols);
            case Ast.Constant constant -> {
                if (isNew(values, constant.name())) {
                    put(new ConstantSymbol(module.symbol(), constant));
                }
            }
            case Ast.Struct struct -> {
                if (isNew(typeNames, struct.name())) {
                    putType(struct.name(), new StructSymbol(module.symbol(), struct));
                }
            }
            case Ast.Trait trait -> {
                if (isNew(typeNames, trait.name())) {
                    putType(trait.name(), trait(trait));
                }
            }
            case Ast.Function function -> {
                if (isNew(values, function.signature().name())) {
                    functions.add(function);
                }
            }
            default -> {}
        }
    }

    private void imported(Ast.Import imported, IdentityHashMap<LoadedModule, ModuleSymbol> symbols) {
        final String name = imported.name().text();
        if (!isNew(values, imported.name())) {
            return;
        }
        final LoadedModule loaded = module.loaded().imports().get(name);
        final ModuleSymbol symbol = loaded == null ? null : symbols.get(loaded);
        if (symbol != null) {
            put(new ImportSymbol(name, symbol, imported.name().span()));
        }
    }

    /// A trait with the name and the methods of one of the core library is that one.
    private TraitSymbol trait(Ast.Trait trait) {
        final String name = trait.name().text();
        final TraitSymbol core = module.core().trait(name);
        if (core != null && hasMethodsOf(trait, core)) {
            return core;
        }
        return new TraitSymbol(module.symbol(), name, trait.isPublic());
    }

    private boolean hasMethodsOf(Ast.Trait trait, TraitSymbol core) {
        if (trait.methods().size() != core.methods().size()) {
            return false;
        }
        for (final Ast.Signature method : trait.methods()) {
            final Signature wanted = core.methods().get(method.name().text());
            if (wanted == null || !isWritten(wanted, method)) {
                return false;
            }
        }
        return true;
    }

    private boolean isWritten(Signature wanted, Ast.Signature method) {
        final List<Ast.Parameter> parameters =
                method.parameters().stream().filter(one -> !one.isSelf()).toList();
        if (parameters.size() != wanted.parameters().size()) {
            return false;
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (!isWritten(wanted.parameters().get(i).type(), parameters.get(i).type())) {
                return false;
            }
        }
        return isWritten(wanted.result(), method.result());
    }

    /// Whether the text is that of the core type, and its name not that of another trait of this file.
    private boolean isWritten(Type wanted, Ast.@Nullable TypeName written) {
        if (written == null) {
            return wanted == Type.NOTHING;
        }
        if (!module.source()
                .text(written.span())
                .replace(" ", "")
                .equals(wanted.text().replace(" ", ""))) {
            return false;
        }
        if (!(wanted instanceof Type.TraitOf core)) {
            return true;
        }
        for (final Ast.Item item : module.loaded().file().items()) {
            if (item instanceof Ast.Trait other && other.name().text().equals(wanted.text())) {
                return hasMethodsOf(other, core.symbol());
            }
        }
        return true;
    }

    private void put(Symbol symbol) {
        module.symbol().values().put(symbol.name(), symbol);
    }

    private void putType(Ast.Name name, Symbol symbol) {
        module.symbol().types().put(name.text(), symbol);
    }

    private boolean isNew(Map<String, Span> known, Ast.Name name) {
        final Span before = known.putIfAbsent(name.text(), name.span());
        if (before == null) {
            return true;
        }
        final int line = module.source().line(before.start());
        module.report(
                Code.E0204,
                name.span(),
                "`" + name.text() + "` is declared twice",
                Note.note("it was declared in line " + line));
        return false;
    }

    // ---- signatures

    private void signatures(Ast.Item item) {
        switch (item) {
            case Ast.Function function -> {
                final FunctionSymbol symbol = function(null, function);
                if (functions.contains(function)) {
                    put(symbol);
                }
            }
            case Ast.Struct struct -> struct(struct);
            case Ast.Trait trait -> traitMethods(trait);
            case Ast.Impl impl -> impl(impl);
            default -> {}
        }
    }

    private void struct(Ast.Struct declared) {
        if (!(module.symbol().types().get(declared.name().text()) instanceof StructSymbol struct)
                || !struct.declaration().equals(declared)) {
            return;
        }
        for (final Ast.Member member : declared.members()) {
            switch (member) {
                case Ast.Field field -> field(struct, field);
                case Ast.Function method -> method(struct, method);
            }
        }
    }

    private void field(StructSymbol struct, Ast.Field field) {
        final Type type = types.notAffine(types.type(field.type()), field.type().span(), "a field");
        if (isNewMember(struct, field.name())) {
            struct.fields()
                    .put(
                            field.name().text(),
                            new FieldSymbol(
                                    field.name().text(),
                                    type,
                                    field.initial(),
                                    field.name().span()));
        }
    }

    private void method(StructSymbol struct, Ast.Function method) {
        if (isNewMember(struct, method.signature().name())) {
            struct.methods().put(method.signature().name().text(), function(struct, method));
        }
    }

    private boolean isNewMember(StructSymbol struct, Ast.Name name) {
        final FieldSymbol field = struct.fields().get(name.text());
        final FunctionSymbol method = struct.methods().get(name.text());
        if (field == null && method == null) {
            return true;
        }
        final Map<String, Span> known = new HashMap<>();
        if (field != null) {
            known.put(name.text(), field.declared());
        } else if (method != null) {
            known.put(name.text(), method.declaration().signature().name().span());
        }
        return isNew(known, name);
    }

    private FunctionSymbol function(@Nullable StructSymbol owner, Ast.Function declared) {
        final Ast.Signature written = declared.signature();
        final boolean takesSelf =
                written.hasSelf() && written.parameters().getFirst().isTaken();
        return new FunctionSymbol(
                module.symbol(),
                owner,
                written.name().text(),
                signature(written),
                written.hasSelf(),
                takesSelf,
                declared);
    }

    private Signature signature(Ast.Signature written) {
        final Map<String, Span> names = new HashMap<>();
        final List<Parameter> parameters = new ArrayList<>();
        for (final Ast.Parameter parameter : written.parameters()) {
            final Ast.TypeName type = parameter.type();
            if (type == null) {
                continue;
            }
            if (!parameter.name().text().equals("_")) {
                isNew(names, parameter.name());
            }
            parameters.add(new Parameter(parameter.name().text(), types.type(type), parameter.isTaken()));
        }
        return new Signature(parameters, types.result(written.result()));
    }

    private void traitMethods(Ast.Trait declared) {
        if (!(module.symbol().types().get(declared.name().text()) instanceof TraitSymbol trait)
                || trait.module() != module.symbol()) {
            return;
        }
        final Map<String, Span> names = new HashMap<>();
        for (final Ast.Signature method : declared.methods()) {
            if (isNew(names, method.name())) {
                trait.methods().put(method.name().text(), signature(method));
            }
        }
    }

    private void impl(Ast.Impl impl) {
        final String name = impl.struct().text();
        if (module.symbol().types().get(name) instanceof StructSymbol struct) {
            impl.methods().forEach(method -> method(struct, method));
        } else {
            module.report(
                    Code.E0202,
                    impl.struct().span(),
                    "unknown type `" + name + "`",
                    Note.help("an impl stands in the file of its struct"));
        }
    }

    // ---- the main program

    private void mainVariable(Ast.Item item) {
        if (item instanceof Ast.Declare declare) {
            module.mainVariables().add(declare.name().text());
        } else if (item instanceof Ast.Assign assign
                && assign.place() instanceof Ast.Variable variable
                && module.kindOfDeclaration(variable.name().text()) == null) {
            module.mainVariables().add(variable.name().text());
        }
    }
}
