package dev.luma.lang;

import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Driver;
import dev.luma.db.spi.DriverFiles;
import java.io.IOException;
import java.nio.file.Path;

/// Drivers that are written in Luma, for who knows only where they are.
public final class LumaDriverFiles implements DriverFiles {
    /// For [java.util.ServiceLoader].
    public LumaDriverFiles() {}

    @Override
    public String ending() {
        return ".luma";
    }

    @Override
    public Driver load(Path file) throws IOException {
        try {
            return LumaDriver.of(Luma.load(file));
        } catch (CompilationException e) {
            throw new UsageException(file + " is no driver: " + e.getMessage());
        }
    }
}
