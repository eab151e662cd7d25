package dev.luma.lang.server;

import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.syntax.Children;
import dev.luma.lang.types.Symbol.Local;
import dev.luma.lang.types.Typed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What kind of place a name stands at.
final class Places {
    private Places() {}

    /// The type that is written at a place; null where something else is.
    static Ast.TypeName.@Nullable Named type(Ast node, Span place) {
        for (final Ast.TypeName written : types(node)) {
            final Ast.TypeName.Named found = within(written, place);
            if (found != null) {
                return found;
            }
        }
        final List<Ast.TypeName.Named> found = new ArrayList<>();
        Children.forEach(node, child -> {
            final Ast.TypeName.Named here = found.isEmpty() ? type(child, place) : null;
            if (here != null) {
                found.add(here);
            }
        });
        return found.isEmpty() ? null : found.getFirst();
    }

    /// The types that a node writes itself.
    private static List<Ast.TypeName> types(Ast node) {
        final List<Ast.TypeName> types = new ArrayList<>();
        switch (node) {
            case Ast.Function one -> add(one.signature(), types);
            case Ast.Trait one -> one.methods().forEach(method -> add(method, types));
            case Ast.Struct one -> types.addAll(one.traits());
            case Ast.Impl one -> types.add(one.trait());
            case Ast.Field one -> types.add(one.type());
            case Ast.Constant one -> add(one.type(), types);
            case Ast.Declare one -> types.add(one.type());
            case Ast.Closure one -> one.parameters().forEach(parameter -> add(parameter.type(), types));
            case Ast.StructLiteral one -> types.add(one.type());
            case Ast.Is one -> types.add(one.type());
            case Ast.As one -> types.add(one.type());
            case Ast.Pattern.Is one -> types.add(one.type());
            default -> {} // writes none
        }
        return types;
    }

    private static void add(Ast.Signature signature, List<Ast.TypeName> types) {
        signature.parameters().forEach(parameter -> add(parameter.type(), types));
        add(signature.result(), types);
    }

    private static void add(Ast.@Nullable TypeName type, List<Ast.TypeName> types) {
        if (type != null) {
            types.add(type);
        }
    }

    private static Ast.TypeName.@Nullable Named within(Ast.TypeName type, Span place) {
        if (place.start() < type.span().start() || place.end() > type.span().end()) {
            return null;
        }
        return switch (type) {
            case Ast.TypeName.Named one -> one.name().span().equals(place) ? one : null;
            case Ast.TypeName.ListOf one -> within(one.element(), place);
            case Ast.TypeName.Optional one -> within(one.of(), place);
            case Ast.TypeName.MapOf one -> first(List.of(one.key(), one.value()), place);
            case Ast.TypeName.FunctionOf one -> {
                final List<Ast.TypeName> parts = new ArrayList<>(one.parameters());
                add(one.result(), parts);
                yield first(parts, place);
            }
        };
    }

    private static Ast.TypeName.@Nullable Named first(List<Ast.TypeName> parts, Span place) {
        for (final Ast.TypeName part : parts) {
            final Ast.TypeName.Named found = within(part, place);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /// The parameter or variable that the very name at a place makes.
    static @Nullable Local local(Typed node, Span place) {
        for (final Local one : locals(node)) {
            if (one.declared().equals(place)) {
                return one;
            }
        }
        final List<Local> found = new ArrayList<>();
        dev.luma.lang.lower.Children.visit(node, child -> {
            final Local here = found.isEmpty() ? local(child, place) : null;
            if (here != null) {
                found.add(here);
            }
        });
        return found.isEmpty() ? null : found.getFirst();
    }

    private static List<Local> locals(Typed node) {
        return switch (node) {
            case Typed.Function one -> one.parameters();
            case Typed.Lambda one -> one.parameters();
            case Typed.ForRange one -> List.of(one.local());
            case Typed.ForEach one -> some(one.element(), one.index());
            case Typed.ForMap one -> some(one.key(), one.value());
            case Typed.Try one -> List.of(one.error());
            default -> List.of();
        };
    }

    private static List<Local> some(Local first, @Nullable Local second) {
        return second == null ? List.of(first) : List.of(first, second);
    }
}
