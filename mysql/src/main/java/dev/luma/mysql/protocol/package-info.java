/// Conversations: which message may come when, and what it means there.
///
/// One class per conversation: login, query, prepare, execute and so on. A header byte is interpreted here, by
/// phase, in one class and nowhere else; a message that the phase does not list is a `ProtocolException` that
/// names both.
///
/// Not here: layouts of messages (`.wire`), values (`.codec`), transactions and statement caches (`.session`),
/// configuration (login gets a record of its own).
///
/// Start with the phase, then the response reader.
@NullMarked
package dev.luma.mysql.protocol;

import org.jspecify.annotations.NullMarked;
