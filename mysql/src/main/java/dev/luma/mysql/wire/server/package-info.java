/// What a server says: one record per message, named as in MySQL's manual.
///
/// Each message decodes and encodes; what was negotiated is a parameter of both. Every length is compared with
/// the bytes that remain before memory is taken for it.
///
/// Not here: which message a first byte announces. `FE` has four meanings, by phase, and that is decided in one
/// class of `.protocol`. Framing is in `.wire`, values are in `.codec`.
///
/// Start with the handshake, then OK and ERR.
@NullMarked
package dev.luma.mysql.wire.server;

import org.jspecify.annotations.NullMarked;
