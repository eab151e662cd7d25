/// How fast the language is: how soon a program starts, how fast the compiler is, and how fast what it makes runs
/// beside the same program in Java. [LanguageSuite] is where to begin; drivers are compared in the package above.
@NullMarked
package dev.luma.benchmarks.language;

import org.jspecify.annotations.NullMarked;
