package dev.luma.benchmarks;

import dev.luma.testkit.daemon.Daemon;
import dev.luma.testkit.daemon.DaemonOptions;
import dev.luma.testkit.daemon.Installation;
import dev.luma.testkit.daemon.ServerFolder;
import dev.luma.testkit.daemon.ServerTls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The servers that a run can start for itself.
final class Servers {
    static final List<String> NAMES = List.of("mariadb-11.8", "mysql-9.7");

    private Servers() {}

    /// Starts one, with room for all tables in memory.
    ///
    /// @throws IllegalArgumentException if there is none of this name, or nobody has installed it
    static Daemon start(String name) throws IOException {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(name + " is neither a port nor one of " + NAMES);
        }
        final Path home = ServerFolder.ofUser().resolve(name);
        final Installation installation = name.startsWith("mysql")
                ? Installation.debianMysql(name, home)
                : Installation.debianMariaDb(name, home);
        if (!installation.isInstalled()) {
            throw new IllegalArgumentException(name + " is not installed: bin/servers/install " + name);
        }
        return Daemon.start(
                installation,
                new DaemonOptions(ServerTls.TRUSTED_CERTIFICATE, List.of("--innodb-buffer-pool-size=256M"), Map.of()));
    }
}
