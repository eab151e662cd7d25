/// What the typed tree does not say, but code needs to know: which variables closures share, what may not wait on the
/// operand stack, which closures are part of the loop around them, and where numbers cannot overflow.
///
/// Nothing here knows class files; nothing changes the tree.
@NullMarked
package dev.luma.lang.lower;

import org.jspecify.annotations.NullMarked;
