/// From the natural value of a column to the type that the caller asks for: the one place where it happens, for every
/// driver and format.
///
/// The rule: nothing is lost in silence. A number that is too large, a fraction that would be cut off, a date with a
/// time of day that would be dropped is a `ConversionException` that names the column. The exception to it is
/// `double` and `float`, which take the nearest value that they have.
///
/// Not here: decoding of bytes (a driver's codec made the natural value), encoding of parameters.
/// Not exported: applications meet it through `Row.get`.
///
/// Start with `Conversion`.
@NullMarked
package dev.luma.db.convert;

import org.jspecify.annotations.NullMarked;
