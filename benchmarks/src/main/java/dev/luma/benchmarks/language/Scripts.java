package dev.luma.benchmarks.language;

import dev.luma.lang.Luma;
import dev.luma.lang.LumaModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Programs in Luma that lie among the classes.
public final class Scripts {
    private Scripts() {}

    /// Compiles a program.
    ///
    /// @param beside the class that it lies beside
    public static LumaModule load(Class<?> beside, String name) throws IOException {
        final Path folder = Files.createTempDirectory("luma-bench");
        final Path file = folder.resolve(name);
        try (InputStream text = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            Files.copy(text, file);
            return Luma.load(file);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }
}
