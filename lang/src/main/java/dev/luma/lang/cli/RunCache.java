package dev.luma.lang.cli;

import dev.luma.lang.resolve.FileModules;
import dev.luma.lang.resolve.ModuleSource;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What programs compiled to, so that one that has not changed starts at once. A file for each program, in a folder
/// that the launcher names and empties when it builds Luma anew; without it, nothing is kept.
///
/// A program is kept with the texts that it was compiled from and the places where an import was looked for in
/// vain. It is used only if all of that is still so, to the last character.
final class RunCache {
    private static final @Nullable String FOLDER = System.getProperty("luma.cache");
    private static final int FORMAT = 1;

    private final Path file;
    private final String program;
    private final FileModules modules;

    /// What a program compiled to.
    ///
    /// @param main the class with its `main`
    record Compiled(String main, Map<String, byte[]> classes) {}

    /// @param file where the program is kept
    /// @param program the program's own file, which tells it from others
    /// @param root where its imports are looked for
    RunCache(Path file, String program, Path root) {
        this.file = file;
        this.program = program;
        this.modules = new FileModules(root);
    }

    /// @return null if nothing is kept
    static @Nullable RunCache of(SourceFiles.Given program) {
        if (FOLDER == null || FOLDER.isEmpty()) {
            return null;
        }
        final Path file = program.file();
        final Path root = file.getRoot();
        final Path kept = Path.of(FOLDER).resolve((root == null ? file : root.relativize(file)) + ".run");
        return new RunCache(kept, file.toString(), program.root());
    }

    // ---- looking

    /// What the program compiled to, if nothing has changed since.
    @Nullable
    Compiled find(String text) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != FORMAT || !text(in).equals(program) || !text(in).equals(text)) {
                return null;
            }
            for (int left = in.readInt(); left > 0; left--) {
                final String path = text(in);
                final String then = in.readBoolean() ? text(in) : null;
                if (!Objects.equals(then, modules.file(path))) {
                    return null;
                }
            }
            return compiled(in);
        } catch (IOException | RuntimeException e) {
            return null; // it will be compiled, and kept anew
        }
    }

    private static Compiled compiled(DataInputStream in) throws IOException {
        final String main = text(in);
        final Map<String, byte[]> classes = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            classes.put(text(in), bytes(in));
        }
        return new Compiled(main, classes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        final int length = in.readInt();
        if (length < 0) {
            throw new IOException("no length: " + length);
        }
        final byte[] bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new IOException("the file ends too early");
        }
        return bytes;
    }

    // ---- keeping

    /// The files of a program, and what was asked of them.
    static final class Recorded implements ModuleSource {
        private final ModuleSource files;
        private final Map<String, @Nullable String> asked = new LinkedHashMap<>();

        Recorded(ModuleSource files) {
            this.files = files;
        }

        @Override
        public @Nullable String file(String path) {
            final String text = files.file(path);
            asked.put(path, text);
            return text;
        }

        @Override
        public @Nullable String bundled(String path) {
            return files.bundled(path);
        }

        @Override
        public String nameOf(String path) {
            return files.nameOf(path);
        }
    }

    /// Keeps what a program compiled to. Where that is not possible, it is compiled again the next time.
    void keep(String text, Recorded files, Compiled compiled) {
        try {
            Files.createDirectories(file.getParent());
            final Path unfinished = Files.createTempFile(file.getParent(), "unfinished", null);
            try {
                write(unfinished, text, files, compiled);
                Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            return; // a folder that cannot be written to is no reason not to run
        }
    }

    private void write(Path target, String text, Recorded files, Compiled compiled) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(target)))) {
            out.writeInt(FORMAT);
            text(out, program);
            text(out, text);
            out.writeInt(files.asked.size());
            for (final Map.Entry<String, @Nullable String> one : files.asked.entrySet()) {
                text(out, one.getKey());
                out.writeBoolean(one.getValue() != null);
                if (one.getValue() != null) {
                    text(out, one.getValue());
                }
            }
            text(out, compiled.main());
            out.writeInt(compiled.classes().size());
            for (final Map.Entry<String, byte[]> one : compiled.classes().entrySet()) {
                text(out, one.getKey());
                bytes(out, one.getValue());
            }
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        bytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
