package dev.luma.db.spi;

/// A driver in the rich size of the contract: what a driver implements that wants to be fast.
///
/// A driver is stateless and safe for use by many threads. The small size is [TextDriver].
public interface Driver {
    /// What messages call it, such as `mysql`.
    String name();

    /// Opens a connection and logs in.
    ///
    /// @param dsn the text that the application gave; its form is the driver's own affair
    /// @throws dev.luma.db.error.UsageException if the DSN makes no sense
    /// @throws dev.luma.db.error.CannotConnectException if no server answers there as it should
    /// @throws dev.luma.db.error.NotAuthenticatedException if the server does not accept the user
    Session connect(String dsn);
}
