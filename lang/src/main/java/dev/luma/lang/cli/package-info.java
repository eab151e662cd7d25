/// The command `luma`: `run`, `build`, `check`, `test`, `fmt`, `repl`, `doc`.
///
/// [dev.luma.lang.cli.Cli] is where to start; a command is a class. Only here are files and the console touched.
@NullMarked
package dev.luma.lang.cli;

import org.jspecify.annotations.NullMarked;
