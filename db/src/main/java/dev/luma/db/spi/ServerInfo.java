package dev.luma.db.spi;

/// Which server is at the other end.
///
/// @param product such as `MySQL` or `MariaDB`
/// @param version as the server words it
/// @param connectionId the server's number for this session; 0 if it has none
/// @param address where it was reached, for messages, such as `localhost:3306`
public record ServerInfo(String product, String version, long connectionId, String address) {}
