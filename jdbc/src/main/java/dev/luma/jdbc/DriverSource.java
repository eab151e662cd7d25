package dev.luma.jdbc;

import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Driver;
import dev.luma.db.spi.DriverFiles;
import dev.luma.jdbc.url.JdbcUrl.File;
import dev.luma.jdbc.url.JdbcUrl.Named;
import dev.luma.jdbc.url.JdbcUrl.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Finds the driver that a URL means. One of a file is kept as long as the file is what it was.
final class DriverSource {
    /// A server of either kind speaks the same protocol.
    private static final Map<String, String> OTHER_NAMES = Map.of("mariadb", "mysql");

    private record Loaded(FileTime written, Driver driver) {}

    private final Map<Path, Loaded> files = new ConcurrentHashMap<>();

    /// Those beside this class, which live as long as it does: to look through a long class path takes longer than a
    /// login.
    private final Map<String, Driver> beside = new ConcurrentHashMap<>();

    Driver find(Source source) {
        return switch (source) {
            case Named named -> byName(named.name());
            case File file -> inFile(file.path());
        };
    }

    private Driver byName(String name) {
        final String known = OTHER_NAMES.getOrDefault(name, name);
        final Driver kept = beside.get(known);
        return kept != null ? kept : look(known, name);
    }

    private Driver look(String known, String asked) {
        for (final Driver driver : besideThis(Driver.class)) {
            beside.putIfAbsent(driver.name(), driver);
        }
        final Set<String> found = new TreeSet<>(beside.keySet());
        if (!found.contains(known)) {
            for (final Driver driver : ofThread(Driver.class)) {
                if (driver.name().equals(known)) {
                    return driver;
                }
                found.add(driver.name());
            }
        }
        final Driver driver = beside.get(known);
        if (driver == null) {
            throw new UsageException("no driver `" + asked + "` is on the class path"
                    + (found.isEmpty()
                            ? ": add it, such as dev.luma:luma-mysql"
                            : ": there is " + String.join(", ", found)));
        }
        return driver;
    }

    private static <S> ServiceLoader<S> besideThis(Class<S> service) {
        return ServiceLoader.load(service, DriverSource.class.getClassLoader());
    }

    /// An application server may keep what an application brings from this class.
    private static <S> ServiceLoader<S> ofThread(Class<S> service) {
        return ServiceLoader.load(service);
    }

    private Driver inFile(Path path) {
        try {
            final Path file = path.toAbsolutePath().normalize();
            final FileTime written = Files.getLastModifiedTime(file);
            final Loaded known = files.get(file);
            if (known != null && known.written.equals(written)) {
                return known.driver;
            }
            final Driver driver = files(file).load(file);
            files.put(file, new Loaded(written, driver));
            return driver;
        } catch (IOException e) {
            throw new UsageException("the driver in " + path + " cannot be read: " + e);
        }
    }

    private static DriverFiles files(Path file) {
        for (final ServiceLoader<DriverFiles> kinds :
                List.of(besideThis(DriverFiles.class), ofThread(DriverFiles.class))) {
            for (final DriverFiles kind : kinds) {
                if (file.toString().endsWith(kind.ending())) {
                    return kind;
                }
            }
        }
        throw new UsageException("nothing on the class path makes a driver of " + file.getFileName()
                + ": add dev.luma:luma-lang for files that end in .luma");
    }
}
