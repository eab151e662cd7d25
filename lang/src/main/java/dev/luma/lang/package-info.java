/// The compiler as a whole: text in, a program that runs out. Files and the console are not here.
@NullMarked
package dev.luma.lang;

import org.jspecify.annotations.NullMarked;
