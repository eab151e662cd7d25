package dev.luma.benchmarks;

/// Where the server is. It listens on loopback, and `root` has no password.
///
/// @param tls whether the line is encrypted; the certificate is not verified, by any driver
public record Target(int port, boolean tls) {
    public String host() {
        return "127.0.0.1";
    }

    public String database() {
        return Tables.DATABASE;
    }

    public String user() {
        return "root";
    }
}
