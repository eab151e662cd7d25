package dev.luma.lang.resolve;

import org.jspecify.annotations.Nullable;

/// Where the texts of imported modules come from.
public interface ModuleSource {
    /// The text of a file of the project.
    ///
    /// @param path relative to the project's root, with `/` and its ending: `lib/table.luma`, `../common/log.luma`
    /// @return null if there is no such file
    /// @throws java.io.UncheckedIOException if there is one that cannot be read, or is no UTF-8
    @Nullable
    String file(String path);

    /// The text of a module that comes with Luma.
    ///
    /// @param path with `/` and its ending: `drivers/mysql.luma`
    /// @return null if there is none
    @Nullable
    String bundled(String path);

    /// How messages name a file of the project.
    ///
    /// @param path as for [#file]
    default String nameOf(String path) {
        return path;
    }
}
