package dev.luma.lang.types;

import dev.luma.lang.diagnostic.Code;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.source.Span;
import dev.luma.lang.syntax.Ast;
import dev.luma.lang.types.Symbol.FieldSymbol;
import dev.luma.lang.types.Symbol.Local;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// New variables, and what is assigned to variables, fields and elements.
final class Assignments {
    /// Methods of a list that change it and return it.
    private static final Set<String> SELF_RETURNING = Set.of("add", "add_all", "insert", "clear");

    private final Body body;
    /// Variables that would be there if they had another name: what uses them only follows.
    private final Set<Local> refused = new HashSet<>();

    Assignments(Body body) {
        this.body = body;
    }

    // ---- new variables

    /// `name: T = value`.
    void declare(Ast.Declare declare, Sequence into) {
        final Type type = declared(declare);
        final Typed.Expression value = body.expressions().value(declare.value(), type);
        final Typed.Expression fitted = body.fitting().fit(value, type, declare.value());
        sharesList(declare.name().text(), declare.value(), value);
        if (declare.name().text().equals("_")) {
            into.add(body.statements().drop(fitted));
            return;
        }
        let(declare.name(), type, value.type(), fitted, declare.span(), into);
    }

    private Type declared(Ast.Declare declare) {
        final Type type = body.types().type(declare.type());
        return type == Type.NEVER ? Type.UNKNOWN : type;
    }

    /// A variable that the statements behind this one see.
    ///
    /// @param found what the value was before it was made to fit, which narrows
    private Local let(Ast.Name name, Type type, Type found, Typed.Expression value, Span span, Sequence into) {
        final Typed.Expression owned = body.affine().moved(value);
        final Local local = body.variables().declare(name, type, false);
        into.add(new Typed.Let(local, owned, span));
        narrow(local, found);
        body.statements().own(local, into);
        return local;
    }

    /// A `T?` that gets a T is one.
    private void narrow(Local local, Type found) {
        final boolean isSome = local.type() instanceof Type.Optional && !found.allowsNil() && found != Type.NEVER;
        body.state(
                isSome
                        ? body.state().narrow(local, local.type().withoutNil())
                        : body.state().forget(local));
    }

    // ---- assignments

    void assign(Ast.Assign assign, Sequence into) {
        switch (assign.place()) {
            case Ast.Variable variable -> variable(assign, variable, into);
            case Ast.Select select -> field(assign, select, into);
            case Ast.Index index -> element(assign, index, into);
            default -> {
                body.report(Code.E0101, assign.place().span(), "expected a variable, a field or an element");
                body.expressions().value(assign.value(), Type.UNKNOWN);
            }
        }
    }

    private void variable(Ast.Assign assign, Ast.Variable variable, Sequence into) {
        final Ast.Name name = variable.name();
        final Scope home = Scope.of(body.scope(), name.text());
        final Local local = home == null ? null : home.own(name.text());
        if (home != null && local != null && !refused.contains(local)) {
            local(assign, local, home, into);
            return;
        }
        final String kind = body.module().kindOfDeclaration(name.text());
        if (kind != null) {
            cannotAssign(kind, name);
            body.expressions().value(assign.value(), Type.UNKNOWN);
            final boolean isRead = kind.equals("function") || kind.equals("constant");
            if (isRead && assign.operator() == null && local == null) {
                refused.add(body.variables().declare(name, Type.UNKNOWN, false));
            }
        } else if (assign.operator() != null) {
            body.variables().unknown(name);
            body.expressions().value(assign.value(), Type.UNKNOWN);
        } else {
            create(assign, name, into);
        }
    }

    /// `name = value` where no such name is in sight.
    private void create(Ast.Assign assign, Ast.Name name, Sequence into) {
        final Typed.Expression value = body.expressions().value(assign.value(), null);
        if (name.text().equals("_")) {
            into.add(body.statements().drop(value));
            return;
        }
        sharesList(name.text(), assign.value(), value);
        if (value.type() == Type.NEVER) {
            into.add(new Typed.Evaluate(value, assign.span()));
            body.variables().declare(name, Type.UNKNOWN, false);
            return;
        }
        final Local local = let(name, value.type(), value.type(), value, assign.span(), into);
        if (!name.text().startsWith("_") && value.type() != Type.UNKNOWN) {
            body.unread().add(local);
        }
    }

    private void local(Ast.Assign assign, Local local, Scope home, Sequence into) {
        final Ast.Variable variable = (Ast.Variable) assign.place();
        final boolean isPlain = assign.operator() == null;
        final Typed.Expression value = isPlain
                ? body.expressions().value(assign.value(), local.type())
                : calculated(assign, body.expressions().operand(variable));
        final Typed.Expression fitted = isPlain
                ? body.fitting().fit(value, local.type(), assign.value())
                : fitBack(value, local.type(), assign);
        sharesList(local.name(), assign.value(), value);
        final Typed.Expression owned = body.affine().moved(fitted);
        body.variables().assign(local, home, variable.span());
        if (local.type().isAffine()) {
            body.affine().assign(local, variable.span());
        }
        if (local.name().equals("self") || local.type() == Type.UNKNOWN) {
            return;
        }
        into.add(new Typed.SetLocal(local, owned, assign.span()));
        narrow(local, value.type());
    }

    /// `place op value`, for `place op= value`.
    private Typed.Expression calculated(Ast.Assign assign, Typed.Expression place) {
        final Ast.Operator operator = assign.operator();
        final Typed.Expression value = body.expressions().operand(assign.value());
        if (operator == null || place.type() == Type.UNKNOWN || value.type() == Type.UNKNOWN) {
            return body.unknown(assign.span());
        }
        if (place.type() instanceof Type.ListOf) {
            body.operators()
                    .noOperator(
                            operator,
                            assign.operatorSpan(),
                            place.type(),
                            value.type(),
                            Note.help("xs.add(y) and xs.add_all(ys) grow the list"));
            return body.unknown(assign.span());
        }
        return body.operators().calculate(place, operator, assign.operatorSpan(), value, assign.span());
    }

    /// What `place op= value` works out, as what the place holds: an int is no byte any more.
    private Typed.Expression fitBack(Typed.Expression value, Type wanted, Ast.Assign assign) {
        final Ast.Operator operator = assign.operator();
        if (operator == null || Assignability.fits(value.type(), wanted)) {
            return body.fitting().convert(value, wanted);
        }
        final String place = body.text(assign.place());
        final String sum = place + " " + operator.text() + " " + body.text(assign.value());
        final String message =
                "expected " + wanted.text() + ", found " + value.type().text();
        body.report(
                Code.E0301,
                assign.span(),
                message,
                Note.help(place + " = " + wanted.withoutNil().text() + "(" + sum + ")"));
        return body.unknown(assign.span());
    }

    // ---- fields

    private void field(Ast.Assign assign, Ast.Select select, Sequence into) {
        if (body.members().moduleOf(select.receiver()) != null) {
            final Typed.Expression member = body.expressions().any(select, null);
            final String kind = member instanceof Typed.FunctionValue ? "function" : "constant";
            if (member.type() != Type.UNKNOWN) {
                cannotAssign(kind, select.name());
            }
            body.expressions().value(assign.value(), Type.UNKNOWN);
            return;
        }
        final Typed.Expression receiver = body.expressions().operand(select.receiver());
        final FieldSymbol field = Members.find(receiver.type(), select.name().text());
        if (field == null) {
            final Typed.Expression other = body.members().field(receiver, select.name(), select.span());
            if (other.type() != Type.UNKNOWN) {
                cannotAssign("constant", select.name());
            }
            body.expressions().value(assign.value(), Type.UNKNOWN);
            return;
        }
        body.module().memberUsed(receiver.type(), select.name());
        body.affine().lend(receiver);
        final Sequence parts = new Sequence();
        final Typed.Expression on = assign.operator() == null ? receiver : stable(receiver, parts);
        final Typed.Expression value = value(assign, field.type(), new Typed.GetField(on, field, select.span()));
        parts.add(new Typed.SetField(on, field, value, assign.span()));
        finish(parts, assign, into);
    }

    private void cannotAssign(String kind, Ast.Name name) {
        body.report(Code.E0203, name.span(), "cannot assign to " + kind + " `" + name.text() + "`");
    }

    /// What is assigned to a field or an element.
    ///
    /// @param old what it holds now, for `+=` and the like
    private Typed.Expression value(Ast.Assign assign, Type type, Typed.Expression old) {
        if (assign.operator() == null) {
            return body.expressions().wanted(assign.value(), type);
        }
        final Typed.Expression operand = body.fitting().withoutNil(old, assign.place());
        return fitBack(calculated(assign, operand), type, assign);
    }

    /// A value that is used twice but evaluated once.
    private Typed.Expression stable(Typed.Expression value, Sequence parts) {
        final boolean isStable = value instanceof Typed.GetLocal
                || value instanceof Typed.Narrow
                || value instanceof Typed.Number
                || value instanceof Typed.Text
                || value instanceof Typed.GetConstant;
        if (isStable) {
            return value;
        }
        final Local held = body.variables().hidden("held", value.type(), value.span());
        parts.add(new Typed.Let(held, value, value.span()));
        return new Typed.GetLocal(held, value.span());
    }

    private static void finish(Sequence parts, Ast.Assign assign, Sequence into) {
        final Typed.Block block = parts.finish(assign.span());
        into.add(block.statements().size() == 1 ? block.statements().getFirst() : block);
    }

    // ---- elements

    private void element(Ast.Assign assign, Ast.Index index, Sequence into) {
        final Typed.Expression receiver = body.expressions().operand(index.receiver());
        final Type element = element(receiver.type());
        final Type key = Operators.keyType(receiver.type());
        if (element == null || key == null) {
            if (receiver.type() != Type.UNKNOWN && receiver.type() != Type.NEVER) {
                final Note[] help = receiver.type() == Type.STR
                        ? new Note[] {Note.help("a str never changes: make a new one")}
                        : new Note[0];
                body.report(Code.E0309, index.receiver().span(), receiver.type().text() + " cannot be indexed", help);
            }
            body.expressions().value(index.index(), null);
            body.expressions().value(assign.value(), Type.UNKNOWN);
            return;
        }
        if (receiver instanceof Typed.GetConstant constant) {
            body.report(
                    Code.E0203,
                    receiver.span(),
                    "cannot assign to constant `" + constant.constant().name() + "`");
        }
        final Typed.Expression at = body.expressions().wanted(index.index(), key);
        final Sequence parts = new Sequence();
        final boolean isPlain = assign.operator() == null;
        final Typed.Expression on = isPlain ? receiver : stable(receiver, parts);
        final Typed.Expression where = isPlain ? at : stable(at, parts);
        final Typed.Expression value = value(assign, element, new Typed.Index(on, where, element, index.span()));
        parts.add(new Typed.SetIndex(on, where, value, assign.span()));
        finish(parts, assign, into);
    }

    private static @Nullable Type element(Type receiver) {
        return switch (receiver) {
            case Type.ListOf list -> list.element();
            case Type.MapOf map -> map.value();
            default -> null;
        };
    }

    // ---- warnings

    /// Warns where a second variable is bound to a list that a method has changed and returned.
    private void sharesList(String target, Ast.Expression written, Typed.Expression value) {
        if (!(value.type() instanceof Type.ListOf)
                || !(written instanceof Ast.Call call)
                || !(call.callee() instanceof Ast.Select select)) {
            return;
        }
        final List<Ast.Select> chain = new ArrayList<>();
        Ast.Expression root = written;
        while (root instanceof Ast.Call one
                && one.callee() instanceof Ast.Select method
                && SELF_RETURNING.contains(method.name().text())) {
            chain.add(method);
            root = method.receiver();
        }
        final boolean isPlace = root instanceof Ast.Variable || root instanceof Ast.Select;
        final String list = body.text(root);
        if (chain.isEmpty() || !isPlace || list.equals(target)) {
            return;
        }
        body.report(
                Code.W0004,
                select.name().span(),
                "`" + select.name().text() + "` changes `" + list + "` itself and returns it",
                Note.help("`" + list + " + [x]` makes a new list"));
    }
}
