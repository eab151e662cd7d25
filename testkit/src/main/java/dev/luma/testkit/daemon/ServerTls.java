package dev.luma.testkit.daemon;

/// What certificate a server shows.
public enum ServerTls {
    /// One for `localhost`, `127.0.0.1` and `::1`, signed by [Daemon#caCertificate()]: it passes every verification.
    TRUSTED_CERTIFICATE,

    /// What the server makes by itself. MySQL's names no host and is signed by the `ca.pem` in its data directory;
    /// MariaDB's (11.4 and later) is self-signed, made at each start and in no file. In the embedded MariaDB it takes
    /// seconds.
    OWN_CERTIFICATE,

    /// No TLS at all.
    OFF
}
