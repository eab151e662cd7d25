package dev.luma.lang.bytecode;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// Between a value and its boxed form on top of the operand stack.
final class Boxing {
    private Boxing() {}

    static void box(CodeBuilder code, Kind kind) {
        switch (kind) {
            case LONG, DOUBLE, BOOLEAN ->
                code.invokestatic(kind.boxed(), "valueOf", MethodTypeDesc.of(kind.boxed(), kind.type()));
            case BYTE -> {
                code.i2b();
                code.invokestatic(kind.boxed(), "valueOf", MethodTypeDesc.of(kind.boxed(), ConstantDescs.CD_byte));
            }
            case OBJECT -> {}
            case NOTHING -> throw new IllegalArgumentException("nothing has no boxed form");
        }
    }

    /// From an Object.
    static void unbox(CodeBuilder code, Kind kind) {
        switch (kind) {
            case LONG -> unbox(code, kind, "longValue");
            case DOUBLE -> unbox(code, kind, "doubleValue");
            case BOOLEAN -> unbox(code, kind, "booleanValue");
            case BYTE -> {
                code.checkcast(ConstantDescs.CD_Byte);
                code.invokevirtual(ConstantDescs.CD_Byte, "byteValue", MethodTypeDesc.of(ConstantDescs.CD_byte));
                code.sipush(0xFF).iand();
            }
            case OBJECT -> {}
            case NOTHING -> throw new IllegalArgumentException("nothing has no boxed form");
        }
    }

    private static void unbox(CodeBuilder code, Kind kind, String method) {
        final ClassDesc boxed = kind.boxed();
        code.checkcast(boxed);
        code.invokevirtual(boxed, method, MethodTypeDesc.of(kind.type()));
    }
}
