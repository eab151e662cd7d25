package dev.luma.lang.std;

import dev.luma.lang.runtime.ByteList;
import dev.luma.lang.runtime.LumaType;
import dev.luma.lang.runtime.ObjectList;
import dev.luma.lang.runtime.Panic;
import dev.luma.lang.runtime.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/// Luma's `file`. Paths are relative to the working folder.
public final class FileModule {
    private FileModule() {}

    // ---- reading

    public static String read(String path) {
        return Utf8.text(attempt("read", path, Files::readAllBytes));
    }

    public static ByteList readBytes(String path) {
        return ByteList.wrap(attempt("read", path, Files::readAllBytes));
    }

    /// What cannot be a path is none either.
    public static boolean exists(String path) {
        try {
            return !path.isEmpty() && Files.exists(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    public static ObjectList list(String path) {
        final List<String> names = attempt("list", path, folder -> {
            try (Stream<Path> entries = Files.list(folder)) {
                return entries.map(entry -> String.valueOf(entry.getFileName()))
                        .sorted(CodePoints::compare)
                        .toList();
            }
        });
        return ObjectList.wrap(LumaType.STR, names.toArray());
    }

    // ---- writing

    public static void write(String path, String text) {
        attempt("write", path, file -> Files.write(file, text.getBytes(StandardCharsets.UTF_8)));
    }

    public static void writeBytes(String path, ByteList data) {
        attempt("write", path, file -> Files.write(file, data.elements()));
    }

    public static void append(String path, String text) {
        attempt(
                "append to",
                path,
                file -> Files.write(
                        file,
                        text.getBytes(StandardCharsets.UTF_8),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND));
    }

    public static void delete(String path) {
        attempt("delete", path, file -> {
            Files.delete(file);
            return file;
        });
    }

    public static void makeDir(String path) {
        attempt("make", path, Files::createDirectories);
    }

    public static String temp() {
        try {
            return Files.createTempFile("luma", ".tmp").toString();
        } catch (IOException e) {
            throw failed("cannot make a new file", e);
        }
    }

    // ---- failures

    private interface Attempt<R> {
        R on(Path path) throws IOException;
    }

    private static <R> R attempt(String verb, String path, Attempt<R> attempt) {
        final String what = "cannot " + verb + " " + Text.quoted(path);
        if (path.isEmpty()) { // which Java takes for the working folder
            throw Panic.of("file.missing", what + ": the path is empty");
        }
        try {
            return attempt.on(Path.of(path));
        } catch (NoSuchFileException e) {
            throw Panic.of("file.missing", what + ": there is no " + Text.quoted(e.getFile()));
        } catch (IOException e) {
            throw failed(what, e);
        } catch (InvalidPathException e) {
            throw Panic.of("file.failed", what + ": " + e.getReason());
        }
    }

    private static Panic failed(String what, IOException e) {
        return Panic.of("file.failed", what + ": " + reason(e));
    }

    /// Java's own messages often hold nothing but the path.
    private static String reason(IOException e) {
        if (e instanceof DirectoryNotEmptyException) {
            return "the folder is not empty";
        }
        if (e instanceof NotDirectoryException) {
            return "it is no folder";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file of that name is there";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        final String said = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return said == null ? e.getClass().getSimpleName() : said;
    }
}
