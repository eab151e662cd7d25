/// Luma for Java: [dev.luma.lang.Luma#load] compiles a file, [dev.luma.lang.LumaModule#call] calls its functions,
/// and [dev.luma.lang.LumaDriver#of] makes a database driver of it.
///
/// [dev.luma.lang.Compilation] is the way through the compiler that these and the command line share. Files and the
/// console are `dev.luma.lang.cli`'s.
@NullMarked
package dev.luma.lang;

import org.jspecify.annotations.NullMarked;
