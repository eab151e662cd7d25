/// Bits inside bytes: fields, bitmaps, and integers of odd width in both byte orders.
///
/// Functions over `byte[]` and `long`, without state: they serve null bitmaps, flag words and BIT columns.
/// Positions and ranges are checked; what is out of range is an `IndexOutOfBoundsException`, since it is the
/// caller's mistake and never the peer's (input off a wire goes through `.buffer`).
///
/// Not here: growing storage, streams, anything that knows what a bit means.
///
/// Start with [Bits].
@NullMarked
package dev.luma.toolbox.bits;

import org.jspecify.annotations.NullMarked;
