package dev.luma.lang.bytecode;

import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// Lists and maps: literals, elements. Elements of `[int]`, `[float]` and `[byte]` are never boxed.
final class CollectionCode {
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final ClassDesc TYPE = RuntimeClasses.LUMA_TYPE;

    private final BodyCode body;

    CollectionCode(BodyCode body) {
        this.body = body;
    }

    /// How a list of these elements has them.
    static Kind elementKind(Type element) {
        return element == Type.BOOL ? Kind.OBJECT : Kind.of(element);
    }

    // ---- literals

    void list(Typed.NewList literal) {
        final Type element = literal.type().element();
        final CodeBuilder code = body.code();
        newList(element, () -> code.loadConstant(literal.elements().size()));
        if (literal.elements().isEmpty()) {
            return;
        }
        final Locals.Mark mark = body.locals().mark();
        final ClassDesc type = JvmTypes.list(element);
        final int list = body.store(Kind.OBJECT);
        if (!body.owner().literals().append(body, literal, list)) {
            for (final Typed.Expression one : literal.elements()) {
                putElement(list, type, element, one);
            }
        }
        if (body.isOpen()) {
            code.aload(list);
        }
        body.locals().release(mark);
    }

    /// Appends the value of an expression to the list in a slot.
    void putElement(int list, ClassDesc type, Type element, Typed.Expression one) {
        if (!body.isOpen()) {
            return;
        }
        final boolean isBoxed = elementKind(element) == Kind.OBJECT;
        if (body.facts().needsEmptyStack(one)) {
            final Locals.Mark mark = body.locals().mark();
            value(one, isBoxed);
            if (body.isOpen()) {
                final int held = body.store(isBoxed ? Kind.OBJECT : elementKind(element));
                body.code().aload(list);
                body.load(isBoxed ? Kind.OBJECT : elementKind(element), held);
            }
            body.locals().release(mark);
        } else {
            body.code().aload(list);
            value(one, isBoxed);
        }
        if (body.isOpen()) {
            append(type, element);
            body.code().pop();
        }
    }

    private void value(Typed.Expression one, boolean isBoxed) {
        if (isBoxed) {
            body.conversions.boxed(one);
        } else {
            body.value(one);
        }
    }

    /// An empty list with room.
    ///
    /// @param capacity puts it on the stack
    void newList(Type element, Runnable capacity) {
        final CodeBuilder code = body.code();
        final ClassDesc type = JvmTypes.list(element);
        code.new_(type).dup();
        if (type.equals(RuntimeClasses.OBJECT_LIST)) {
            body.loadType(element);
            capacity.run();
            code.invokespecial(
                    type,
                    ConstantDescs.INIT_NAME,
                    MethodTypeDesc.of(ConstantDescs.CD_void, TYPE, ConstantDescs.CD_int));
        } else {
            capacity.run();
            code.invokespecial(
                    type, ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int));
        }
    }

    void map(Typed.NewMap literal) {
        final CodeBuilder code = body.code();
        code.new_(RuntimeClasses.LUMA_MAP).dup();
        body.loadType(literal.type().key());
        body.loadType(literal.type().value());
        code.invokespecial(
                RuntimeClasses.LUMA_MAP, ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, TYPE, TYPE));
        final Locals.Mark mark = body.locals().mark();
        final int map = body.store(Kind.OBJECT);
        if (!body.owner().literals().append(body, literal, map)) {
            literal.entries().forEach(entry -> putEntry(map, entry));
        }
        if (body.isOpen()) {
            code.aload(map);
        }
        body.locals().release(mark);
    }

    /// Puts an entry into the map in a slot.
    void putEntry(int map, Typed.Entry entry) {
        body.calls.boxedOperands(List.of(entry.key(), entry.value()));
        if (body.isOpen()) {
            body.code().aload(map).dup_x2().pop();
            putEntry();
        }
    }

    private void putEntry() {
        body.callVirtual(RuntimeClasses.LUMA_MAP, "put", ConstantDescs.CD_void, OBJECT, OBJECT);
    }

    // ---- elements

    /// `receiver[index]`.
    void get(Typed.Index index) {
        final Type receiver = index.receiver().type();
        if (receiver instanceof Type.MapOf) {
            body.calls.put(
                    List.of(new CallCode.Operand(index.receiver(), false), new CallCode.Operand(index.index(), true)));
        } else {
            body.calls.operands(List.of(index.receiver(), index.index()));
        }
        if (!body.isOpen()) {
            return;
        }
        body.line(index.span());
        if (receiver instanceof Type.ListOf list) {
            if (body.ranges().of(index.index()).fitsInt()) {
                body.code().l2i();
                at(list.element(), ConstantDescs.CD_int);
            } else {
                at(list.element(), ConstantDescs.CD_long);
            }
        } else if (receiver instanceof Type.MapOf) {
            body.callVirtual(RuntimeClasses.LUMA_MAP, "at", OBJECT, OBJECT);
            body.conversions.unbox(OBJECT, index.type());
        } else if (receiver == Type.STR) {
            body.callStatic(
                    RuntimeClasses.TEXTS,
                    "at",
                    ConstantDescs.CD_String,
                    ConstantDescs.CD_String,
                    ConstantDescs.CD_long);
        } else {
            body.callStatic(
                    RuntimeClasses.QUERY_ROW,
                    "at",
                    ConstantDescs.CD_String,
                    RuntimeClasses.QUERY_ROW,
                    ConstantDescs.CD_String);
        }
    }

    /// The element of the list at the index, both on the stack.
    void at(Type element, ClassDesc index) {
        final Kind kind = elementKind(element);
        body.callVirtual(JvmTypes.list(element), "at", kind.type(), index);
        if (kind == Kind.OBJECT) {
            body.conversions.unbox(OBJECT, element);
        }
    }

    /// `receiver[index] = value`.
    void set(Typed.SetIndex set) {
        if (set.receiver().type() instanceof Type.ListOf list) {
            final boolean isBoxed = elementKind(list.element()) == Kind.OBJECT;
            body.calls.put(List.of(
                    new CallCode.Operand(set.receiver(), false),
                    new CallCode.Operand(set.index(), false),
                    new CallCode.Operand(set.value(), isBoxed)));
            if (body.isOpen()) {
                body.line(set.span());
                body.callVirtual(
                        JvmTypes.list(list.element()),
                        "put",
                        ConstantDescs.CD_void,
                        ConstantDescs.CD_long,
                        elementKind(list.element()).type());
            }
        } else {
            body.calls.put(List.of(
                    new CallCode.Operand(set.receiver(), false),
                    new CallCode.Operand(set.index(), true),
                    new CallCode.Operand(set.value(), true)));
            if (body.isOpen()) {
                body.line(set.span());
                putEntry();
            }
        }
    }

    /// `xs.add(x)`: gives the list.
    void append(Typed.CallCore call, Type element) {
        final boolean isBoxed = elementKind(element) == Kind.OBJECT;
        body.calls.put(List.of(
                new CallCode.Operand(call.arguments().get(0), false),
                new CallCode.Operand(call.arguments().get(1), isBoxed)));
        if (body.isOpen()) {
            body.line(call.span());
            append(JvmTypes.list(element), element);
        }
    }

    /// Appends what is on the stack to the list below it, and leaves the list.
    void append(ClassDesc type, Type element) {
        body.callVirtual(type, "append", type, elementKind(element).type());
    }
}
