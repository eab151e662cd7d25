/// Other JVMs than the one that runs the tests: [Jdk] finds one, [ChildJvm] runs a test's program in it.
///
/// For what shows on another version of Java, under other options, or in a process that is no test's.
@NullMarked
package dev.luma.testkit.jvm;

import org.jspecify.annotations.NullMarked;
