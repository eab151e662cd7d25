package dev.luma.lang.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The examples that need no database: run as their first lines say.
@Timeout(120)
final class ExamplesTest {
    private static final Path EXAMPLES = LumaProcess.ROOT.resolve("examples");
    /// One pixel.
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    @TempDir
    Path folder;

    private static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".luma"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreAtLeastTen() throws IOException {
        assertTrue(all().size() >= 10);
    }

    @Test
    void allCompileWithoutAWord() throws IOException {
        final String[] arguments = Stream.concat(
                        Stream.of("check"), all().stream().map(Path::toString))
                .toArray(String[]::new);
        final LumaProcess.Ended ended = LumaProcess.in(folder).run(arguments);
        assertEquals("", ended.errors());
        assertEquals(0, ended.status());
    }

    @Test
    void allAreLaidOutAsTheFormatterDoes() throws IOException {
        final String[] arguments = Stream.concat(
                        Stream.of("fmt", "--check"), all().stream().map(Path::toString))
                .toArray(String[]::new);
        final LumaProcess.Ended ended = LumaProcess.in(folder).run(arguments);
        assertEquals("", ended.output() + ended.errors());
        assertEquals(0, ended.status());
    }

    @Test
    void eachSaysHowItIsRun() throws IOException {
        for (final Path file : all()) {
            final String text = Files.readString(file);
            assertTrue(text.startsWith("// "), file.toString());
            assertTrue(text.contains("./luma run examples/" + file.getFileName()), file.toString());
        }
    }

    @Test
    void theirTestsPass() {
        final LumaProcess.Ended ended = LumaProcess.in(LumaProcess.ROOT).run("test", "examples");
        assertTrue(
                ended.printed().endsWith(" passed\n") || ended.output().contains(" passed, 0 failed"), ended.output());
    }

    @Test
    void passwordsAreHashedAndChecked() {
        final String hash = LumaProcess.in(folder)
                .reading("sesame\n")
                .example("password.luma", "hash")
                .printed()
                .strip();
        assertTrue(hash.startsWith("pbkdf2$100000$"), hash);
        final LumaProcess.Ended right =
                LumaProcess.in(folder).reading("sesame\n").example("password.luma", "check", hash);
        assertEquals("right\n", right.printed());
        final LumaProcess.Ended wrong =
                LumaProcess.in(folder).reading("Sesame\n").example("password.luma", "check", hash);
        assertEquals("wrong\n", wrong.output());
        assertEquals(1, wrong.status());
    }

    @Test
    void aPictureIsTakenApart() throws IOException {
        final Path picture =
                Files.write(folder.resolve("one.png"), Base64.getDecoder().decode(PNG));
        assertEquals(
                picture + ": 1 x 1 pixels, 8 bits\n"
                        + "  IHDR        13  intact\n"
                        + "  IDAT        13  intact\n"
                        + "  IEND         0  intact\n",
                LumaProcess.in(folder).example("png.luma", picture.toString()).printed());
    }

    @Test
    void anOpenPortIsFound() throws IOException {
        try (ServerSocket open = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            final String port = String.valueOf(open.getLocalPort());
            final String found = LumaProcess.in(folder)
                    .example("portcheck.luma", "127.0.0.1", port)
                    .printed();
            assertTrue(found.matches(" *" + port + "  open    \\d+ ms\n"), found);
        }
    }

    @Test
    void aKeyIsAskedFor() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            final Future<String> heard = threads.submit(() -> {
                try (Socket socket = server.accept()) {
                    final byte[] command = socket.getInputStream().readNBytes(27);
                    socket.getOutputStream().write("$5\r\nhello\r\n".getBytes(StandardCharsets.UTF_8));
                    return new String(command, StandardCharsets.UTF_8);
                }
            });
            final String address = "127.0.0.1:" + server.getLocalPort();
            assertEquals(
                    "hello\n",
                    LumaProcess.in(folder)
                            .example("redis.luma", address, "GET", "greeting")
                            .printed());
            assertEquals("*2\r\n$3\r\nGET\r\n$8\r\ngreeting\r\n", heard.get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void twoPeopleChat() throws Exception {
        final Process room = LumaProcess.in(folder)
                .builder("run", EXAMPLES.resolve("chat.luma").toString(), "0")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(room.getInputStream(), StandardCharsets.UTF_8))) {
            final String line = said.readLine();
            final int port = Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
            try (Member ann = Member.join(port, "Ann")) {
                assertEquals("Ann: is here", said.readLine());
                try (Member ben = Member.join(port, "Ben")) {
                    assertEquals("Ben: is here", ann.in.readLine());
                    ann.say("hello, Bén");
                    assertEquals("Ann: hello, Bén", ben.in.readLine());
                }
                assertEquals("Ben: has left", ann.in.readLine());
            }
        } finally {
            room.destroyForcibly();
        }
    }

    /// Somebody in the chat.
    private record Member(Socket socket, BufferedReader in) implements AutoCloseable {
        static Member join(int port, String name) throws IOException {
            final Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(30_000);
            final Member member = new Member(
                    socket, new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)));
            assertEquals("your name?", member.in.readLine());
            member.say(name);
            return member;
        }

        void say(String line) throws IOException {
            final OutputStream out = socket.getOutputStream();
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
