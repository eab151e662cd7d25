package dev.luma.testkit.jvm;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A Java development kit of this machine.
///
/// @param feature its version: 21, 25
/// @param home    what `JAVA_HOME` would be for it
public record Jdk(int feature, Path home) {

    /// Finds one: the one that runs this, one that the environment names (`JAVA_21_HOME`, `JAVA21_HOME`, `JAVA_HOME`),
    /// one of the folders where systems and tools keep them, or what `bin/servers/jdk-install` has installed.
    ///
    /// @throws AssertionError if there is none, since a test that wants one must not pass without it
    public static Jdk find(int feature) {
        return homes(feature)
                .filter(home -> isOf(feature, home))
                .findFirst()
                .map(home -> new Jdk(feature, home))
                .orElseThrow(() -> new AssertionError("there is no JDK %1$d on this machine: run".formatted(feature)
                        + " `bin/servers/jdk-install %1$d` (Debian), or set JAVA_%1$d_HOME to one".formatted(feature)));
    }

    /// Its `java`.
    public Path java() {
        return home.resolve("bin").resolve("java");
    }

    private static Stream<Path> homes(int feature) {
        List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        for (String variable : List.of("JAVA_" + feature + "_HOME", "JAVA" + feature + "_HOME", "JAVA_HOME")) {
            Optional.ofNullable(System.getenv(variable)).map(Path::of).ifPresent(homes::add);
        }
        Path user = Path.of(System.getProperty("user.home"));
        homes.addAll(foldersIn(Path.of("/usr/lib/jvm")));
        homes.addAll(foldersIn(user.resolve(".jdks")));
        homes.addAll(foldersIn(user.resolve(".sdkman/candidates/java")));
        homes.addAll(foldersIn(cache(user).resolve("luma/jdk-" + feature + "/usr/lib/jvm")));
        return homes.stream();
    }

    private static Path cache(Path user) {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .orElseGet(() -> user.resolve(".cache"));
    }

    private static List<Path> foldersIn(Path parent) {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(parent)) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(parent)) {
                children.forEach(folders::add);
            } catch (IOException unreadable) {
                // then there is nothing for us in it
            }
        }
        return folders;
    }

    /// Goes by the file that every JDK describes itself in: `JAVA_VERSION="21.0.12"`.
    private static boolean isOf(int feature, Path home) {
        Path release = home.resolve("release");
        if (!Files.isReadable(release)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(release)) {
            return lines.anyMatch(line -> line.matches("JAVA_VERSION=\"" + feature + "[.\"].*"));
        } catch (IOException unreadable) {
            return false;
        }
    }
}
