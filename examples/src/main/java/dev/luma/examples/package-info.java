/// Small programs against the public API. [dev.luma.examples.Demo] is what `./luma demo` runs.
@NullMarked
package dev.luma.examples;

import org.jspecify.annotations.NullMarked;
