package dev.luma.testkit.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// With shell scripts for servers.
@DisabledOnOs(OS.WINDOWS)
class ServerProcessTest {
    private static final String READY = "echo \"ready for connections. Version: '1.2-x'  socket: 's'\"; ";
    private static final String FOREVER = "exec sleep 1000";

    @TempDir
    Path folder;

    @Test
    void readsTheVersionWhenTheServerIsReady() throws IOException {
        ServerProcess server = start(folder, READY + FOREVER);
        assertEquals("1.2-x", server.version());
        assertTrue(server.isAlive());
        server.kill();
        assertFalse(server.isAlive());
    }

    @Test
    void understandsAVersionOnTheNextLine() throws IOException {
        ServerProcess server =
                start(folder, "echo 'x: ready for connections.'; echo \"Version: '11.8.6-MariaDB'\"; " + FOREVER);
        assertEquals("11.8.6-MariaDB", server.version());
        server.kill();
    }

    @Test
    void showsTheLogOfAServerThatEnds() {
        IOException e = assertThrows(IOException.class, () -> start(folder, "echo disk full; exit 3"));
        assertEquals("fake did not start (status 3); its log ends with\ndisk full", e.getMessage());
    }

    @Test
    void waitsForTheEndOfAServerThatIsStopped() throws IOException {
        ServerProcess server = start(folder, "trap 'exit 0' TERM; " + READY + "while :; do sleep 0.05; done");
        server.stop();
        assertFalse(server.isAlive());
    }

    @Test
    void endsWithAJvmThatIsKilled() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartsAServer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
            ProcessHandle server =
                    ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
            assertTrue(server.isAlive());
            jvm.destroyForcibly();
            server.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    /// The JVM that gets killed.
    static final class StartsAServer {
        private StartsAServer() {}

        public static void main(String[] arguments) throws Exception {
            start(Path.of(arguments[0]), "echo pid $$; " + READY + FOREVER);
            String log = Files.readString(Path.of(arguments[0], "error.log"));
            System.out.println(log.lines().findFirst().orElseThrow().substring("pid ".length()));
            Thread.currentThread().join();
        }
    }

    private static ServerProcess start(Path folder, String script) throws IOException {
        return ServerProcess.start("fake", List.of("/bin/sh", "-c", script), Map.of(), folder.resolve("error.log"));
    }
}
