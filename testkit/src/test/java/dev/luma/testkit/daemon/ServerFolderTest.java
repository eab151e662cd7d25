package dev.luma.testkit.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerFolderTest {
    @Test
    void isTheOneThatTheEnvironmentNames() {
        var environment = Map.of("LUMA_SERVERS", "/srv/luma", "XDG_CACHE_HOME", "/cache");
        assertEquals(Path.of("/srv/luma"), ServerFolder.of(environment, "/home/a", false));
    }

    @Test
    void liesInTheUsersCache() {
        assertEquals(
                Path.of("/cache/luma/servers"), ServerFolder.of(Map.of("XDG_CACHE_HOME", "/cache"), "/home/a", false));
        assertEquals(
                Path.of("/local/luma/servers"), ServerFolder.of(Map.of("LOCALAPPDATA", "/local"), "/home/a", true));
    }

    @Test
    void liesInTheHomeFolderWhereNoCacheIsNamed() {
        assertEquals(Path.of("/home/a/.cache/luma/servers"), ServerFolder.of(Map.of(), "/home/a", false));
        assertEquals(
                Path.of("/home/a/.cache/luma/servers"),
                ServerFolder.of(Map.of("XDG_CACHE_HOME", ""), "/home/a", false));
    }
}
