package dev.luma.jdbc.vendor;

import dev.luma.db.spi.ServerInfo;

/// What one server's SQL says otherwise than another's.
public sealed interface Vendor permits Standard {
    static Vendor of(ServerInfo server) {
        return new Standard();
    }
}
