package dev.luma.testkit.daemon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
    private static final byte[] CONTENT = new byte[300_000];

    static {
        new Random(1).nextBytes(CONTENT);
    }

    @TempDir
    Path folder;

    private HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/file", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, CONTENT.length);
            try (OutputStream out = exchange.getResponseBody()) {
                boolean cut = failures.getAndDecrement() > 0;
                out.write(CONTENT, 0, cut ? 1000 : CONTENT.length);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void keepsTheFileAndTellsHowFarItIs() throws Exception {
        List<Long> done = new ArrayList<>();
        Path file = folder.resolve("new/file.jar");
        Download.fetch(uri("/file"), sha256(), file, (step, bytes, total) -> {
            assertEquals("downloading file.jar", step);
            assertEquals(CONTENT.length, total);
            done.add(bytes);
        });
        assertArrayEquals(CONTENT, Files.readAllBytes(file));
        assertTrue(Download.hasSha256(file, sha256()));
        assertEquals(CONTENT.length, done.getLast());
        assertEquals(done.stream().sorted().toList(), done);
    }

    @Test
    void keepsNothingWithAnotherSha256() throws Exception {
        Path file = folder.resolve("file.jar");
        IOException e = assertThrows(
                IOException.class, () -> Download.fetch(uri("/file"), "00".repeat(32), file, Progress.NONE));
        assertFalse(e instanceof DownloadException, "a wrong file is no lack of network");
        assertTrue(String.valueOf(e.getMessage()).contains("does not have the SHA-256"), e.getMessage());
        assertTrue(isEmpty(folder));
    }

    @Test
    void asksAgainWhenTheConnectionBreaks() throws Exception {
        failures.set(2);
        Path file = folder.resolve("file.jar");
        Download.fetch(uri("/file"), sha256(), file, Progress.NONE);
        assertArrayEquals(CONTENT, Files.readAllBytes(file));
        assertEquals(3, requests.get());
    }

    @Test
    void givesUpWhenTheConnectionKeepsBreaking() throws Exception {
        failures.set(Integer.MAX_VALUE);
        Path file = folder.resolve("file.jar");
        String sha256 = sha256();
        assertThrows(DownloadException.class, () -> Download.fetch(uri("/file"), sha256, file, Progress.NONE));
        assertTrue(isEmpty(folder));
    }

    @Test
    void saysWhatIsNotThere() throws Exception {
        Path file = folder.resolve("file.jar");
        String sha256 = sha256();
        DownloadException e =
                assertThrows(DownloadException.class, () -> Download.fetch(uri("/other"), sha256, file, Progress.NONE));
        assertTrue(String.valueOf(e.getMessage()).contains("/other"), e.getMessage());
    }

    @Test
    void saysWhichServerCannotBeReached() throws Exception {
        URI nobody = URI.create("http://127.0.0.1:" + FreePort.find() + "/file");
        Path file = folder.resolve("file.jar");
        DownloadException e = assertThrows(
                DownloadException.class, () -> Download.fetch(nobody, "00".repeat(32), file, Progress.NONE));
        assertTrue(String.valueOf(e.getMessage()).contains(nobody.toString()), e.getMessage());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static String sha256() throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
