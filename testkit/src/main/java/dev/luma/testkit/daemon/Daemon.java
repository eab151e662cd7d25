package dev.luma.testkit.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A server that runs as a process of its own, on a free port of 127.0.0.1 and with a data directory of its own.
///
/// `root` has no password there, over TCP as over the Unix socket. Packets may have up to 1 GiB. Whatever ends this JVM
/// ends the server too, and [#close()] leaves nothing of it behind.
///
/// For one thread at a time, except [#kill()] and [#isRunning()].
public final class Daemon implements AutoCloseable {
    private static final int ATTEMPTS = 3;

    private final Installation installation;
    private final DaemonOptions options;
    private final Path data;
    private final Certificates certificates;
    private final Thread atExit = new Thread(this::closeAtExit, "luma-server-end");
    private ServerProcess process;
    private int port;

    /// Starts a server and returns when it takes connections, which is 0.2 to 2 s later.
    ///
    /// @throws IOException if it does not start; the message holds the end of its log
    public static Daemon start(Installation installation, DaemonOptions options) throws IOException {
        Path data = Files.createTempDirectory("luma-" + installation.name() + "-");
        try {
            DataTemplate.copyTo(installation, data);
            Certificates certificates = Certificates.in(installation.home().resolveSibling("certificates"));
            return new Daemon(installation, options, data, certificates);
        } catch (IOException | RuntimeException e) {
            Folders.delete(data);
            throw e;
        }
    }

    private Daemon(Installation installation, DaemonOptions options, Path data, Certificates certificates)
            throws IOException {
        this.installation = installation;
        this.options = options;
        this.data = data;
        this.certificates = certificates;
        this.port = FreePort.find();
        this.process = startOnFreePort();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /// Where it listens; the host is `127.0.0.1`.
    public int port() {
        return port;
    }

    /// Its Unix domain socket. On Windows there is none.
    public Path socket() {
        return data.resolve("mysqld.sock");
    }

    /// Its data directory. With [ServerTls#OWN_CERTIFICATE], MySQL's own `ca.pem` is in it.
    public Path data() {
        return data;
    }

    /// What it says its version is: `9.7.4-2`, `11.4.5-MariaDB`.
    public String version() {
        return process.version();
    }

    /// The PEM file of the authority to trust, if the server shows a certificate that it signed.
    public Optional<Path> caCertificate() {
        return options.tls() == ServerTls.TRUSTED_CERTIFICATE ? Optional.of(certificates.ca()) : Optional.empty();
    }

    /// Whether its process is there.
    public boolean isRunning() {
        return process.isAlive();
    }

    /// The end of its log, for messages.
    public String log() throws IOException {
        return Programs.tail(errorLog());
    }

    /// Has statements run by the server's own command-line client, as `root`: an opinion that is independent of any
    /// driver.
    ///
    /// @return what the client prints in batch mode: a line a row, columns separated by tabs, no column names
    /// @throws IOException if a statement fails; the message holds the server's
    public String sql(String statements) throws IOException {
        List<String> command = new ArrayList<>(installation.clientCommand());
        command.addAll(List.of("--user=root", "--batch", "--skip-column-names"));
        if (Platform.isWindows()) {
            command.addAll(List.of("--host=127.0.0.1", "--port=" + port));
        } else {
            command.add("--socket=" + socket());
        }
        return Programs.run(command, statements);
    }

    /// Starts the server again with the same port, data and options; one that runs is shut down in order first.
    ///
    /// @throws IOException if it does not stop or does not start
    public void restart() throws IOException {
        process.stop();
        process = startProcess();
    }

    /// Ends the server at once, as a power cut would (`kill -9`), and returns when it is gone. Its data stays.
    public void kill() {
        process.kill();
    }

    /// Ends the server at once and deletes its data.
    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException endsAlready) {
            // then the hook does the same as we
        }
        end();
    }

    private void closeAtExit() {
        try {
            end();
        } catch (IOException e) {
            System.err.println("could not delete " + data + ": " + e.getMessage());
        }
    }

    private void end() throws IOException {
        kill();
        Folders.delete(data);
    }

    // between finding a port and listening on it somebody else may take it
    private ServerProcess startOnFreePort() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return startProcess();
            } catch (IOException e) {
                if (attempt == ATTEMPTS || !String.valueOf(e.getMessage()).contains("Address already in use")) {
                    throw e;
                }
                port = FreePort.find();
            }
        }
    }

    private ServerProcess startProcess() throws IOException {
        // a killed server leaves both, and the pid in the lock may be somebody else's by now
        Files.deleteIfExists(socket());
        Files.deleteIfExists(data.resolve("mysqld.sock.lock"));
        return ServerProcess.start(installation.name(), command(), options.environment(), errorLog());
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(installation.command());
        command.addAll(installation.flavor().thrift());
        command.addAll(List.of(
                "--datadir=" + data,
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--log-error=" + errorLog(),
                "--pid-file=" + data.resolve("mysqld.pid"),
                "--server-id=1",
                "--max-connections=200",
                "--max-allowed-packet=1G",
                "--innodb-buffer-pool-size=64M",
                // data that is thrown away needs no fsync
                "--innodb-flush-log-at-trx-commit=0"));
        if (!Platform.isWindows()) {
            command.add("--socket=" + socket());
        }
        command.addAll(tlsOptions());
        command.addAll(options.extra());
        return command;
    }

    private List<String> tlsOptions() {
        return switch (options.tls()) {
            case TRUSTED_CERTIFICATE ->
                List.of(
                        "--ssl-ca=" + certificates.ca(),
                        "--ssl-cert=" + certificates.server(),
                        "--ssl-key=" + certificates.key());
            case OWN_CERTIFICATE -> List.of();
            case OFF -> List.of(installation.flavor().withoutTls());
        };
    }

    private Path errorLog() {
        return data.resolve("error.log");
    }
}
