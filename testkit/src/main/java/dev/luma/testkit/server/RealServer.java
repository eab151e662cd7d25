package dev.luma.testkit.server;

import dev.luma.testkit.daemon.Daemon;
import dev.luma.testkit.daemon.DaemonOptions;
import dev.luma.testkit.daemon.Installation;
import dev.luma.testkit.daemon.ServerTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A running server to test against.
///
/// It listens on 127.0.0.1 and on a Unix socket, takes packets of up to 1 GiB, and serves TLS with a certificate for
/// `localhost`, `127.0.0.1` and `::1`. The account [#user()] may do everything; tests make other accounts as they need
/// them, and clean up, as the server is shared by all tests of this JVM. For anything rougher there is
/// [#newPrivateServer(String...)].
public class RealServer {
    private final ServerKind kind;
    private final Installation installation;
    private final Daemon daemon;

    RealServer(ServerKind kind, Installation installation, Daemon daemon) {
        this.kind = kind;
        this.installation = installation;
        this.daemon = daemon;
    }

    /// Which of the servers it is.
    public final ServerKind kind() {
        return kind;
    }

    /// Its name for people: `mysql-9.7`.
    public final String name() {
        return kind.id();
    }

    /// What it says its version is: `9.7.4-2`, `11.4.5-MariaDB`. The patch level is whatever is installed.
    public final String version() {
        return daemon.version();
    }

    /// Whether it is MariaDB, and not MySQL.
    public final boolean isMariaDb() {
        return kind.isMariaDb();
    }

    /// `127.0.0.1`.
    public final String host() {
        return "127.0.0.1";
    }

    /// Its TCP port.
    public final int port() {
        return daemon.port();
    }

    /// Its Unix domain socket. On Windows there is none.
    public final Path socket() {
        return daemon.socket();
    }

    /// `root`.
    public final String user() {
        return "root";
    }

    /// Empty: `root` has no password, on any way in.
    public final String password() {
        return "";
    }

    /// `test`, an empty database.
    public final String database() {
        return "test";
    }

    /// A PEM file with the authority that signed its certificate.
    ///
    /// @throws IllegalStateException if it was started with another [ServerTls]
    public final Path caCertificate() {
        return daemon.caCertificate()
                .orElseThrow(() -> new IllegalStateException("this " + name() + " shows no certificate of ours"));
    }

    /// Has statements run by the server's own command-line client, as `root`: to prepare what a test needs, and as an
    /// opinion that is independent of any driver.
    ///
    /// @return a line a row, columns separated by tabs, no column names
    /// @throws UncheckedIOException if a statement fails; the message holds the server's
    public final String sql(String statements) {
        try {
            return daemon.sql(statements);
        } catch (IOException e) {
            throw new UncheckedIOException(name() + ": " + e.getMessage(), e);
        }
    }

    /// Starts another server of the same kind, for one test alone: it may be stopped and killed. Takes 0.2 to 2 s.
    ///
    /// @param options for the server's program: `--max-allowed-packet=1M`
    public final PrivateServer newPrivateServer(String... options) {
        return newPrivateServer(ServerTls.TRUSTED_CERTIFICATE, options);
    }

    /// As [#newPrivateServer(String...)], with another certificate or none.
    public final PrivateServer newPrivateServer(ServerTls tls, String... options) {
        return newPrivateServer(new DaemonOptions(tls, List.of(options), Map.of()));
    }

    /// As [#newPrivateServer(String...)], in another time zone than this machine's.
    ///
    /// @param zone as the variable `TZ` has it: `EST5EDT,M3.2.0,M11.1.0`
    public final PrivateServer newPrivateServerIn(String zone) {
        return newPrivateServer(new DaemonOptions(ServerTls.TRUSTED_CERTIFICATE, List.of(), Map.of("TZ", zone)));
    }

    private PrivateServer newPrivateServer(DaemonOptions options) {
        try {
            Daemon other = Daemon.start(installation, options);
            return new PrivateServer(kind, installation, other);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    final Daemon daemon() {
        return daemon;
    }

    @Override
    public final String toString() {
        return name() + " on " + host() + ":" + port();
    }
}
