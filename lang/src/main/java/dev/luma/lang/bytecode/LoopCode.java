package dev.luma.lang.bytecode;

import dev.luma.lang.lower.ListMethod;
import dev.luma.lang.lower.Range;
import dev.luma.lang.source.Span;
import dev.luma.lang.types.Symbol.Local;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Loops, and the list methods that are one. The operand stack is empty around each.
final class LoopCode {
    private static final ClassDesc INT = ConstantDescs.CD_int;
    private static final ClassDesc STRING = ConstantDescs.CD_String;

    private final BodyCode body;

    LoopCode(BodyCode body) {
        this.body = body;
    }

    /// What is done in a turn: between the test and the step.
    private interface Turn {
        void write();
    }

    void whileLoop(Typed.While loop) {
        final Target start = body.target();
        final Target end = body.target();
        body.bind(start);
        body.forgetLine();
        body.line(loop.condition().span());
        body.exits().enterLoop(loop.loop(), end, start);
        body.conditions.jumpIf(loop.condition(), false, end);
        body.statements.block(loop.body());
        body.jump(start);
        body.bind(end);
    }

    // ---- for i in from..to

    void range(Typed.ForRange loop) {
        body.calls.operands(List.of(loop.from(), loop.to()));
        if (!body.isOpen()) {
            return;
        }
        final Range from = body.ranges().of(loop.from());
        final Range to = body.ranges().of(loop.to());
        final Locals.Mark mark = body.locals().mark();
        if (from.fitsInt() && to.fitsInt()) {
            shortRange(loop);
        } else {
            longRange(loop);
        }
        body.locals().release(mark);
    }

    /// Both ends fit in an int of the JVM, whose loops it knows best.
    private void shortRange(Typed.ForRange loop) {
        final CodeBuilder code = body.code();
        code.l2i();
        final int end = body.store(Kind.BYTE);
        code.l2i();
        final int counter = body.store(Kind.BYTE);
        counted(loop.loop(), counter, end, () -> {
            code.iload(counter).i2l();
            body.locals().declare(loop.local());
            body.statements.block(loop.body());
        });
    }

    private void longRange(Typed.ForRange loop) {
        final CodeBuilder code = body.code();
        final int end = body.store(Kind.LONG);
        final int counter = body.store(Kind.LONG);
        final Target start = body.target();
        final Target next = body.target();
        final Target done = body.target();
        body.bind(start);
        code.lload(counter).lload(end).lcmp();
        body.branch(Opcode.IFGE, done);
        body.exits().enterLoop(loop.loop(), done, next);
        final Locals.Mark mark = body.locals().mark();
        code.lload(counter);
        body.locals().declare(loop.local());
        body.statements.block(loop.body());
        body.locals().release(mark);
        body.bind(next);
        if (body.isOpen()) {
            // It is below the end, so one more fits.
            code.lload(counter).lconst_1().ladd().lstore(counter);
            body.jump(start);
        }
        body.close();
        body.bind(done);
    }

    /// Turns with a counter that ends below a bound.
    private void counted(Typed.@Nullable Loop loop, int counter, int bound, Turn turn) {
        final CodeBuilder code = body.code();
        final Target start = body.target();
        final Target next = body.target();
        final Target done = body.target();
        body.bind(start);
        code.iload(counter).iload(bound);
        body.branch(Opcode.IF_ICMPGE, done);
        if (loop != null) {
            body.exits().enterLoop(loop, done, next);
        }
        final Locals.Mark mark = body.locals().mark();
        turn.write();
        body.locals().release(mark);
        body.bind(next);
        if (body.isOpen()) {
            code.iinc(counter, 1);
            body.jump(start);
        }
        body.close();
        body.bind(done);
    }

    // ---- for x in xs

    void each(Typed.ForEach loop) {
        body.value(loop.over());
        if (!body.isOpen()) {
            return;
        }
        final Locals.Mark mark = body.locals().mark();
        final Type over = loop.over().type();
        if (over instanceof Type.ListOf list) {
            overList(loop, JvmTypes.list(list.element()), () -> at(list, loop.span()));
        } else if (over == Type.STR) {
            overText(loop);
        } else {
            overList(loop, RuntimeClasses.QUERY_ROWS, () -> {
                body.callVirtual(RuntimeClasses.QUERY_ROWS, "at", RuntimeClasses.QUERY_ROW, INT);
            });
        }
        body.locals().release(mark);
    }

    /// The element of the list at the int, both on the stack. It may be gone.
    private void at(Type.ListOf list, Span span) {
        body.line(span);
        body.collections.at(list.element(), INT);
    }

    /// @param at gives the element of what is on the stack, below an int
    private void overList(Typed.ForEach loop, ClassDesc type, Turn at) {
        final CodeBuilder code = body.code();
        final int list = body.store(Kind.OBJECT);
        final int size = size(list, type);
        final int counter = counter();
        counted(loop.loop(), counter, size, () -> {
            index(loop.index(), counter);
            code.aload(list).iload(counter);
            at.write();
            body.locals().declare(loop.element());
            body.statements.block(loop.body());
        });
    }

    private int size(int list, ClassDesc type) {
        body.code().aload(list);
        body.callVirtual(type, "size", INT);
        return body.store(Kind.BYTE);
    }

    private int counter() {
        body.code().iconst_0();
        return body.store(Kind.BYTE);
    }

    private void index(@Nullable Local index, int counter) {
        if (index != null) {
            body.code().iload(counter).i2l();
            body.locals().declare(index);
        }
    }

    /// Characters are code points: one or two of Java's.
    private void overText(Typed.ForEach loop) {
        final CodeBuilder code = body.code();
        final int text = body.store(Kind.OBJECT);
        final int end = body.locals().temporary(Kind.BYTE);
        code.aload(text);
        body.callVirtual(STRING, "length", INT);
        code.istore(end);
        final int from = counter();
        final int to = counter();
        final int index = counter();
        code.iconst_m1().istore(index);
        final Target start = body.target();
        final Target done = body.target();
        body.bind(start);
        code.iload(to).iload(end);
        body.branch(Opcode.IF_ICMPGE, done);
        body.exits().enterLoop(loop.loop(), done, start);
        code.iinc(index, 1);
        code.iload(to).istore(from);
        code.aload(text).iload(from).iconst_1();
        body.callVirtual(STRING, "offsetByCodePoints", INT, INT, INT);
        code.istore(to);
        final Locals.Mark mark = body.locals().mark();
        index(loop.index(), index);
        code.aload(text).iload(from).iload(to);
        body.callVirtual(STRING, "substring", STRING, INT, INT);
        body.locals().declare(loop.element());
        body.statements.block(loop.body());
        body.locals().release(mark);
        body.jump(start);
        body.bind(done);
    }

    // ---- for k, v in m

    void map(Typed.ForMap loop) {
        body.value(loop.over());
        if (!body.isOpen()) {
            return;
        }
        final ClassDesc type = RuntimeClasses.LUMA_MAP;
        final Type.MapOf over = (Type.MapOf) loop.over().type();
        final CodeBuilder code = body.code();
        final Locals.Mark mark = body.locals().mark();
        final int map = body.store(Kind.OBJECT);
        code.aload(map);
        body.callVirtual(type, "version", INT);
        final int version = body.store(Kind.BYTE);
        code.iconst_m1();
        final int entry = body.store(Kind.BYTE);
        final Target next = body.target();
        final Target done = body.target();
        body.bind(next);
        body.line(loop.span());
        code.aload(map).iload(entry).iload(version);
        body.callVirtual(type, "next", INT, INT, INT);
        code.dup().istore(entry);
        body.branch(Opcode.IFLT, done);
        body.exits().enterLoop(loop.loop(), done, next);
        final Locals.Mark turn = body.locals().mark();
        code.aload(map).iload(entry);
        body.callVirtual(type, "keyAt", ConstantDescs.CD_Object, INT);
        body.conversions.unbox(ConstantDescs.CD_Object, over.key());
        body.locals().declare(loop.key());
        if (loop.value() != null) {
            code.aload(map).iload(entry);
            body.callVirtual(type, "valueAt", ConstantDescs.CD_Object, INT);
            body.conversions.unbox(ConstantDescs.CD_Object, over.value());
            body.locals().declare(loop.value());
        }
        body.statements.block(loop.body());
        body.locals().release(turn);
        body.jump(next);
        body.close();
        body.locals().release(mark);
        body.bind(done);
    }

    // ---- xs.map((x) -> …) and its like

    /// A list method whose closure is the body of a loop here.
    void inlined(ListMethod method, Typed.CallCore call) {
        body.value(call.arguments().getFirst());
        if (!body.isOpen()) {
            return;
        }
        final Type.ListOf over = (Type.ListOf) call.arguments().getFirst().type();
        final Locals.Mark mark = body.locals().mark();
        final int list = body.store(Kind.OBJECT);
        switch (method) {
            case WALK -> walk(call, over, list, method.closure(call));
            case MAP -> map(call, over, list, method.closure(call));
            case FILTER -> filter(call, over, list, method.closure(call));
            case FIND -> find(call, over, list, method.closure(call));
            case FOLD -> fold(call, over, list, method.closure(call));
        }
        body.locals().release(mark);
    }

    /// Goes through the list; the closure's parameter is declared in each turn.
    private void turns(Typed.CallCore call, Type.ListOf over, int list, Local element, Turn turn) {
        final int size = size(list, JvmTypes.list(over.element()));
        final int counter = counter();
        counted(null, counter, size, () -> {
            body.code().aload(list).iload(counter);
            at(over, call.span());
            body.locals().declare(element);
            turn.write();
        });
    }

    private void walk(Typed.CallCore call, Type.ListOf over, int list, Typed.Lambda closure) {
        turns(call, over, list, closure.parameters().getFirst(), () -> body.lambdas.inlined(closure, Type.NOTHING));
    }

    private void map(Typed.CallCore call, Type.ListOf over, int list, Typed.Lambda closure) {
        if (!(call.type() instanceof Type.ListOf result)) {
            walk(call, over, list, closure);
            return;
        }
        final Type element = result.element();
        body.collections.newList(element, () -> {
            body.code().aload(list);
            body.callVirtual(RuntimeClasses.LUMA_LIST, "size", INT);
        });
        final int target = body.store(Kind.OBJECT);
        turns(call, over, list, closure.parameters().getFirst(), () -> {
            body.lambdas.inlined(closure, element);
            if (body.isOpen()) {
                final Kind kind = CollectionCode.elementKind(element);
                Boxing.box(body.code(), kind == Kind.OBJECT ? Kind.of(element) : Kind.OBJECT);
                add(target, element, kind);
            }
        });
        body.code().aload(target);
    }

    /// Appends what is on the stack to the list in a slot.
    private void add(int target, Type element, Kind kind) {
        final CodeBuilder code = body.code();
        code.aload(target);
        if (kind.slots() == 2) {
            code.dup_x2().pop();
        } else {
            code.swap();
        }
        body.collections.append(JvmTypes.list(element), element);
        code.pop();
    }

    private void filter(Typed.CallCore call, Type.ListOf over, int list, Typed.Lambda closure) {
        body.collections.newList(over.element(), () -> body.code().iconst_0());
        final int target = body.store(Kind.OBJECT);
        final Local element = closure.parameters().getFirst();
        turns(call, over, list, element, () -> {
            final int candidate = keep(over.element(), element);
            final Target no = body.target();
            body.lambdas.inlined(closure, Type.BOOL);
            if (body.isOpen()) {
                body.branch(Opcode.IFEQ, no);
                final Kind kind = CollectionCode.elementKind(over.element());
                body.load(Kind.of(over.element()), candidate);
                Boxing.box(body.code(), kind == Kind.OBJECT ? Kind.of(over.element()) : Kind.OBJECT);
                add(target, over.element(), kind);
                body.bind(no);
            }
        });
        body.code().aload(target);
    }

    /// The element as it was before the closure, which may assign its parameter.
    private int keep(Type type, Local element) {
        body.locals().load(element);
        return body.store(Kind.of(type));
    }

    private void find(Typed.CallCore call, Type.ListOf over, int list, Typed.Lambda closure) {
        final Kind kind = Kind.of(over.element());
        final Target found = body.target();
        final int result = body.locals().temporary(Kind.OBJECT);
        body.code().aconst_null();
        body.code().astore(result);
        final Local element = closure.parameters().getFirst();
        turns(call, over, list, element, () -> {
            final int candidate = keep(over.element(), element);
            final Target no = body.target();
            body.lambdas.inlined(closure, Type.BOOL);
            if (body.isOpen()) {
                body.branch(Opcode.IFEQ, no);
                body.load(kind, candidate);
                Boxing.box(body.code(), kind);
                body.code().astore(result);
                body.jump(found);
                body.bind(no);
            }
        });
        body.bind(found);
        body.code().aload(result);
    }

    private void fold(Typed.CallCore call, Type.ListOf over, int list, Typed.Lambda closure) {
        final Typed.Expression start = call.arguments().get(1);
        body.value(start);
        if (!body.isOpen()) {
            return;
        }
        final Kind kind = Kind.of(call.type());
        final int total = body.store(kind);
        final Local so = closure.parameters().getFirst();
        turns(call, over, list, closure.parameters().get(1), () -> {
            body.load(kind, total);
            body.locals().declare(so);
            body.lambdas.inlined(closure, call.type());
            if (body.isOpen()) {
                body.code().storeLocal(kind.typeKind(), total);
            }
        });
        body.load(kind, total);
    }
}
