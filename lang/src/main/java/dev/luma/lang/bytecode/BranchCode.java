package dev.luma.lang.bytecode;

import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;

/// `if` and `??`, as statements and as values.
final class BranchCode {
    private final BodyCode body;

    BranchCode(BodyCode body) {
        this.body = body;
    }

    void choose(Typed.If choice) {
        final Target otherwise = body.target();
        final Target end = body.target();
        body.conditions.jumpIf(choice.condition(), false, otherwise);
        if (body.isOpen()) {
            body.statements.block(choice.then(), choice.type());
        }
        body.jump(end);
        body.bind(otherwise);
        if (choice.otherwise() != null && body.isOpen()) {
            body.statements.block(choice.otherwise(), choice.type());
        }
        body.bind(end);
    }

    void otherwise(Typed.Default expression) {
        final CodeBuilder code = body.code();
        final Type from = expression.value().type();
        final Type to = expression.type();
        body.value(expression.value());
        if (!body.isOpen()) {
            return;
        }
        if (Kind.of(from) != Kind.OBJECT) {
            body.conversions.convert(from, to);
            return;
        }
        final Target isNil = body.target();
        final Target end = body.target();
        code.dup();
        body.branch(Opcode.IFNULL, isNil);
        if (Kind.of(to).isPrimitive()) {
            final Type present = from.withoutNil();
            body.conversions.unbox(body.types().of(from), present);
            body.conversions.convert(present, to);
        } else {
            body.conversions.convert(from, to);
        }
        body.jump(end);
        body.bind(isNil);
        code.pop();
        body.value(expression.otherwise());
        body.bind(end);
    }
}
