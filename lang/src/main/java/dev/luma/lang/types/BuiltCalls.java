package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.CoreFunction;
import dev.luma.lang.types.Symbol.ImportSymbol;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Core functions that the compiler knows by itself: conversions, `panic`, `row.get`, `db.open`.
final class BuiltCalls {
    private static final Type ERROR = new Type.Core("error");
    private static final Set<String> CELLS = Set.of("str", "int", "float", "bool", "any", "[byte]");

    private final Body body;

    BuiltCalls(Body body) {
        this.body = body;
    }

    Typed.Expression function(Ast.Call call, List<CoreFunction> overloads, Span name) {
        final CoreFunction first = overloads.getFirst();
        if (first.name().equals("open")) {
            return open(call, first, name);
        }
        if (call.arguments().size() != 1) {
            body.arguments().wrongCount("1", true, call.arguments(), first.name(), name);
            return body.unknown(call.span());
        }
        final Ast.Expression argument = call.arguments().getFirst();
        return switch (first.name()) {
            case "panic" -> panic(call, argument);
            case "str" -> text(call, argument);
            default -> conversion(call, overloads, argument);
        };
    }

    private Typed.Expression panic(Ast.Call call, Ast.Expression argument) {
        final Typed.Expression value = body.expressions().operand(argument);
        final Type type = value.type();
        if (type != Type.STR && !type.equals(ERROR) && type != Type.UNKNOWN && type != Type.NEVER) {
            body.report(
                    Code.E0301,
                    argument.span(),
                    "expected str or error, found " + type.text(),
                    Note.help("str(" + body.text(argument) + ") converts it"));
        }
        return new Typed.Panic(value, call.span());
    }

    private Typed.Expression text(Ast.Call call, Ast.Expression argument) {
        // anything has a text, nil and what is empty too, which do not say what they are
        final Typed.Expression value = body.expressions().value(argument, Arguments.isOpen(argument) ? Type.ANY : null);
        if (value.type().isAffine()) {
            body.fitting().fit(value, Type.ANY, argument);
        }
        return new Typed.Conversion(value, Type.STR, call.span());
    }

    private Typed.Expression conversion(Ast.Call call, List<CoreFunction> overloads, Ast.Expression argument) {
        final Type result = overloads.getFirst().signature().result();
        final Typed.Expression value = body.expressions().operand(argument);
        final Type type = value.type();
        final boolean fits = Fitting.isConvertible(type, result)
                || type == Type.UNKNOWN
                || type == Type.NEVER
                || (result == Type.BYTE && type == Type.BYTE);
        if (!fits) {
            final List<String> all = overloads.stream()
                    .map(one -> one.signature().parameters().getFirst().type().text())
                    .toList();
            body.report(Code.E0301, argument.span(), "expected " + listed(all) + ", found " + type.text());
            return body.unknown(call.span());
        }
        return type.equals(result) ? value : new Typed.Conversion(value, result, call.span());
    }

    /// `a, b or c`.
    static String listed(List<String> words) {
        final int last = words.size() - 1;
        return last == 0 ? words.getFirst() : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    // ---- row.get

    Typed.Expression rowGet(Ast.Call call, Typed.Expression row, Span name, @Nullable Type expected) {
        if (call.arguments().size() != 1) {
            body.arguments().wrongCount("1", true, call.arguments(), "get", name);
            return body.unknown(call.span());
        }
        final Typed.Expression column =
                body.expressions().wanted(call.arguments().getFirst(), Type.STR);
        final Type type = expected == null ? Type.STR.orNil() : expected;
        if (!CELLS.contains(type.withoutNil().text())) {
            body.report(Code.E0312, call.span(), "row.get cannot give " + type.text());
            return body.unknown(call.span());
        }
        return new Typed.RowGet(row, column, type, call.span());
    }

    // ---- db.open

    private Typed.Expression open(Ast.Call call, CoreFunction open, Span name) {
        if (call.arguments().size() != 2) {
            body.arguments().wrongCount("2", false, call.arguments(), "open", name);
            return body.unknown(call.span());
        }
        final Type result = open.signature().result();
        final Typed.Expression driver = driver(
                call.arguments().getFirst(),
                open.signature().parameters().getFirst().type());
        final Typed.Expression dsn = body.expressions().wanted(call.arguments().getLast(), Type.STR);
        return new Typed.CallCore(open, List.of(driver, dsn), List.of(), result, null, call.span());
    }

    private Typed.Expression driver(Ast.Expression argument, Type trait) {
        if (!(body.members().moduleOf(argument) instanceof ImportSymbol imported)) {
            return body.expressions().wanted(argument, trait);
        }
        final boolean isDriverTrait =
                trait instanceof Type.TraitOf of && Implementations.problem(imported.module(), of.symbol()) == null;
        if (isDriverTrait) {
            return body.expressions().wanted(argument, trait);
        }
        if (!body.module().isBroken(imported.module())) {
            new DriverContract(body.module(), imported.module(), argument.span()).check();
        }
        return new Typed.ModuleAsDriver(imported.module(), trait, argument.span());
    }
}
