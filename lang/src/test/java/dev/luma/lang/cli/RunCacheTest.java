package dev.luma.lang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.luma.lang.resolve.FileModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCacheTest {
    private static final String TEXT = "lib = import \"lib\"\n";

    @TempDir
    Path folder;

    private RunCache cache;

    @BeforeEach
    void keep() throws IOException {
        Files.writeString(folder.resolve("lib.luma"), "const A = 1\n");
        cache = new RunCache(
                folder.resolve("cache/app"), folder.resolve("app.luma").toString(), folder);
        final RunCache.Recorded files = new RunCache.Recorded(new FileModules(folder));
        files.file("sub/lib.luma");
        files.file("lib.luma");
        cache.keep(TEXT, files, new RunCache.Compiled("luma.app", Map.of("luma.app", new byte[] {1, 2})));
    }

    @Test
    void findsAProgramThatHasNotChanged() {
        final RunCache.Compiled found = cache.find(TEXT);

        assertNotNull(found);
        assertEquals("luma.app", found.main());
        assertEquals(2, found.classes().get("luma.app").length);
    }

    @Test
    void findsNothingOfAnotherText() {
        assertNull(cache.find(TEXT + " "));
    }

    @Test
    void findsNothingWhenAnImportHasChanged() throws IOException {
        Files.writeString(folder.resolve("lib.luma"), "const A = 2\n");

        assertNull(cache.find(TEXT));
    }

    @Test
    void findsNothingWhenAnImportIsGone() throws IOException {
        Files.delete(folder.resolve("lib.luma"));

        assertNull(cache.find(TEXT));
    }

    @Test
    void findsNothingWhenAnImportAppearsWhereItWasLookedForFirst() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/lib.luma"), "const A = 1\n");

        assertNull(cache.find(TEXT));
    }

    @Test
    void findsNothingInAFileThatIsCutOff() throws IOException {
        final Path file = folder.resolve("cache/app");
        final byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertNull(cache.find(TEXT), "cut off at " + length);
        }
    }
}
