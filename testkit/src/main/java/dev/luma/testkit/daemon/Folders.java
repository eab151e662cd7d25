package dev.luma.testkit.daemon;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whole folders: made at once or not at all, copied, deleted.
final class Folders {
    private Folders() {}

    /// What fills a folder.
    interface Maker {
        void make(Path folder) throws IOException;
    }

    /// Makes a folder unless it is there. It is filled under another name first, so that nobody ever sees half of it
    /// and several processes may try at the same time.
    static void makeOnce(Path folder, Maker maker) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path part = Files.createTempDirectory(parent, folder.getFileName() + ".part-");
        try {
            maker.make(part);
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(part);
            // another process was faster: a folder that is not empty is not replaced
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /// Copies what is in one folder into another, which exists.
    static void copy(Path from, Path to) throws IOException {
        CopyOption[] options = {StandardCopyOption.COPY_ATTRIBUTES};
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.filter(path -> !path.equals(from)).toList();
        }
        for (Path path : all) {
            Files.copy(path, to.resolve(from.relativize(path).toString()), options);
        }
    }

    /// Deletes a folder with all that is in it; one that is not there is no error.
    static void delete(Path folder) throws IOException {
        try {
            Files.walkFileTree(folder, new Deletion());
        } catch (NoSuchFileException gone) {
            // what was wanted
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            // a server that was just killed or still ends may take its files away itself
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
