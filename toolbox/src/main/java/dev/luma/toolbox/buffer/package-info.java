/// Bytes in memory: a growing buffer with a read and a write index, and views of it.
///
/// Every read is checked against the bytes that remain, and the first failure sticks, so that a parser may
/// read a whole message and ask once. Both byte orders, the odd widths (24 and 48 bit), and strings with a
/// length in front or a NUL behind are here, because every database protocol needs some of them.
///
/// Not here: sockets (see `.tcp`), anything that is the format of one protocol, and exceptions of a database.
/// A length that was read is a number until somebody compares it with what remains; nothing is allocated by it.
///
/// Start with `Buffer`.
@NullMarked
package dev.luma.toolbox.buffer;

import org.jspecify.annotations.NullMarked;
