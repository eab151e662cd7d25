package dev.luma.lang.bytecode;

import dev.luma.lang.types.Symbol.FieldSymbol;
import dev.luma.lang.types.Symbol.Signature;
import dev.luma.lang.types.Symbol.TraitSymbol;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;

/// The interface of a trait. A private one has accessors for the fields of its structs; of a module they panic.
final class TraitClass {
    private final JvmTypes types;
    private final TraitSymbol trait;
    private final ClassBuilder target;

    private TraitClass(JvmTypes types, TraitSymbol trait, ClassBuilder target) {
        this.types = types;
        this.trait = trait;
        this.target = target;
    }

    static byte[] build(ClassFile classFile, JvmTypes types, TraitSymbol trait) {
        return classFile.build(JvmTypes.trait(trait), target -> new TraitClass(types, trait, target).write());
    }

    private void write() {
        target.withVersion(ClassVersion.MAJOR, 0)
                .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_INTERFACE | ClassFile.ACC_ABSTRACT)
                .withInterfaceSymbols(RuntimeClasses.LUMA_TRAIT);
        for (final Map.Entry<String, Signature> method : trait.methods().entrySet()) {
            target.withMethod(
                    JvmTypes.method(method.getKey()),
                    types.signature(method.getValue()),
                    ClassFile.ACC_PUBLIC | ClassFile.ACC_ABSTRACT,
                    builder -> {});
        }
        for (final FieldSymbol field : PrivateTraits.fields(trait)) {
            final ClassDesc type = types.of(field.type());
            target.withMethodBody(
                    JvmTypes.getter(field.name()), MethodTypeDesc.of(type), ClassFile.ACC_PUBLIC, this::noStruct);
            target.withMethodBody(
                    JvmTypes.setter(field.name()),
                    MethodTypeDesc.of(ConstantDescs.CD_void, type),
                    ClassFile.ACC_PUBLIC,
                    this::noStruct);
        }
    }

    private void noStruct(CodeBuilder code) {
        code.aload(0);
        code.ldc(code.constantPool().stringEntry("a struct that implements " + trait.name()));
        code.invokestatic(
                RuntimeClasses.PANICS,
                "cast",
                MethodTypeDesc.of(RuntimeClasses.PANIC, ConstantDescs.CD_Object, ConstantDescs.CD_String));
        code.athrow();
    }
}
