package dev.luma.mysql.wire.server;

/// What a server can say, but for rows and column definitions, which come in numbers and are read where they lie.
public sealed interface ServerMessage
        permits Handshake,
                AuthSwitch,
                AuthMoreData,
                AuthNextFactor,
                Ok,
                Err,
                Eof,
                LocalInfile,
                PrepareOk,
                ColumnCount {}
