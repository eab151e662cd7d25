package dev.luma.db.spi;

import java.io.IOException;
import java.nio.file.Path;

/// Makes drivers of files, for a kind of file that holds one: a program in a language of its own. Found by
/// [java.util.ServiceLoader].
public interface DriverFiles {
    /// How the names of its files end, such as `.luma`.
    String ending();

    /// The driver that the file holds.
    ///
    /// @throws dev.luma.db.error.UsageException if the file holds none, with what is missing
    /// @throws IOException if it cannot be read
    Driver load(Path file) throws IOException;
}
