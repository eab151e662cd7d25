package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.CoreFunction;
import dev.luma.lang.types.Symbol.Mark;
import dev.luma.lang.types.Symbol.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Calls of the core library: which overload, and what its type variables stand for.
final class CoreCalls {
    /// Methods that change a list or a map, which one that is constant does not allow.
    private static final Set<String> CHANGING =
            Set.of("add", "add_all", "insert", "clear", "remove_at", "pop", "remove");

    /// What runs its closure on other threads.
    private static final Set<String> PARALLEL = Set.of("parallel", "serve");

    private final Body body;

    CoreCalls(Body body) {
        this.body = body;
    }

    /// One call while it is checked.
    ///
    /// @param receiver null for a function
    private record Site(
            Ast.Call call, CoreFunction function, Typed.@Nullable Expression receiver, Bindings bindings, Span name) {
        List<Ast.Expression> given() {
            return call.arguments();
        }
    }

    Typed.Expression function(Ast.Call call, List<CoreFunction> overloads, Span name, @Nullable Type expected) {
        if (overloads.getFirst().is(Mark.BUILT)) {
            return body.builtCalls().function(call, overloads, name);
        }
        return call(call, overloads, null, name, expected);
    }

    Typed.Expression method(
            Ast.Call call,
            List<CoreFunction> overloads,
            Typed.Expression receiver,
            Span name,
            @Nullable Type expected) {
        if (overloads.getFirst().is(Mark.BUILT)) {
            return body.builtCalls().rowGet(call, receiver, name, expected);
        }
        if (receiver instanceof Typed.GetConstant constant
                && CHANGING.contains(overloads.getFirst().name())) {
            body.report(
                    Code.E0203,
                    receiver.span(),
                    "cannot assign to constant `" + constant.constant().name() + "`");
        }
        SqlSplicing.check(body, call, receiver.type(), overloads.getFirst().name());
        return call(call, overloads, receiver, name, expected);
    }

    private Typed.Expression call(
            Ast.Call call,
            List<CoreFunction> overloads,
            Typed.@Nullable Expression receiver,
            Span name,
            @Nullable Type expected) {
        final List<CoreFunction> fitting = fitting(overloads, call.arguments().size());
        if (fitting.isEmpty()) {
            wrongCount(call, overloads, name);
            return body.unknown(call.span());
        }
        final Bindings bindings = Bindings.of(receiver == null ? null : receiver.type());
        if (fitting.size() > 1) {
            return ofNumbers(new Site(call, fitting.getFirst(), null, bindings, name), fitting);
        }
        final Site site = new Site(call, fitting.getFirst(), receiver, bindings, name);
        final Type result = site.function().signature().result();
        if (expected != null && expected != Type.ANY && site.bindings().isOpen(result)) {
            bindings.match(result, result instanceof Type.Variable ? expected : expected.withoutNil());
        }
        return finished(site, arguments(site));
    }

    /// Those that take so many arguments; one with exactly so many parameters comes before one that takes any number.
    private static List<CoreFunction> fitting(List<CoreFunction> overloads, int count) {
        final List<CoreFunction> exact = overloads.stream()
                .filter(one -> !one.isVariadic() && one.signature().parameters().size() == count)
                .toList();
        return !exact.isEmpty()
                ? exact
                : overloads.stream()
                        .filter(one ->
                                one.isVariadic() && one.signature().parameters().size() - 1 <= count)
                        .toList();
    }

    private void wrongCount(Ast.Call call, List<CoreFunction> overloads, Span name) {
        final Set<Integer> counts = new TreeSet<>();
        boolean isVariadic = false;
        for (final CoreFunction one : overloads) {
            isVariadic |= one.isVariadic();
            counts.add(one.signature().parameters().size() - (one.isVariadic() ? 1 : 0));
        }
        final int least = counts.iterator().next();
        final String wanted = isVariadic
                ? "at least " + least
                : BuiltCalls.listed(counts.stream().map(String::valueOf).toList());
        final boolean isOne = counts.size() == 1 && least == 1;
        body.arguments()
                .wrongCount(
                        wanted, isOne, call.arguments(), overloads.getFirst().name(), name);
    }

    /// `math.min` and the like: for two ints, or for two floats.
    private Typed.Expression ofNumbers(Site site, List<CoreFunction> overloads) {
        final List<Typed.Expression> values = new ArrayList<>();
        site.given().forEach(one -> values.add(body.expressions().operand(one)));
        final boolean isFloat = values.stream().anyMatch(one -> one.type() == Type.FLOAT);
        final Type wanted = isFloat ? Type.FLOAT : Type.INT;
        final CoreFunction chosen = overloads.stream()
                .filter(one -> one.signature().parameters().getFirst().type().equals(wanted))
                .findFirst()
                .orElse(overloads.getFirst());
        final List<Typed.Expression> arguments = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            final Typed.Expression value = isFloat ? Literals.asFloat(values.get(i)) : values.get(i);
            arguments.add(body.fitting().fit(value, wanted, site.given().get(i)));
        }
        return new Typed.CallCore(
                chosen,
                arguments,
                List.of(),
                chosen.signature().result(),
                null,
                site.call().span());
    }

    // ---- arguments

    private record Given(List<Typed.Expression> arguments, List<Typed.Expression> further) {}

    private Given arguments(Site site) {
        final List<Parameter> parameters = site.function().signature().parameters();
        final int plain = parameters.size() - (site.function().isVariadic() ? 1 : 0);
        final List<Typed.Expression> arguments = new ArrayList<>();
        if (site.receiver() != null) {
            arguments.add(site.receiver());
        }
        final List<Typed.Expression> further = new ArrayList<>();
        for (int i = 0; i < site.given().size(); i++) {
            final Type wanted =
                    parameters.get(Math.min(i, parameters.size() - 1)).type();
            final Typed.Expression argument = argument(site, site.given().get(i), wanted);
            (i < plain ? arguments : further).add(argument);
        }
        return new Given(arguments, further);
    }

    private Typed.Expression argument(Site site, Ast.Expression given, Type pattern) {
        final Bindings bindings = site.bindings();
        final Type wanted = bindings.replace(pattern);
        if (wanted instanceof Type.FunctionOf function && given instanceof Ast.Closure closure) {
            return closure(site, closure, function);
        }
        if (!bindings.isOpen(pattern)) {
            final Typed.Expression value = body.expressions().wanted(given, wanted);
            body.affine().lend(value);
            return value;
        }
        final Typed.Expression value = body.expressions().value(given, null);
        bindings.match(pattern, value.type());
        return body.fitting().fit(value, bindings.replace(pattern), given);
    }

    /// A closure, whose result says what is still open.
    private Typed.Expression closure(Site site, Ast.Closure closure, Type.FunctionOf wanted) {
        final boolean isParallel = PARALLEL.contains(site.function().name());
        final boolean isOpen = site.bindings().isOpen(wanted.result());
        final Typed.Expression lambda =
                body.closures().argument(closure, wanted.parameters(), isOpen ? null : wanted.result(), isParallel);
        if (isOpen && wanted.result() instanceof Type.Variable variable) {
            final Type result = lambda.type() instanceof Type.FunctionOf made ? made.result() : Type.UNKNOWN;
            site.bindings().put(variable.name(), result);
        }
        return lambda;
    }

    // ---- result

    private Typed.Expression finished(Site site, Given given) {
        final CoreFunction function = site.function();
        final Bindings bindings = site.bindings();
        if (function.is(Mark.ORDERED)) {
            ordered(site);
        }
        if (function.is(Mark.TAKES_SELF) && site.receiver() != null) {
            given.arguments().set(0, body.affine().moved(site.receiver()));
        } else if (site.receiver() != null) {
            body.affine().lend(site.receiver());
        }
        final Type made = bindings.get("U");
        final Type result = made == Type.NOTHING || made == Type.UNKNOWN
                ? made
                : bindings.replace(function.signature().result());
        if (result == Type.UNKNOWN) {
            return body.unknown(site.call().span());
        }
        if (result instanceof Type.ListOf list && made != null && list.element().isAffine()) {
            body.types().notAffine(list.element(), site.call().span(), "an element");
        }
        final Type element = result instanceof Type.ListOf list ? list.element() : Type.ANY;
        return new Typed.CallCore(
                function,
                given.arguments(),
                given.further(),
                result,
                function.isTyped() ? element : null,
                site.call().span());
    }

    private void ordered(Site site) {
        final Type key = site.bindings().get("K");
        final Type type = key == null ? site.bindings().get("T") : key;
        if (type != null && type != Type.NEVER && !Assignability.isOrdered(type)) {
            body.operators().noOperator(Ast.Operator.LESS, site.name(), type, type);
        }
    }
}
