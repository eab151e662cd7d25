/// What a client says: one record per message, named as in MySQL's manual.
///
/// Each message encodes and decodes, so that the same records serve the driver, the scripted server of the
/// tests, and the proxy that reads along. The layout and a link to the manual's page stand on top of each.
///
/// Not here: when a message may be sent (`.protocol`), framing (`.wire`), how a value is written (`.codec`).
/// Messages copy what they keep.
///
/// Start with the handshake response, then the commands.
@NullMarked
package dev.luma.mysql.wire.client;

import org.jspecify.annotations.NullMarked;
