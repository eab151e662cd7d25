package dev.luma.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Leaves word of a server that tests wanted and nobody installed: one file a server, whose text the build prints at
/// its end. What is not seen there ran.
final class NotRun {
    private NotRun() {}

    static void report(Path folder, ServerKind kind, String why) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(kind.id()), "NOT RUN: " + why + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot report that tests on " + kind + " were not run", e);
        }
    }
}
