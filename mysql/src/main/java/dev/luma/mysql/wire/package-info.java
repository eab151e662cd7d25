/// Packets: framing, sequence ids, splitting at 16 MiB, capability flags, and the record of what was negotiated.
///
/// The messages themselves are in `.client` and `.server`, one record each, named as in the manual. What differs
/// between MySQL and MariaDB on the wire is asked of the flavour, in one place.
///
/// Not here: the order in which messages may come (`.protocol`), values (`.codec`), sockets (`Duplex` is the
/// seam). Nothing in this package interprets a header byte whose meaning depends on the phase.
/// Only `ProtocolException` is thrown for bytes that make no sense.
///
/// Start with the packet channel.
@NullMarked
package dev.luma.mysql.wire;

import org.jspecify.annotations.NullMarked;
