package dev.luma.mysql;

import dev.luma.toolbox.tcp.TcpException;
import dev.luma.toolbox.tcp.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Makes [Tls] once for all connections that ask for the same: certificates are read once, and later connections resume
/// the TLS session of earlier ones. A file that has changed is read anew. Safe for use by several threads.
final class SharedTls {
    private static final int REMEMBERED = 64;

    private final ReentrantLock lock = new ReentrantLock();
    /// The one used longest ago first.
    private final Map<Wish, Tls> made = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Wish, Tls> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// What a connection asks for; `host` is empty where it does not matter.
    private record Wish(TlsMode mode, String host, TlsSettings settings, List<Version> files) {}

    /// A file as it is now.
    private record Version(Path file, FileTime modified, long size) {
        static Version of(Path file) throws IOException {
            final BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Version(file, now.lastModifiedTime(), now.size());
        }
    }

    interface Maker {
        Tls make() throws TcpException;
    }

    /// What was made for the same wish before, or else what `maker` makes.
    ///
    /// @param host empty where it does not matter
    /// @throws TcpException if a file cannot be read or used
    Tls get(TlsMode mode, String host, TlsSettings settings, Maker maker) throws TcpException {
        final Optional<Wish> wish = wish(mode, host, settings);
        if (wish.isEmpty()) {
            return maker.make();
        }
        lock.lock();
        try {
            final Tls known = made.get(wish.get());
            if (known != null) {
                return known;
            }
            final Tls fresh = maker.make();
            made.put(wish.get(), fresh);
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    /// Empty if a file cannot be looked at: making will say why.
    private static Optional<Wish> wish(TlsMode mode, String host, TlsSettings settings) {
        final List<Version> files = new ArrayList<>();
        try {
            for (final Optional<Path> file : List.of(settings.ca(), settings.certificate(), settings.key())) {
                if (file.isPresent()) {
                    files.add(Version.of(file.get()));
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(new Wish(mode, host, settings, List.copyOf(files)));
    }
}
