package dev.luma.mysql.wire.client;

import dev.luma.toolbox.buffer.Buffer;

/// A command: what a client asks of a server that waits for it.
///
/// The messages of the login ([SslRequest], [HandshakeResponse], [AuthResponse]) are no commands.
public sealed interface ClientMessage
        permits ComQuit,
                ComInitDb,
                ComQuery,
                ComPing,
                ComStmtPrepare,
                ComStmtExecute,
                ComStmtBulkExecute,
                ComStmtClose,
                ComStmtReset,
                ComStmtFetch,
                ComResetConnection,
                ComChangeUser {
    /// Appends the payload.
    void encode(Buffer out);
}
