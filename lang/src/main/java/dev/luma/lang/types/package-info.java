/// What every expression is: symbols, types, the checker, and the typed tree that it makes.
///
/// Start reading at [dev.luma.lang.types.Checker]. A file is gone through twice: `Declarations` finds its names and
/// signatures, `Functions` checks its bodies. A `Body` is one function while it is checked; it knows where we are and
/// what holds there (`State`: what tests have narrowed, which affine owners were consumed), and has a class for each
/// subject: `Expressions`, `Calls`, `Closures`, `Branches`, `Loops`, `Affine` and so on. What fits where is decided in
/// `Assignability`, said in `Fitting`. The core library is read from `core.luma`
/// ([dev.luma.lang.types.CoreLibrary]).
///
/// An expression with an error is of type [dev.luma.lang.types.Type#UNKNOWN], which fits everything, so that nothing
/// is reported that only follows from it. Only a program without errors becomes a [dev.luma.lang.types.Typed] tree.
/// What is malformed as text is the matter of `syntax`, and so are jumps and `self`; where files come from is that of
/// `resolve`.
@NullMarked
package dev.luma.lang.types;

import org.jspecify.annotations.NullMarked;
