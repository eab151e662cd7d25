/// From a file to all the files it needs: imports, where they are looked for, and the order in which they are checked.
///
/// Start reading at [dev.luma.lang.resolve.Modules]. Files are reached only through
/// [dev.luma.lang.resolve.ModuleSource], so that an editor or a test can give texts that no disk holds.
@NullMarked
package dev.luma.lang.resolve;

import org.jspecify.annotations.NullMarked;
