package dev.luma.jdbc.statement;

import dev.luma.jdbc.vendor.Vendor;
import java.util.concurrent.locks.ReentrantLock;

/// What a statement knows of its connection.
public interface StatementHost {
    /// As the application sees it.
    java.sql.Connection connection();

    /// Taken by each public method that talks to the server.
    ReentrantLock lock();

    Vendor vendor();
}
