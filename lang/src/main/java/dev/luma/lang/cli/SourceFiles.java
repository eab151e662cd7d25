package dev.luma.lang.cli;

import dev.luma.lang.Compilation;
import dev.luma.lang.diagnostic.Note;
import dev.luma.lang.resolve.FileModules;
import dev.luma.lang.resolve.Suggestions;
import dev.luma.lang.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The files that a command line names.
final class SourceFiles {
    private static final String ENDING = ".luma";

    private SourceFiles() {}

    /// A file to compile.
    ///
    /// @param name as the user gave it
    /// @param path from the root, with `/`
    /// @param root where imports are looked for
    record Given(String name, Path file, Path root, String path) {
        Compilation compile() {
            return Compilation.of(new Source(name, text()), path, new FileModules(root));
        }

        /// The text of the file.
        ///
        /// @throws UncheckedIOException if it cannot be read
        String text() {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + name, e);
            }
        }
    }

    /// One file that must be there.
    static Given file(Terminal terminal, String name) {
        if (name.isEmpty()) {
            throw new UsageError("the name of a file is empty");
        }
        final Path file = terminal.folder().resolve(name);
        if (Files.isDirectory(file)) {
            throw new UsageError(name + " is a folder; name a file in it");
        }
        if (!Files.exists(file)) {
            throw new UsageError("there is no file " + name + nearest(file));
        }
        final Path absolute = file.toAbsolutePath().normalize();
        final Path root = absolute.getParent();
        if (root == null) {
            throw new UsageError(name + " is no file");
        }
        return new Given(name, absolute, root, absolute.getFileName().toString());
    }

    /// Files have no names that begin as options do, unless they are there.
    static void refuseOptions(Terminal terminal, String command, List<String> arguments) {
        for (final String one : arguments) {
            if (one.startsWith("-") && !Files.exists(terminal.folder().resolve(one))) {
                throw new UsageError(
                        command + " has no option " + one + "; luma help " + command + " says what there is");
            }
        }
    }

    private static String nearest(Path missing) {
        final Path folder = missing.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> files = Files.list(folder)) {
            final List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .toList();
            final String name = missing.getFileName().toString();
            if (names.contains(name + ENDING)) {
                return "; there is " + name + ENDING;
            }
            final Note[] help = Suggestions.didYouMean(name, names);
            return help.length == 0 ? "" : "; " + help[0].text();
        } catch (IOException e) {
            return ""; // the message does without it
        }
    }

    /// The files given, and those below the folders given, in order.
    static List<Given> all(Terminal terminal, List<String> names) {
        final List<Given> all = new ArrayList<>();
        for (final String name : names) {
            final Path path = terminal.folder().resolve(name);
            if (Files.isDirectory(path)) {
                below(path, name, all);
            } else {
                all.add(file(terminal, name));
            }
        }
        return all;
    }

    /// All files below a folder, which is their root; not what is hidden or was built.
    private static void below(Path folder, String name, List<Given> all) {
        final Path root = folder.toAbsolutePath().normalize();
        final String prefix = name.isEmpty() || name.equals(".") ? "" : name.endsWith("/") ? name : name + "/";
        final List<String> found = new ArrayList<>();
        collect(root, "", found);
        for (final String path : found) {
            all.add(new Given(prefix + path, root.resolve(path), root, path));
        }
    }

    private static void collect(Path folder, String prefix, List<String> found) {
        final List<Path> entries;
        try (Stream<Path> listed = Files.list(folder)) {
            entries = listed.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder " + folder, e);
        }
        for (final Path entry : entries) {
            final String name = entry.getFileName().toString();
            if (Files.isDirectory(entry)) {
                if (!name.startsWith(".") && !name.equals("target") && !Files.isSymbolicLink(entry)) {
                    collect(entry, prefix + name + "/", found);
                }
            } else if (name.endsWith(ENDING)) {
                found.add(prefix + name);
            }
        }
    }
}
