package dev.luma.mysql;

/// How what travels between client and server is compressed. It saves bytes on the line and costs work on both sides:
/// worth it over a slow or paid-for network, and a loss next door, where it is off unless it is asked for.
///
/// Over TLS too. Who can watch the line, and has texts of his own sent along with a secret, may guess the secret by how
/// well the two compress; where that is a danger, leave it off.
public enum Compression {
    /// Nothing is compressed.
    NONE,
    /// By zlib, which every server has unless its administrator turned it off. One that does not offer it is refused.
    ZLIB,
    /// By zstd, which costs a fraction of zlib's work, and which MySQL has since 8.0.18 and MariaDB has not. One that
    /// does not offer it is refused. Needs the module `dev.luma.mysql.zstd` (the artifact `luma-mysql-zstd`).
    ZSTD,
    /// The best that both sides have: zstd, zlib, or nothing. Never a reason to be refused.
    PREFERRED
}
