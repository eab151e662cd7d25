package dev.luma.lang.cli;

import dev.luma.db.Db;
import dev.luma.db.spi.EmbeddedServer;
import dev.luma.lang.runtime.Panic;
import dev.luma.lang.start.AnyJava;
import dev.luma.lang.start.Launcher;
import dev.luma.toolbox.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A jar with a program and all that it needs: its classes, the runtime, `toolbox`, `db`, and what starts an embedded
/// server. It runs on JDK 21 and later, which an
/// older one looks for. The same program gives the same bytes.
final class ExecutableJar {
    /// A class of each place from which classes are taken.
    private static final List<Class<?>> ANCHORS = List.of(Launcher.class, Panic.class, Db.class, Buffer.class);

    /// What is taken from there; in a distribution everything is one place.
    private static final List<String> PARTS = List.of(
            "dev/luma/lang/runtime/",
            "dev/luma/lang/std/",
            "dev/luma/lang/start/",
            "dev/luma/db/",
            "dev/luma/toolbox/",
            "dev/luma/testkit/daemon/",
            "META-INF/services/");

    /// A jar has no time zone, and no time before this.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ExecutableJar() {}

    /// @param main the class with the program's `main`
    /// @param classes the program's class files by name, with dots
    static void write(Path target, String main, Map<String, byte[]> classes) throws IOException {
        final Map<String, byte[]> entries = new TreeMap<>();
        for (final Path place : places()) {
            collect(place, entries);
        }
        classes.forEach((name, bytes) -> entries.put(name.replace('.', '/') + ".class", bytes));
        entries.put(Launcher.RESOURCE, main.getBytes(StandardCharsets.UTF_8));
        // no temporary file: that would be the user's alone, and so would the jar then
        final Path unfinished = target.resolveSibling(
                "." + target.getFileName() + "-" + ProcessHandle.current().pid());
        try {
            write(unfinished, entries);
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void write(Path target, Map<String, byte[]> entries) throws IOException {
        try (OutputStream file = Files.newOutputStream(target);
                ZipOutputStream jar = new ZipOutputStream(file)) {
            put(jar, "META-INF/MANIFEST.MF", manifest());
            for (final Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(jar, entry.getKey(), entry.getValue());
            }
        }
    }

    private static byte[] manifest() {
        return ("Manifest-Version: 1.0\r\nMain-Class: " + AnyJava.class.getName() + "\r\nCreated-By: Luma "
                        + Help.version() + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ZipOutputStream jar, String name, byte[] bytes) throws IOException {
        final ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        jar.putNextEntry(entry);
        jar.write(bytes);
        jar.closeEntry();
    }

    // ---- what is packed along

    private static Set<Path> places() throws IOException {
        final Set<Path> places = new LinkedHashSet<>();
        final List<Class<?>> anchors = new ArrayList<>(ANCHORS);
        ServiceLoader.load(EmbeddedServer.class).stream().forEach(server -> anchors.add(server.type()));
        for (final Class<?> anchor : anchors) {
            try {
                places.add(Path.of(anchor.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()));
            } catch (URISyntaxException e) {
                throw new IOException("cannot find the classes of " + anchor.getPackageName(), e);
            }
        }
        return places;
    }

    private static void collect(Path place, Map<String, byte[]> entries) throws IOException {
        if (Files.isDirectory(place)) {
            collectBelow(place, entries);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
            collectBelow(jar.getPath("/"), entries);
        }
    }

    private static void collectBelow(Path root, Map<String, byte[]> entries) throws IOException {
        for (final String part : PARTS) {
            final Path folder = root.resolve(part);
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (final Path file : files.filter(Files::isRegularFile).toList()) {
                    entries.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
        }
    }
}
