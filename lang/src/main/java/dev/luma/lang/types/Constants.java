package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.ConstantSymbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The constants of one file, each checked when it is needed first.
final class Constants {
    private final ModuleScope module;
    private final Folding folding;
    private final List<Typed.Constant> checked = new ArrayList<>();
    private final Set<ConstantSymbol> known = new HashSet<>();
    private final List<ConstantSymbol> underWay = new ArrayList<>();

    Constants(ModuleScope module) {
        this.module = module;
        this.folding = new Folding(module);
    }

    /// Checks all constants of the file; none needs a later one of the result.
    List<Typed.Constant> all() {
        for (final Symbol symbol : List.copyOf(module.symbol().values().values())) {
            if (symbol instanceof ConstantSymbol constant) {
                need(constant, module, constant.declaration().name().span());
            }
        }
        return List.copyOf(checked);
    }

    /// Makes sure that the type of a constant is known.
    ///
    /// @param where it is used
    void need(ConstantSymbol constant, ModuleScope from, Span where) {
        if (constant.module() != module.symbol() || known.contains(constant)) {
            return;
        }
        if (underWay.contains(constant)) {
            final List<String> chain = new ArrayList<>();
            underWay.subList(underWay.indexOf(constant), underWay.size()).forEach(one -> chain.add(one.name()));
            chain.add(constant.name());
            from.report(
                    Code.E0201,
                    where,
                    "unknown name `" + constant.name() + "`",
                    Note.note("a constant cannot need itself: " + String.join(" → ", chain)));
            return;
        }
        underWay.add(constant);
        check(constant);
        underWay.removeLast();
        known.add(constant);
    }

    private void check(ConstantSymbol constant) {
        final Ast.Constant declared = constant.declaration();
        final Body body = new Body(module, this, false, Type.NOTHING);
        final Ast.TypeName written = declared.type();
        final Typed.Expression value;
        if (written == null) {
            value = body.expressions().value(declared.value(), null);
        } else {
            value = body.expressions().wanted(declared.value(), body.types().type(written));
        }
        if (value.type() == Type.UNKNOWN || !folding.isConstant(value)) {
            return;
        }
        final Typed.Expression folded = folding.fold(constant, value);
        constant.type(value.type());
        checked.add(new Typed.Constant(constant, folded));
    }
}
