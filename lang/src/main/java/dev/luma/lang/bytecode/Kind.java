package dev.luma.lang.bytecode;

import dev.luma.lang.types.Type;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/// How a value lies in a local variable or on the operand stack.
@SuppressWarnings("ImmutableEnumChecker") // descriptors of classes are immutable
enum Kind {
    LONG('J', TypeKind.LONG, ConstantDescs.CD_long, ConstantDescs.CD_Long),
    DOUBLE('D', TypeKind.DOUBLE, ConstantDescs.CD_double, ConstantDescs.CD_Double),
    BOOLEAN('Z', TypeKind.BOOLEAN, ConstantDescs.CD_boolean, ConstantDescs.CD_Boolean),
    /// An int from 0 to 255.
    BYTE('I', TypeKind.INT, ConstantDescs.CD_int, ConstantDescs.CD_Byte),
    OBJECT('L', TypeKind.REFERENCE, ConstantDescs.CD_Object, ConstantDescs.CD_Object),
    NOTHING('V', TypeKind.VOID, ConstantDescs.CD_void, ConstantDescs.CD_Void);

    private final char letter;
    private final TypeKind typeKind;
    private final ClassDesc type;
    private final ClassDesc boxed;

    Kind(char letter, TypeKind typeKind, ClassDesc type, ClassDesc boxed) {
        this.letter = letter;
        this.typeKind = typeKind;
        this.type = type;
        this.boxed = boxed;
    }

    static Kind of(Type type) {
        return switch (type) {
            case Type.Plain plain ->
                switch (plain) {
                    case INT -> LONG;
                    case FLOAT -> DOUBLE;
                    case BOOL -> BOOLEAN;
                    case BYTE -> BYTE;
                    case STR, ANY, NIL -> OBJECT;
                    case NEVER, NOTHING -> NOTHING;
                    case UNKNOWN -> throw new IllegalArgumentException("a checked program has no unknown type");
                };
            default -> OBJECT;
        };
    }

    /// The kind of a type in a descriptor.
    static Kind ofDescriptor(ClassDesc type) {
        for (final Kind kind : values()) {
            if (kind.type.equals(type)) {
                return kind;
            }
        }
        return OBJECT;
    }

    /// In the name of a function's shape.
    char letter() {
        return letter;
    }

    TypeKind typeKind() {
        return typeKind;
    }

    /// In a descriptor, for all objects the same one.
    ClassDesc type() {
        return type;
    }

    /// The class of its boxed form.
    ClassDesc boxed() {
        return boxed;
    }

    boolean isPrimitive() {
        return this != OBJECT && this != NOTHING;
    }

    /// How many slots of local variables it takes.
    int slots() {
        return typeKind.slotSize();
    }
}
