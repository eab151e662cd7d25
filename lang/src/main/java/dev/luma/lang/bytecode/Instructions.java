package dev.luma.lang.bytecode;

import dev.luma.lang.types.Typed.Arithmetic;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.OperatorInstruction;

/// The JVM's own arithmetic.
final class Instructions {
    private Instructions() {}

    static OperatorInstruction ofLongs(Arithmetic operator) {
        return OperatorInstruction.of(
                switch (operator) {
                    case ADD -> Opcode.LADD;
                    case SUBTRACT -> Opcode.LSUB;
                    case MULTIPLY -> Opcode.LMUL;
                    case DIVIDE -> Opcode.LDIV;
                    case REMAINDER -> Opcode.LREM;
                });
    }

    static OperatorInstruction ofDoubles(Arithmetic operator) {
        return OperatorInstruction.of(
                switch (operator) {
                    case ADD -> Opcode.DADD;
                    case SUBTRACT -> Opcode.DSUB;
                    case MULTIPLY -> Opcode.DMUL;
                    case DIVIDE -> Opcode.DDIV;
                    case REMAINDER -> Opcode.DREM;
                });
    }
}
