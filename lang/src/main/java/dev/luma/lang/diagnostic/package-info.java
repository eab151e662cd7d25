/// What the compiler has to say about a program, and the form in which it says it.
@NullMarked
package dev.luma.lang.diagnostic;

import org.jspecify.annotations.NullMarked;
