/// Whole programs in Luma, as their readers run them: the examples, the snippets of the documents, the bundled driver.
@NullMarked
package dev.luma.lang.programs;

import org.jspecify.annotations.NullMarked;
