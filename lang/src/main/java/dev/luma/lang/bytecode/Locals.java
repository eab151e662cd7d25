package dev.luma.lang.bytecode;

import dev.luma.lang.lower.BodyFacts;
import dev.luma.lang.types.Symbol.Local;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The local variables of a method: which slot each has, and which live in a box.
final class Locals {
    private static final String VALUE = "value";

    private final CodeBuilder code;
    private final JvmTypes types;
    private final BodyFacts facts;
    private final Map<Local, Variable> variables = new HashMap<>();
    private final List<Variable> inScope = new ArrayList<>();
    private int next;

    /// @param first slot that is free
    Locals(CodeBuilder code, JvmTypes types, BodyFacts facts, int first) {
        this.code = code;
        this.types = types;
        this.facts = facts;
        this.next = first;
    }

    /// @param type of the value, also where a box holds it
    private record Variable(Local local, int slot, Kind kind, ClassDesc type, boolean isShared, Label start) {
        ClassDesc slotType() {
            return isShared ? RuntimeClasses.shared(kind) : type;
        }
    }

    /// What there was when a block began.
    record Mark(int next, int variables) {}

    Mark mark() {
        return new Mark(next, inScope.size());
    }

    /// Ends the variables that were declared since; their slots are free again.
    void release(Mark mark) {
        final Label end = code.newBoundLabel();
        while (inScope.size() > mark.variables()) {
            final Variable variable = inScope.removeLast();
            code.localVariable(variable.slot(), variable.local().name(), variable.slotType(), variable.start(), end);
        }
        next = mark.next();
    }

    /// A slot for a value that has no name.
    int temporary(Kind kind) {
        final int slot = next;
        next += kind.slots();
        return slot;
    }

    boolean isDeclared(Local local) {
        return variables.containsKey(local);
    }

    /// A new variable, whose value is on top of the stack.
    void declare(Local local) {
        final Kind kind = Kind.of(local.type());
        final ClassDesc type = types.of(local.type());
        final boolean isShared = facts.isShared(local);
        if (isShared) {
            wrap(kind);
        }
        final int slot = temporary(isShared ? Kind.OBJECT : kind);
        code.storeLocal(isShared ? Kind.OBJECT.typeKind() : kind.typeKind(), slot);
        add(new Variable(local, slot, kind, type, isShared, code.newBoundLabel()));
    }

    /// The parameters, which have their slots already. One that closures share is put into a box then.
    void declareParameters(List<Local> parameters) {
        final int[] slots = new int[parameters.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = temporary(Kind.of(parameters.get(i).type()));
        }
        for (int i = 0; i < slots.length; i++) {
            final Local local = parameters.get(i);
            final Kind kind = Kind.of(local.type());
            if (facts.isShared(local)) {
                code.loadLocal(kind.typeKind(), slots[i]);
                declare(local);
            } else {
                add(new Variable(local, slots[i], kind, types.of(local.type()), false, code.newBoundLabel()));
            }
        }
    }

    /// A variable of the code around a closure: the closure has its value, or its box, as a parameter.
    void declareCaptured(Local local) {
        final Kind kind = Kind.of(local.type());
        final boolean isShared = facts.isShared(local);
        final int slot = temporary(isShared ? Kind.OBJECT : kind);
        add(new Variable(local, slot, kind, types.of(local.type()), isShared, code.newBoundLabel()));
    }

    private void add(Variable variable) {
        variables.put(variable.local(), variable);
        inScope.add(variable);
    }

    private Variable variable(Local local) {
        final Variable variable = variables.get(local);
        if (variable == null) {
            throw new IllegalStateException("the variable " + local.name() + " has no place yet");
        }
        return variable;
    }

    /// The type of a closure's parameter for a captured variable.
    ClassDesc capturedType(Local local) {
        return variable(local).slotType();
    }

    /// Puts what a closure captures on the stack: the value, or the box.
    void loadCaptured(Local local) {
        final Variable variable = variable(local);
        if (variable.isShared()) {
            code.aload(variable.slot());
        } else {
            code.loadLocal(variable.kind().typeKind(), variable.slot());
        }
    }

    void load(Local local) {
        final Variable variable = variable(local);
        if (!variable.isShared()) {
            code.loadLocal(variable.kind().typeKind(), variable.slot());
            return;
        }
        code.aload(variable.slot());
        code.getfield(variable.slotType(), VALUE, variable.kind().type());
        if (variable.kind() == Kind.OBJECT && !variable.type().equals(ConstantDescs.CD_Object)) {
            code.checkcast(variable.type());
        }
    }

    /// Stores the value on top of the stack.
    void store(Local local) {
        final Variable variable = variable(local);
        if (!variable.isShared()) {
            code.storeLocal(variable.kind().typeKind(), variable.slot());
            return;
        }
        code.aload(variable.slot());
        if (variable.kind().slots() == 2) {
            code.dup_x2().pop();
        } else {
            code.swap();
        }
        code.putfield(variable.slotType(), VALUE, variable.kind().type());
    }

    /// Puts the value on top of the stack into a new box.
    private void wrap(Kind kind) {
        final ClassDesc box = RuntimeClasses.shared(kind);
        code.new_(box);
        if (kind.slots() == 2) {
            code.dup_x2().dup_x2().pop();
        } else {
            code.dup_x1().swap();
        }
        code.invokespecial(box, ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, kind.type()));
    }
}
