package dev.luma.mysql.spi;

/// Brings zstd, which the JDK does not have. A service: the driver looks for it when compression by zstd is wished for,
/// and never else.
///
/// A provider is stateless, and serves all threads.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8878">Zstandard</a>
public interface ZstdProvider {
    /// A compressor for one connection, which frames as RFC 8878 says.
    Compressor open();
}
