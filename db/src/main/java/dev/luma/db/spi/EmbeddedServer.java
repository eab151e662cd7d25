package dev.luma.db.spi;

import java.io.IOException;

/// A database server that a program gets without having one: for first steps, examples and tests. Found by
/// [java.util.ServiceLoader].
public interface EmbeddedServer {
    /// Starts a server, which may be fetched first, and which ends with this process. What takes time says so on
    /// standard error.
    ///
    /// @return the DSN of an empty database on it
    /// @throws IOException if it cannot be fetched or started
    /// @throws UnsupportedOperationException if there is none for this platform
    String start() throws IOException;
}
