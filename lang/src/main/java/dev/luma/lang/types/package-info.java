/// What every expression is: types, symbols, the checker, and the tree that it makes.
@NullMarked
package dev.luma.lang.types;

import org.jspecify.annotations.NullMarked;
