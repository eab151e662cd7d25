/// Programs that are there in Java and in Luma; those in Luma lie among the resources.
@NullMarked
package dev.luma.benchmarks.language.twins;

import org.jspecify.annotations.NullMarked;
