package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.resolve.Suggestions;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// From types as they are written to types.
final class TypeNames {
    private final ModuleScope module;

    TypeNames(ModuleScope module) {
        this.module = module;
    }

    /// The type of that name; [Type#UNKNOWN], which was reported, if there is none.
    Type type(Ast.TypeName written) {
        return switch (written) {
            case Ast.TypeName.Named named -> named(named);
            case Ast.TypeName.ListOf list -> new Type.ListOf(element(list.element()));
            case Ast.TypeName.MapOf map -> new Type.MapOf(key(map.key()), element(map.value()));
            case Ast.TypeName.Optional optional -> optional(optional);
            case Ast.TypeName.FunctionOf function -> function(function);
        };
    }

    /// What a function gives: nothing, if no type is written.
    Type result(Ast.@Nullable TypeName written) {
        return written == null ? Type.NOTHING : type(written);
    }

    private Type named(Ast.TypeName.Named named) {
        final Ast.Name of = named.module();
        if (of != null) {
            return module.type(of, named.name());
        }
        final String name = named.name().text();
        final Type found = module.type(name);
        if (found == null) {
            final Set<String> known = new HashSet<>(module.core().typeNames());
            known.addAll(module.symbol().types().keySet());
            module.report(Code.E0202, named.span(), "unknown type `" + name + "`", Suggestions.didYouMean(name, known));
            return Type.UNKNOWN;
        }
        return found;
    }

    private Type element(Ast.TypeName written) {
        return notAffine(type(written), written.span(), "an element");
    }

    private Type key(Ast.TypeName written) {
        final Type key = type(written);
        if (!isKey(key)) {
            module.report(Code.E0202, written.span(), key.text() + " cannot be a key");
            return Type.UNKNOWN;
        }
        return key;
    }

    static boolean isKey(Type type) {
        return type == Type.STR || type == Type.INT || type == Type.BYTE || type == Type.BOOL || type == Type.UNKNOWN;
    }

    private Type optional(Ast.TypeName.Optional optional) {
        return notAffine(type(optional.of()), optional.span(), "nullable").orNil();
    }

    private Type function(Ast.TypeName.FunctionOf function) {
        final List<Type> parameters = new ArrayList<>();
        function.parameters().forEach(one -> parameters.add(type(one)));
        return new Type.FunctionOf(parameters, result(function.result()));
    }

    /// The type, unless it is affine, which it may not be here.
    Type notAffine(Type type, Span span, String what) {
        if (!type.isAffine()) {
            return type;
        }
        module.report(Code.E0605, span, "the affine " + type.text() + " cannot be " + what);
        return Type.UNKNOWN;
    }
}
