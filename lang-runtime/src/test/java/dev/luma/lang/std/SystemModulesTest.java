package dev.luma.lang.std;

import static dev.luma.lang.runtime.Panicking.panics;
import static dev.luma.lang.std.Values.bytes;
import static dev.luma.lang.std.Values.strs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.lang.runtime.Panic;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `time`, `env` and `file`.
class SystemModulesTest {
    // ---- time

    @Test
    void tellsTheTime() {
        final long before = System.currentTimeMillis();
        final long now = TimeModule.now();
        final long nanos = TimeModule.nanos();

        assertTrue(now >= before);
        assertTrue(TimeModule.nanos() >= nanos);
        TimeModule.sleep(0);
        TimeModule.sleep(-5);
        TimeModule.sleep(2);
        assertTrue(TimeModule.nanos() - nanos >= 2_000_000);
    }

    @Test
    void writesAndReadsTimesAsText() {
        assertEquals("1970-01-01T00:00:00.000Z", TimeModule.iso(0));
        assertEquals("1969-12-31T23:59:59.999Z", TimeModule.iso(-1));
        assertEquals("2026-02-10T09:30:00.000Z", TimeModule.iso(1_770_715_800_000L));
        assertEquals(1_770_715_800_000L, TimeModule.parseIso("2026-02-10T09:30:00.000Z"));
        assertEquals(1_770_715_800_000L, TimeModule.parseIso("2026-02-10T10:30:00+01:00"));
        assertEquals(1_770_715_800_123L, TimeModule.parseIso("2026-02-10T09:30:00.123456Z"));
        assertEquals("9999-12-31T23:59:59.999Z", TimeModule.iso(253_402_300_799_999L));
        panics("convert", () -> TimeModule.iso(253_402_300_800_000L));
        panics("convert", () -> TimeModule.iso(Long.MIN_VALUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-10",
                "2026-02-10T09:30:00",
                "2026-02-30T09:30:00Z",
                "2026-02-10T24:00:00Z",
                "2026-02-10T09:30:00.Z",
                "+999999999-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "today"
            })
    void readsNoTimeWhereThereIsNone(String text) {
        assertNull(TimeModule.parseIso(text));
    }

    // ---- env

    @Test
    void knowsWhatSurroundsTheProgram() {
        assertEquals(System.getenv("PATH"), EnvModule.get("PATH"));
        assertNull(EnvModule.get("LUMA_NOBODY_SETS_THIS"));
        EnvModule.setArguments("a", "b c");
        assertEquals(strs("a", "b c"), EnvModule.args());
        EnvModule.setArguments();
        assertEquals(strs(), EnvModule.args());
    }

    @Test
    void readsLines() throws IOException {
        final InputStream input = input("é\n\r\na\rb\r\nlast");

        assertEquals("é", EnvModule.readLine(input));
        assertEquals("", EnvModule.readLine(input));
        assertEquals("a\rb", EnvModule.readLine(input));
        assertEquals("last", EnvModule.readLine(input));
        assertNull(EnvModule.readLine(input));
        panics("utf8", () -> EnvModule.readLine(new ByteArrayInputStream(new byte[] {-1, '\n'})));
    }

    private static InputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    // ---- file

    @Test
    void writesAndReadsFiles(@TempDir Path folder) {
        final String path = folder.resolve("a.txt").toString();

        FileModule.write(path, "é");
        FileModule.append(path, "\nb");
        assertEquals("é\nb", FileModule.read(path));
        FileModule.write(path, "");
        assertEquals("", FileModule.read(path));
        FileModule.writeBytes(path, bytes(0, 255));
        assertEquals(bytes(0, 255), FileModule.readBytes(path));
        panics("utf8", () -> FileModule.read(path));
        FileModule.append(folder.resolve("new").toString(), "x");
        assertEquals("x", FileModule.read(folder.resolve("new").toString()));
    }

    @Test
    void findsMakesAndDeletes(@TempDir Path folder) {
        final String deep = folder.resolve("a/b").toString();

        assertFalse(FileModule.exists(deep));
        FileModule.makeDir(deep);
        FileModule.makeDir(deep);
        assertTrue(FileModule.exists(deep));
        FileModule.write(folder.resolve("z").toString(), "");
        assertEquals(strs("a", "z"), FileModule.list(folder.toString()));
        panics("file.failed", () -> FileModule.delete(folder.resolve("a").toString()));
        FileModule.delete(deep);
        assertEquals(strs(), FileModule.list(folder.resolve("a").toString()));
    }

    @Test
    void saysThatAFileIsMissing(@TempDir Path folder) {
        final String path = folder.resolve("no").toString();
        final String inside = path + "/file";

        final Panic panic = panics("file.missing", () -> FileModule.read(path));
        assertEquals("cannot read \"" + path + "\": there is no \"" + path + "\"", panic.getMessage());
        panics("file.missing", () -> FileModule.readBytes(path));
        panics("file.missing", () -> FileModule.delete(path));
        panics("file.missing", () -> FileModule.list(path));
        panics("file.missing", () -> FileModule.write(inside, ""));
        panics("file.missing", () -> FileModule.writeBytes(inside, bytes()));
        panics("file.missing", () -> FileModule.append(inside, ""));
    }

    @Test
    void saysWhatElseFailed(@TempDir Path folder) {
        final String path = folder.toString();
        final String file = folder.resolve("file").toString();
        FileModule.write(file, "");

        panics("file.failed", () -> FileModule.read(path));
        panics("file.failed", () -> FileModule.write(path, ""));
        panics("file.failed", () -> FileModule.list(file));
        final Panic panic = panics("file.failed", () -> FileModule.makeDir(file));
        assertEquals("cannot make \"" + file + "\": a file of that name is there", panic.getMessage());
    }

    @Test
    void findsNothingWhereThePathIsNone() {
        assertFalse(FileModule.exists(""));
        assertFalse(FileModule.exists("\0"));
        panics("file.missing", "cannot read \"\": the path is empty", () -> FileModule.read(""));
        panics("file.missing", () -> FileModule.list(""));
        panics("file.missing", () -> FileModule.write("", "text"));
        panics("file.failed", () -> FileModule.read("\0"));
    }

    @Test
    void makesANewEmptyFile() {
        final String path = FileModule.temp();
        try {
            assertEquals("", FileModule.read(path));
            final String other = FileModule.temp();
            FileModule.delete(other);
            assertNotEquals(path, other);
        } finally {
            FileModule.delete(path);
        }
    }
}
