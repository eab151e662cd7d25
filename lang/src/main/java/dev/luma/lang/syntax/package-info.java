/// From text to tree: tokens, the grammar, the formatter.
@NullMarked
package dev.luma.lang.syntax;

import org.jspecify.annotations.NullMarked;
