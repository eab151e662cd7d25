package dev.luma.lang.bytecode;

import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import org.jspecify.annotations.Nullable;

/// A value as another type: widened, narrowed, tested, cast, converted.
final class ConversionCode {
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;

    private final BodyCode body;

    ConversionCode(BodyCode body) {
        this.body = body;
    }

    // ---- to wider types

    void convert(Typed.Convert convert) {
        body.value(convert.value());
        if (body.isOpen()) {
            convert(convert.value().type(), convert.type());
        }
    }

    /// What is on the stack as a wider type.
    void convert(Type from, Type to) {
        final CodeBuilder code = body.code();
        final Kind kind = Kind.of(from);
        if (from == Type.BYTE && to.withoutNil() == Type.INT) {
            code.i2l();
            if (to != Type.INT) {
                Boxing.box(code, Kind.LONG);
            }
        } else if (kind.isPrimitive()) {
            if (Kind.of(to) == Kind.OBJECT) {
                Boxing.box(code, kind);
            }
        } else if (from.withoutNil() == Type.BYTE && to.withoutNil() == Type.INT) {
            widenOptional();
        }
    }

    /// A `byte?` as `int?`.
    private void widenOptional() {
        final CodeBuilder code = body.code();
        final Target present = body.target();
        final Target end = body.target();
        code.dup();
        body.branch(Opcode.IFNONNULL, present);
        code.pop().aconst_null();
        body.jump(end);
        body.bind(present);
        Boxing.unbox(code, Kind.BYTE);
        code.i2l();
        Boxing.box(code, Kind.LONG);
        body.bind(end);
    }

    /// The boxed form of any value.
    void boxed(Typed.Expression expression) {
        body.value(expression);
        if (body.isOpen()) {
            Boxing.box(body.code(), Kind.of(expression.type()));
        }
    }

    // ---- to narrower types

    /// What is on the stack, known to be of the type: unboxed, or as its class.
    ///
    /// @param from the class that the verifier knows it as
    void unbox(ClassDesc from, Type to) {
        final Kind kind = Kind.of(to);
        if (kind.isPrimitive()) {
            Boxing.unbox(body.code(), kind);
            return;
        }
        final ClassDesc type = body.types().of(to);
        if (!type.equals(from) && !type.equals(OBJECT)) {
            body.code().checkcast(type);
        }
    }

    void narrow(Typed.Narrow narrow) {
        final Type declared = narrow.local().type();
        body.locals().load(narrow.local());
        if (Kind.of(declared) != Kind.OBJECT) {
            return;
        }
        if (!narrow.isChecked()) {
            unbox(body.types().of(declared), narrow.type());
            return;
        }
        body.line(narrow.span());
        if (declared.withoutNil().equals(narrow.type())) {
            body.text(narrow.name());
            body.callStatic(RuntimeClasses.CASTS, "present", OBJECT, OBJECT, ConstantDescs.CD_String);
            unbox(OBJECT, narrow.type());
        } else {
            cast(narrow.type());
        }
    }

    void cast(Typed.Cast cast) {
        boxed(cast.value());
        if (body.isOpen()) {
            body.line(cast.span());
            cast(cast.type());
        }
    }

    /// Of the boxed value on the stack.
    private void cast(Type type) {
        if (type instanceof Type.Plain plain) {
            castToPlain(plain);
            return;
        }
        body.loadType(type);
        body.callStatic(RuntimeClasses.CASTS, "cast", OBJECT, OBJECT, RuntimeClasses.LUMA_TYPE);
        unbox(OBJECT, type);
    }

    private void castToPlain(Type.Plain type) {
        switch (type) {
            case INT -> cast("toInt", ConstantDescs.CD_long);
            case FLOAT -> cast("toFloat", ConstantDescs.CD_double);
            case BOOL -> cast("toBool", ConstantDescs.CD_boolean);
            case BYTE -> cast("toByte", ConstantDescs.CD_int);
            case STR -> cast("toStr", ConstantDescs.CD_String);
            default -> {} // any value is one of any
        }
    }

    private void cast(String name, ClassDesc result) {
        body.callStatic(RuntimeClasses.CASTS, name, result, OBJECT);
    }

    // ---- tests

    /// Puts on the stack whether a value is of a type.
    void test(Typed.Expression value, Type type) {
        boxed(value);
        if (!body.isOpen()) {
            return;
        }
        final CodeBuilder code = body.code();
        final ClassDesc exact = exactClass(type);
        if (exact != null) {
            code.instanceOf(exact);
        } else {
            body.loadType(type);
            code.swap();
            code.invokeinterface(
                    RuntimeClasses.LUMA_TYPE, "holds", MethodTypeDesc.of(ConstantDescs.CD_boolean, OBJECT));
        }
    }

    /// The class whose instances are all values of the type, and no others; null if there is none.
    private @Nullable ClassDesc exactClass(Type type) {
        return switch (type) {
            case Type.Plain plain ->
                switch (plain) {
                    case INT, FLOAT, BOOL, BYTE -> Kind.of(plain).boxed();
                    case STR -> ConstantDescs.CD_String;
                    default -> null;
                };
            case Type.ListOf list -> {
                final ClassDesc ofList = JvmTypes.list(list.element());
                yield ofList.equals(RuntimeClasses.OBJECT_LIST) ? null : ofList;
            }
            case Type.FunctionOf function -> body.owner().program().shapes().exactly(function);
            case Type.StructOf struct -> body.types().of(struct);
            case Type.TraitOf trait -> body.types().of(trait);
            case Type.Core core -> body.types().of(core);
            case Type.MapOf map -> null;
            case Type.Optional optional -> null;
            case Type.Variable variable -> null;
        };
    }

    // ---- int(x), float(x), byte(x), str(x)

    void conversion(Typed.Conversion conversion) {
        final Type from = conversion.value().type();
        final Type to = conversion.type();
        if (to == Type.STR) {
            body.texts.textForm(conversion.value());
            return;
        }
        body.value(conversion.value());
        if (!body.isOpen() || from.equals(to)) {
            return;
        }
        final CodeBuilder code = body.code();
        if (from == Type.BYTE) {
            if (to == Type.INT) {
                code.i2l();
            } else {
                code.i2d();
            }
        } else if (from == Type.INT && to == Type.FLOAT) {
            code.l2d();
        } else {
            body.line(conversion.span());
            final String name = to == Type.INT ? "toInt" : to == Type.FLOAT ? "toFloat" : "toByte";
            body.callStatic(
                    RuntimeClasses.CONVERSIONS,
                    name,
                    body.types().of(to),
                    body.types().of(from));
        }
    }
}
