/// The language server of Luma: what an editor asks, answered out of the compiler.
///
/// [dev.luma.lang.server.Main] speaks LSP on standard input and output. Each answer compiles the file anew: that takes
/// milliseconds, and there is no state that could be wrong.
@NullMarked
package dev.luma.lang.server;

import org.jspecify.annotations.NullMarked;
