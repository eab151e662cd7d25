/// The text of a file, and places in it.
@NullMarked
package dev.luma.lang.source;

import org.jspecify.annotations.NullMarked;
