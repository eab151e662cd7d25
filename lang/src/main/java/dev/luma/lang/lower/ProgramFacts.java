package dev.luma.lang.lower;

import dev.luma.lang.types.Symbol.FunctionSymbol;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of a whole program before code is made of its parts.
public final class ProgramFacts {
    private final Set<Type.FunctionOf> tested = new LinkedHashSet<>();
    private final Set<FunctionSymbol> values = Collections.newSetFromMap(new IdentityHashMap<>());

    private ProgramFacts() {}

    public static ProgramFacts of(Typed.Program program) {
        final ProgramFacts facts = new ProgramFacts();
        program.modules().forEach(facts::visit);
        return facts;
    }

    /// The function types that the program asks values for, by `is`, `as` or `match`. Only functions of these need to
    /// know their exact type when the program runs.
    public Set<Type.FunctionOf> testedFunctions() {
        return tested;
    }

    /// Whether a function is used as a value.
    public boolean isValue(FunctionSymbol function) {
        return values.contains(function);
    }

    private void visit(Typed.Module module) {
        module.constants().forEach(constant -> visit(constant.value()));
        module.functions().forEach(function -> visit(function.body()));
        for (final Typed.Struct struct : module.structs()) {
            struct.initials().forEach(this::visit);
            struct.methods().forEach(method -> visit(method.body()));
        }
        module.tests().forEach(test -> visit(test.body()));
        visit(module.main());
    }

    private void visit(@Nullable Typed node) {
        if (node == null) {
            return;
        }
        switch (node) {
            case Typed.Is is -> add(is.tested());
            case Typed.Cast cast -> add(cast.type());
            case Typed.Match match -> match.arms().forEach(arm -> arm.patterns().forEach(this::visit));
            case Typed.FunctionValue value -> values.add(value.function());
            default -> {}
        }
        Children.visit(node, this::visit);
    }

    private void visit(Typed.Pattern pattern) {
        if (pattern instanceof Typed.Pattern.Of of) {
            add(of.type());
        }
    }

    private void add(Type type) {
        if (type.withoutNil() instanceof Type.FunctionOf function) {
            tested.add(function);
        }
    }
}
