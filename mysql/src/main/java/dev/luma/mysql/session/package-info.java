/// A connection at work: prepared statements, transaction state, results that stream, what the server still owes.
///
/// Implements the session contract of `dev.luma.db.spi` over the conversations of `.protocol`. Socket errors
/// become the family of `dev.luma.db.error` here. Of a result that was left early a little is read on, and more is
/// stopped on the server; where that fails the line is closed. It is never half way through a packet.
///
/// Not here: formats, phases, parsing of DSNs.
///
/// Start with the session.
@NullMarked
package dev.luma.mysql.session;

import org.jspecify.annotations.NullMarked;
