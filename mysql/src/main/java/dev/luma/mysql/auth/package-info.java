/// Logins: one class per authentication plugin, each a small state machine.
///
/// A step takes what the server sent and answers with the bytes to send. No socket, no clock, no thread: what
/// the connection is (encrypted, local) is a parameter, and whether a secret may travel over it is decided here.
///
/// Not here: the handshake around it (`.protocol`), the arithmetic (`dev.luma.toolbox.crypto`).
/// Scrambles are tested with fixed vectors; a password is in no message and no `toString`.
///
/// Start with the plugin interface.
@NullMarked
package dev.luma.mysql.auth;

import org.jspecify.annotations.NullMarked;
