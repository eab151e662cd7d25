package dev.luma.lang.resolve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Modules from the files below a root, and those that come with Luma.
public final class FileModules implements ModuleSource {
    private static final String BUNDLE = "/dev/luma/lang/bundled/";

    private final Path root;

    public FileModules(Path root) {
        this.root = root;
    }

    @Override
    public @Nullable String file(String path) {
        if (path.indexOf('\0') >= 0) {
            return null;
        }
        final Path file = root.resolve(path);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    @Override
    public @Nullable String bundled(String path) {
        try (InputStream in = FileModules.class.getResourceAsStream(BUNDLE + path)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the bundled " + path, e);
        }
    }
}
