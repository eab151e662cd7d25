/// The core library of Luma: a class of static methods for each core module and each type's methods, and the classes
/// of the core types' values.
///
/// The compiler finds a function by its name in the text of signatures: `index_of` of `str` is `Texts.indexOf`, whose
/// first argument is the receiver. What fails panics with the code that the signature names.
///
/// Thin on purpose: bytes, sockets, digests and SQL are those of `dev.luma.toolbox` and `dev.luma.db`.
///
/// Start with [Prelude]; `db` begins at [DbModule].
@NullMarked
package dev.luma.lang.std;

import org.jspecify.annotations.NullMarked;
