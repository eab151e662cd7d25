package dev.luma.lang.bytecode;

import java.lang.classfile.ClassFile;

/// Which class files are written.
final class ClassVersion {
    /// JDK 21 is the oldest that a built program runs on.
    static final int MAJOR = ClassFile.JAVA_21_VERSION;

    private ClassVersion() {}
}
