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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Finds the driver that a URL means. One of a file is kept as long as the file is what it was.
final class DriverSource {
    /// A server of either kind speaks the same protocol.
    private static final Map<String, String> OTHER_NAMES = Map.of("mariadb", "mysql");

    private record Loaded(FileTime written, Driver driver) {}

    private final Map<Path, Loaded> files = new ConcurrentHashMap<>();

    Driver find(Source source) {
        return switch (source) {
            case Named named -> byName(named.name());
            case File file -> inFile(file.path());
        };
    }

    private static Driver byName(String name) {
        final String known = OTHER_NAMES.getOrDefault(name, name);
        final List<String> found = new ArrayList<>();
        for (final ServiceLoader<Driver> drivers : loaders(Driver.class)) {
            for (final Driver driver : drivers) {
                if (driver.name().equals(known)) {
                    return driver;
                }
                found.add(driver.name());
            }
        }
        throw new UsageException("no driver `" + name + "` is on the class path"
                + (found.isEmpty()
                        ? ": add it, such as dev.luma:luma-mysql"
                        : ": there is " + String.join(", ", new TreeSet<>(found))));
    }

    /// That of the thread, and that of this class, where an application server keeps them apart.
    private static <S> List<ServiceLoader<S>> loaders(Class<S> service) {
        return List.of(ServiceLoader.load(service), ServiceLoader.load(service, DriverSource.class.getClassLoader()));
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
        for (final ServiceLoader<DriverFiles> kinds : loaders(DriverFiles.class)) {
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
