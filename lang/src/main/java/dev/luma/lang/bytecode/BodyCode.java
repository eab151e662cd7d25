package dev.luma.lang.bytecode;

import dev.luma.lang.lower.BodyFacts;
import dev.luma.lang.lower.Ranges;
import dev.luma.lang.source.Span;
import dev.luma.lang.types.Symbol.Local;
import dev.luma.lang.types.Type;
import dev.luma.lang.types.Typed;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// The code of one method: what all its constructs share. A class for each kind of construct has the rest.
///
/// While it is written, [#isOpen] says whether this place can be reached at all.
final class BodyCode {
    private final ClassCode owner;
    private final Function function;
    private final CodeBuilder code;
    private final Locals locals;
    private final Exits exits;
    private boolean open = true;
    private int line = -1;

    final ExpressionCode expressions = new ExpressionCode(this);
    final StatementCode statements = new StatementCode(this);
    final ConditionCode conditions = new ConditionCode(this);
    final ConversionCode conversions = new ConversionCode(this);
    final TextCode texts = new TextCode(this);
    final CallCode calls = new CallCode(this);
    final CoreCallCode coreCalls = new CoreCallCode(this);
    final CollectionCode collections = new CollectionCode(this);
    final LoopCode loops = new LoopCode(this);
    final BranchCode branches = new BranchCode(this);
    final MatchCode matches = new MatchCode(this);
    final FailureCode failures = new FailureCode(this);
    final LambdaCode lambdas = new LambdaCode(this);

    /// What is known of the function that a method belongs to, the same for the closures in it.
    ///
    /// @param name that its closures bear
    record Function(String name, BodyFacts facts, Ranges ranges) {}

    /// @param firstSlot that is free: behind nothing, or behind the object itself
    BodyCode(ClassCode owner, Function function, Type result, CodeBuilder code, int firstSlot) {
        this.owner = owner;
        this.function = function;
        this.code = code;
        this.locals = new Locals(code, owner.types(), function.facts(), firstSlot);
        this.exits = new Exits(this, result);
    }

    /// Writes a whole body, behind the parameters.
    void write(List<Local> parameters, Typed.Block body) {
        final Locals.Mark mark = locals.mark();
        locals.declareParameters(parameters);
        statements.block(body);
        if (open) {
            exits.fallOff(body);
        }
        locals.release(mark);
    }

    // ---- what is around

    ClassCode owner() {
        return owner;
    }

    Function function() {
        return function;
    }

    CodeBuilder code() {
        return code;
    }

    Locals locals() {
        return locals;
    }

    Exits exits() {
        return exits;
    }

    JvmTypes types() {
        return owner.types();
    }

    BodyFacts facts() {
        return function.facts();
    }

    Ranges ranges() {
        return function.ranges();
    }

    // ---- flow

    boolean isOpen() {
        return open;
    }

    /// What follows cannot be reached from here.
    void close() {
        open = false;
    }

    /// A handler begins here: the runtime comes to it.
    void reopen() {
        open = true;
    }

    Target target() {
        return new Target(code.newLabel());
    }

    /// Goes on at a target, if this place is reached at all.
    void jump(Target target) {
        if (open) {
            code.goto_(target.jumpedTo());
            open = false;
        }
    }

    void branch(Opcode opcode, Target target) {
        code.branch(opcode, target.jumpedTo());
    }

    /// A target is here.
    void bind(Target target) {
        code.labelBinding(target.label());
        open |= target.isUsed();
    }

    /// What throws always: the code behind it is never reached, and the verifier must see that.
    void throwTop() {
        code.athrow();
        open = false;
    }

    /// Behind the call of a function that does not return.
    void neverReturns() {
        code.aconst_null();
        throwTop();
    }

    // ---- lines

    /// The code from here on belongs to the line in which this begins.
    void line(Span span) {
        final int now = owner.source().line(span.start());
        if (now != line) {
            line = now;
            code.lineNumber(now);
        }
    }

    /// Code that belongs to no line written so far needs its own anew.
    void forgetLine() {
        line = -1;
    }

    // ---- values

    /// Puts an expression's value on the stack.
    void value(Typed.Expression expression) {
        expressions.value(expression);
    }

    /// Drops the value on top of the stack.
    void drop(Type type) {
        switch (Kind.of(type)) {
            case LONG, DOUBLE -> code.pop2();
            case BOOLEAN, BYTE, OBJECT -> code.pop();
            case NOTHING -> {}
        }
    }

    /// The value that a variable has before it has one.
    void zero(Kind kind) {
        switch (kind) {
            case LONG -> code.lconst_0();
            case DOUBLE -> code.dconst_0();
            case BOOLEAN, BYTE -> code.iconst_0();
            case OBJECT -> code.aconst_null();
            case NOTHING -> {}
        }
    }

    int store(Kind kind) {
        final int slot = locals.temporary(kind);
        code.storeLocal(kind.typeKind(), slot);
        return slot;
    }

    void load(Kind kind, int slot) {
        code.loadLocal(kind.typeKind(), slot);
    }

    /// A static method of the runtime, or of the core library.
    void callStatic(ClassDesc type, String name, ClassDesc result, ClassDesc... parameters) {
        code.invokestatic(type, name, MethodTypeDesc.of(result, parameters));
    }

    void callVirtual(ClassDesc type, String name, ClassDesc result, ClassDesc... parameters) {
        code.invokevirtual(type, name, MethodTypeDesc.of(result, parameters));
    }

    void loadType(Type type) {
        owner.typeConstants().load(code, type);
    }

    void text(String text) {
        code.ldc(code.constantPool().stringEntry(text));
    }

    static ClassDesc object() {
        return ConstantDescs.CD_Object;
    }
}
