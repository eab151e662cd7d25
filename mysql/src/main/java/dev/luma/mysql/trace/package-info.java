/// The wire trace: every message of a connection as a line of text, decoded by name, with secrets masked.
///
/// [dev.luma.mysql.trace.WireTrace] watches a [dev.luma.mysql.wire.PacketChannel] and follows the conversation by
/// itself, from the bytes alone. So it is a second reader beside `.protocol`, on purpose: it shows what went over the
/// line, also where the driver has understood it wrongly. Nothing here may disturb the conversation, and no input makes
/// it throw.
///
/// Not here: where the lines go, which is the caller's affair.
///
/// Start with `WireTrace`, then `Dialogue`.
@NullMarked
package dev.luma.mysql.trace;

import org.jspecify.annotations.NullMarked;
