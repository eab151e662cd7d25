package dev.luma.lang.bytecode;

import dev.luma.lang.lower.Range;
import dev.luma.lang.types.Symbol.ConstantSymbol;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;

/// Expressions: what is simple stands here, the rest is in the classes beside.
final class ExpressionCode {
    private final BodyCode body;

    ExpressionCode(BodyCode body) {
        this.body = body;
    }

    /// Puts the value on the stack; nothing if the expression gives nothing, or if this place is never reached.
    void value(Typed.Expression expression) {
        if (!body.isOpen()) {
            return;
        }
        switch (expression) {
            case Typed.Number number -> number(number);
            case Typed.Bool bool -> body.code().loadConstant(bool.value() ? 1 : 0);
            case Typed.Text text -> body.texts.constant(text.value());
            case Typed.Nil nil -> body.code().aconst_null();
            case Typed.Interpolation text -> body.texts.join(text.parts());
            case Typed.GetLocal get -> body.locals().load(get.local());
            case Typed.Consume consume -> consume(consume);
            case Typed.GetConstant get -> constant(get.constant());
            case Typed.GetCoreConstant get ->
                body.code()
                        .getstatic(
                                ClassDesc.of(get.owner()),
                                get.javaName(),
                                body.types().of(get.type()));
            case Typed.GetField get -> field(get);
            case Typed.Index index -> body.collections.get(index);
            case Typed.Negate negate -> negate(negate);
            case Typed.Calculate calculate -> calculate(calculate);
            case Typed.Default otherwise -> body.branches.otherwise(otherwise);
            case Typed.Cast cast -> body.conversions.cast(cast);
            case Typed.Convert convert -> body.conversions.convert(convert);
            case Typed.Narrow narrow -> body.conversions.narrow(narrow);
            case Typed.Conversion conversion -> body.conversions.conversion(conversion);
            case Typed.NewList list -> body.collections.list(list);
            case Typed.NewMap map -> body.collections.map(map);
            case Typed.NewStruct struct -> body.calls.newStruct(struct);
            case Typed.Lambda lambda -> body.lambdas.lambda(lambda);
            case Typed.FunctionValue function -> body.lambdas.function(function);
            case Typed.ModuleAsTrait module -> instance(body.owner().program().moduleAsTrait(module));
            case Typed.ModuleAsDriver module -> instance(body.owner().program().moduleAsDriver(module));
            case Typed.Call call -> body.calls.call(call);
            case Typed.CallTrait call -> body.calls.callTrait(call);
            case Typed.CallValue call -> body.calls.callValue(call);
            case Typed.CallCore call -> body.coreCalls.call(call);
            case Typed.RowGet get -> body.coreCalls.rowGet(get);
            case Typed.Panic panic -> body.failures.panic(panic);
            case Typed.If choice -> body.branches.choose(choice);
            case Typed.Match match -> body.matches.match(match);
            case Typed.Try attempt -> body.failures.attempt(attempt);
            case Typed.Not not -> body.conditions.value(not);
            case Typed.Compare compare -> body.conditions.value(compare);
            case Typed.Equal equal -> body.conditions.value(equal);
            case Typed.Logical logical -> body.conditions.value(logical);
            case Typed.Is is -> body.conditions.value(is);
        }
    }

    private void number(Typed.Number number) {
        switch (Kind.of(number.type())) {
            case LONG -> integer(number.bits());
            case DOUBLE -> body.code().loadConstant(number.asFloat());
            default -> body.code().loadConstant((int) number.bits());
        }
    }

    /// A small one needs no room among the class's constants.
    void integer(long value) {
        if (value == (int) value && value != 0 && value != 1) {
            body.code().loadConstant((int) value).i2l();
        } else {
            body.code().loadConstant(value);
        }
    }

    private void consume(Typed.Consume consume) {
        body.locals().load(consume.owner());
        empty(consume);
    }

    /// The owner has no value from here on.
    void empty(Typed.Consume consume) {
        body.code().aconst_null();
        body.locals().store(consume.owner());
    }

    private void constant(ConstantSymbol constant) {
        final Typed.Expression value = body.owner().program().constants().get(constant);
        if (value != null && isInline(value)) {
            value(value);
        } else {
            body.code()
                    .getstatic(
                            JvmTypes.module(constant.module()),
                            constant.name(),
                            body.types().of(constant.type()));
        }
    }

    /// Whether a constant's value is written where it is used, and has no field.
    static boolean isInline(Typed.Expression value) {
        return value instanceof Typed.Number || value instanceof Typed.Bool || value instanceof Typed.Text;
    }

    private void field(Typed.GetField get) {
        value(get.receiver());
        if (body.isOpen()) {
            body.line(get.span());
            body.calls.loadField(get.receiver().type(), get.field());
        }
    }

    private void instance(ClassDesc singleton) {
        body.code().getstatic(singleton, SingletonClass.INSTANCE, singleton);
    }

    // ---- arithmetic

    private void negate(Typed.Negate negate) {
        value(negate.operand());
        if (!body.isOpen()) {
            return;
        }
        final CodeBuilder code = body.code();
        if (Kind.of(negate.type()) == Kind.DOUBLE) {
            code.dneg();
        } else if (!body.ranges().of(negate.operand()).contains(Long.MIN_VALUE)) {
            code.lneg();
        } else {
            body.line(negate.span());
            body.callStatic(RuntimeClasses.ARITHMETIC, "negate", ConstantDescs.CD_long, ConstantDescs.CD_long);
        }
    }

    private void calculate(Typed.Calculate calculate) {
        switch (Kind.of(calculate.type())) {
            case LONG -> integers(calculate);
            case DOUBLE -> floats(calculate);
            default -> {
                if (calculate.type() == Type.STR) {
                    body.texts.join(calculate);
                } else {
                    lists(calculate);
                }
            }
        }
    }

    private void integers(Typed.Calculate calculate) {
        body.calls.operands(List.of(calculate.left(), calculate.right()));
        if (!body.isOpen()) {
            return;
        }
        final Range left = body.ranges().of(calculate.left());
        final Range right = body.ranges().of(calculate.right());
        final boolean divides =
                calculate.operator() == Typed.Arithmetic.DIVIDE || calculate.operator() == Typed.Arithmetic.REMAINDER;
        if (Range.isSafe(calculate.operator(), left, right) && !(divides && right.contains(0))) {
            body.code().with(Instructions.ofLongs(calculate.operator()));
            return;
        }
        body.line(calculate.span());
        final String name = switch (calculate.operator()) {
            case ADD -> "add";
            case SUBTRACT -> "subtract";
            case MULTIPLY -> "multiply";
            case DIVIDE -> "divide";
            case REMAINDER -> "remainder";
        };
        body.callStatic(
                RuntimeClasses.ARITHMETIC, name, ConstantDescs.CD_long, ConstantDescs.CD_long, ConstantDescs.CD_long);
    }

    private void floats(Typed.Calculate calculate) {
        body.calls.operands(List.of(calculate.left(), calculate.right()));
        if (body.isOpen()) {
            body.code().with(Instructions.ofDoubles(calculate.operator()));
        }
    }

    private void lists(Typed.Calculate calculate) {
        body.calls.operands(List.of(calculate.left(), calculate.right()));
        if (body.isOpen()) {
            body.callVirtual(RuntimeClasses.LUMA_LIST, "plus", RuntimeClasses.LUMA_LIST, RuntimeClasses.LUMA_LIST);
            body.code().checkcast(body.types().of(calculate.type()));
        }
    }
}
