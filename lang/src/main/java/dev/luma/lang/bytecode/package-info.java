/// Class files out of checked programs: [dev.luma.lang.types.Typed] in, `java.lang.classfile` out, of version 65, so
/// that they run on JDK 21 and later.
///
/// [ProgramCode] is where to start. A [ModuleClass] and a [StructClass] are a class each, a [BodyCode] is the code
/// of one method, with a class of its own for each kind of construct. Types look on the JVM as [JvmTypes] says.
///
/// Nothing here reports errors in a program: that was the checker's. What the JVM cannot hold is a
/// [TooLargeException].
@NullMarked
package dev.luma.lang.bytecode;

import org.jspecify.annotations.NullMarked;
