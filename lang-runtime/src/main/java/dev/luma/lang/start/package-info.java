/// How a compiled program begins and ends: `luma run` and a built jar do it alike.
@NullMarked
package dev.luma.lang.start;

import org.jspecify.annotations.NullMarked;
