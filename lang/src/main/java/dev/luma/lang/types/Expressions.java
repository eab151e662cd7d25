package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.Local;
import org.jspecify.annotations.Nullable;

/// Checks expressions: which class knows about which kind.
final class Expressions {
    private final Body body;

    Expressions(Body body) {
        this.body = body;
    }

    /// An expression whose value must be of a type, or fit it.
    Typed.Expression wanted(Ast.Expression expression, Type wanted) {
        return body.fitting().fit(value(expression, wanted), wanted, expression);
    }

    /// An expression that must give a value.
    ///
    /// @param expected the type that the place wants, which decides about literals and the like; the value need not fit
    ///     it. Null if nothing is wanted; unknown if that is not known because of an error
    Typed.Expression value(Ast.Expression expression, @Nullable Type expected) {
        if (expected == Type.UNKNOWN) {
            return Arguments.isOpen(expression) ? body.unknown(expression.span()) : value(expression, null);
        }
        final Typed.Expression value = any(expression, expected);
        if (value.type() == Type.NOTHING) {
            final String wanted = expected == null ? "a value" : expected.text();
            body.report(Code.E0301, expression.span(), "expected " + wanted + ", found nothing");
            return body.unknown(expression.span());
        }
        return value;
    }

    /// An operand, a receiver: nothing is wanted of it, and it may not be nil.
    Typed.Expression operand(Ast.Expression expression) {
        return body.fitting().withoutNil(value(expression, null), expression);
    }

    /// An expression that may give nothing.
    Typed.Expression any(Ast.Expression expression, @Nullable Type expected) {
        return switch (expression) {
            case Ast.IntLiteral number -> body.literals().number(number, expected);
            case Ast.FloatLiteral number ->
                new Typed.Number(Double.doubleToRawLongBits(number.value()), Type.FLOAT, number.span());
            case Ast.BoolLiteral bool -> new Typed.Bool(bool.value(), bool.span());
            case Ast.NilLiteral nil -> body.literals().nil(nil, expected);
            case Ast.Text text -> body.literals().text(text);
            case Ast.ListLiteral list -> body.literals().list(list, expected);
            case Ast.MapLiteral map -> body.literals().map(map, expected);
            case Ast.StructLiteral struct -> body.literals().struct(struct);
            case Ast.Self self -> self(self);
            case Ast.Variable variable -> body.variables().value(variable, expected);
            case Ast.Closure closure -> body.closures().value(closure, expected);
            case Ast.If test -> body.branches().ifValue(test, expected);
            case Ast.Match match -> body.matches().value(match, expected);
            case Ast.Try attempt -> body.branches().tryValue(attempt, expected);
            case Ast.Unary unary -> body.operators().unary(unary, expected);
            case Ast.Binary binary -> body.operators().binary(binary, expected);
            case Ast.Is is -> body.conditions().value(is);
            case Ast.As as -> body.operators().as(as);
            case Ast.Select select -> body.members().value(select, expected);
            case Ast.Index index -> body.operators().index(index);
            case Ast.Call call -> body.calls().call(call, expected);
        };
    }

    /// That the function has one was checked when the text was parsed.
    private Typed.Expression self(Ast.Self self) {
        final Scope home = Scope.of(body.scope(), "self");
        final Local local = home == null ? null : home.own("self");
        if (home == null || local == null) {
            return body.unknown(self.span());
        }
        body.variables().use(local, home, self.span());
        return new Typed.GetLocal(local, self.span());
    }
}
