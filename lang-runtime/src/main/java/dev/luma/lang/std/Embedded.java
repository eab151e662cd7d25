package dev.luma.lang.std;

import dev.luma.db.spi.EmbeddedServer;
import dev.luma.lang.runtime.Panic;
import java.io.IOException;
import java.util.ServiceLoader;
import java.util.concurrent.locks.ReentrantLock;

/// The DSN `embedded`: a server for this process alone, started when it is first asked for.
final class Embedded {
    private static final String NAME = "embedded";
    private static final ReentrantLock LOCK = new ReentrantLock();
    /// Of the server that runs; empty before.
    private static String started = "";

    private Embedded() {}

    /// The DSN to open: every other one is what it is.
    static String dsn(String given) {
        return given.equals(NAME) ? embedded() : given;
    }

    private static String embedded() {
        LOCK.lock();
        try {
            if (started.isEmpty()) {
                started = server().start();
            }
            return started;
        } catch (IOException | UnsupportedOperationException e) {
            throw Panic.of("db.server", "no embedded server: " + e.getMessage() + "; give the DSN of your own");
        } finally {
            LOCK.unlock();
        }
    }

    private static EmbeddedServer server() {
        return ServiceLoader.load(EmbeddedServer.class, Embedded.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new UnsupportedOperationException("none comes with this program"));
    }
}
