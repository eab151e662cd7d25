package dev.luma.lang.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The server as a process, which must not outlive its editor: a thread that waits would hold it for a minute.
class MainTest {
    private static final int SECONDS = 30;

    private static Process start(String... arguments) throws IOException {
        final List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void say(Process server, String message) throws IOException {
        final OutputStream line = server.getOutputStream();
        line.write(("Content-Length: " + message.length() + "\r\n\r\n" + message).getBytes(StandardCharsets.UTF_8));
        line.flush();
    }

    private static int status(Process server) throws InterruptedException {
        try {
            assertTrue(server.waitFor(SECONDS, TimeUnit.SECONDS), "it does not end");
            return server.exitValue();
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void endsWhenTheEditorSaysSo() throws Exception {
        final Process server = start("--stdio");
        say(server, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}");
        say(server, "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}");
        say(server, "{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");

        assertEquals(0, status(server));
    }

    @Test
    void endsWhenTheLineDoes() throws Exception {
        final Process server = start();
        say(server, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}");
        server.getOutputStream().close();

        assertEquals(1, status(server));
    }

    @Test
    void endsWithAnEditorThatWasKilled() throws Exception {
        final Process editor = start();
        final Process server = start();
        say(
                server,
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"processId\":" + editor.pid()
                        + ",\"capabilities\":{}}}");
        assertEquals('C', server.getInputStream().read(), "the answer");
        editor.destroyForcibly();

        assertEquals(1, status(server));
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        assertEquals(2, status(start("--port", "7")));
    }
}
