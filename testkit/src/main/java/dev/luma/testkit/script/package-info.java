/// A line to nobody: a [ScriptedDuplex] plays the server's part from a [Script], byte by byte.
///
/// A script is a value, so one good conversation serves many tests: as it is, in pieces of one byte, and cut at every
/// byte. Nothing here waits for a clock: what would outlast a deadline fails at once, as if the time had passed, and
/// what would wait for ever is an `AssertionError`.
///
/// Bytes only: who wants to script messages encodes them first.
@NullMarked
package dev.luma.testkit.script;

import org.jspecify.annotations.NullMarked;
