package dev.luma.testkit.server;

import dev.luma.testkit.daemon.ConsoleProgress;
import dev.luma.testkit.daemon.Daemon;
import dev.luma.testkit.daemon.DaemonOptions;
import dev.luma.testkit.daemon.DownloadException;
import dev.luma.testkit.daemon.Installation;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/// The servers that the tests of this JVM share: one of each kind, started when it is first wanted, ended with the last
/// test.
///
/// | the server is         | required                  | not required                          |
/// |-----------------------|---------------------------|---------------------------------------|
/// | not installed         | the test fails            | the test is aborted, [NotRun] reports |
/// | installed, not ready  | the test fails            | the test fails                        |
///
/// The embedded MariaDB counts as not installed where there is none for the platform and where it cannot be downloaded.
final class SharedServers implements AutoCloseable {
    private static final Namespace NAMESPACE = Namespace.create(SharedServers.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ServerKind, Outcome> outcomes = new EnumMap<>(ServerKind.class);
    private final Settings settings;

    private SharedServers(Settings settings) {
        this.settings = settings;
    }

    /// Returns the ones of this run, which JUnit closes at its end.
    static SharedServers of(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(
                        SharedServers.class, key -> new SharedServers(Settings.of(context)), SharedServers.class);
    }

    /// Returns a running server, or ends the test as the table above says.
    RealServer get(ServerKind kind) {
        lock.lock();
        try {
            return outcomes.computeIfAbsent(kind, this::start).server();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        for (Outcome outcome : outcomes.values()) {
            if (outcome instanceof Running running) {
                running.server.daemon().close();
            }
        }
    }

    private Outcome start(ServerKind kind) {
        try {
            Optional<Installation> installation = kind.find(settings.servers(), new ConsoleProgress(System.out));
            if (installation.isEmpty()) {
                return missing(kind, howToInstall(kind), null);
            }
            Daemon daemon = Daemon.start(installation.get(), DaemonOptions.DEFAULT);
            return new Running(new RealServer(kind, installation.get(), daemon));
        } catch (DownloadException e) {
            return missing(kind, kind + " is not installed: " + e.getMessage(), e);
        } catch (IOException e) {
            return new Failed(kind + " is installed and does not run: " + e.getMessage(), e);
        }
    }

    private Outcome missing(ServerKind kind, String why, @Nullable Throwable cause) {
        if (settings.isRequired(kind)) {
            return new Failed("LUMA_REQUIRED_SERVERS names " + kind + ", but " + why, cause);
        }
        NotRun.report(settings.notRun(), kind, why);
        return new Missing(why);
    }

    private static String howToInstall(ServerKind kind) {
        return kind == ServerKind.MARIADB_11_4
                ? "there is no " + kind + " to download for this platform"
                : kind + " is not installed (bin/servers/install " + kind + ")";
    }

    /// How the one attempt to start a server went.
    private sealed interface Outcome {
        /// The server for a test; or an exception that ends the test.
        RealServer server();
    }

    private record Running(RealServer server) implements Outcome {
        @Override
        public RealServer server() {
            if (!server.daemon().isRunning()) {
                throw new AssertionError(server + " died during an earlier test; its log ends with\n" + log());
            }
            return server;
        }

        private String log() {
            try {
                return server.daemon().log();
            } catch (IOException e) {
                return "(" + e + ")";
            }
        }
    }

    private record Missing(String why) implements Outcome {
        @Override
        public RealServer server() {
            return Assumptions.abort(why);
        }
    }

    private record Failed(String why, @Nullable Throwable cause) implements Outcome {
        @Override
        public RealServer server() {
            throw new AssertionError(why, cause);
        }
    }
}
