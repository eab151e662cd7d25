package dev.luma.lang.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every snippet of the seeds compiles and runs, completed only where it visibly leaves something out. Those that
/// talk to MySQL are in [SeedsIT].
@Timeout(120)
final class SeedsTest {
    @TempDir
    Path folder;

    private LumaProcess.Ended run(String program) throws IOException {
        Files.writeString(folder.resolve("program.luma"), program);
        return LumaProcess.in(folder).run("run", "program.luma");
    }

    // ---- seed A

    @Test
    void writesToASocketAndReadsFromIt() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            final Future<String> heard = threads.submit(() -> {
                try (Socket socket = server.accept()) {
                    final byte[] said = socket.getInputStream().readNBytes(4);
                    socket.getOutputStream().write("pong".getBytes(StandardCharsets.UTF_8));
                    return new String(said, StandardCharsets.UTF_8);
                }
            });
            final String snippet = Seeds.snippet("a-tcp")
                    .replace("\"localhost\"", "\"127.0.0.1\"")
                    .replace("3306", String.valueOf(server.getLocalPort()));
            assertEquals(
                    "pong\n",
                    run("data = \"ping\".bytes()\n" + snippet + "print(response.to_str())\n")
                            .printed());
            assertEquals("ping", heard.get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void buildsAndParsesABuffer() throws IOException {
        final String before = "payload: [byte] = [1, 2, 3]\nlength = payload.len()\n";
        final String after = "print(raw, length, data)\n";
        assertEquals(
                "[3, 0, 0, 0, 1, 2, 3] 3 [1, 2, 3]\n",
                run(before + Seeds.snippet("a-buffer") + after).printed());
    }

    @Test
    void hashesTwiceUnderOneName() throws IOException {
        final String between = Seeds.snippet("a-crypto").replaceFirst("\n", "\nprint(hash.hex())\n");
        assertEquals(
                """
                ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
                a9993e364706816aba3e25717850c26c9cd0d89d
                """,
                run("data = \"abc\".bytes()\n" + between + "print(hash.hex())\n")
                        .printed());
    }

    @Test
    void aDriverThatIsAValueIsAStubUntilItIsWritten() throws IOException {
        for (final String traits : List.of("", Seeds.snippet("a-traits"))) {
            final LumaProcess.Ended ended =
                    run(traits + Seeds.snippet("a-driver") + "db.open(MySQLDriver {}, \"dsn\").close()\n");
            assertEquals(1, ended.status(), ended.errors());
            assertTrue(ended.errors().contains("warning[W0002]: `connect` is a stub"), ended.errors());
            assertTrue(ended.errors().contains("panic[stub]: connect is not implemented"), ended.errors());
        }
    }

    // ---- seed B

    @Test
    void theSkeletonCompilesAndFitsTheContract() throws IOException {
        Files.writeString(folder.resolve("mydriver.luma"), Seeds.snippet("b-skeleton"));
        for (final String application : List.of("b-open", "b-use")) {
            final LumaProcess.Ended ended = run(Seeds.snippet(application));
            assertEquals(1, ended.status(), ended.errors());
            assertTrue(ended.errors().contains("panic[stub]: connect is not implemented"), ended.errors());
        }
    }

    @Test
    void theSkeletonsOfTheFunctionsCompile() throws IOException {
        final List<String> pieces = new ArrayList<>(List.of(Seeds.snippet("b-connection")));
        for (final String function : List.of("b-connect", "b-query", "b-exec", "b-disconnect", "b-escape")) {
            pieces.add(Seeds.snippet(function));
        }
        Files.writeString(folder.resolve("mydriver.luma"), String.join("\n", pieces));
        Files.writeString(
                folder.resolve("yourdriver.luma"),
                "struct YourConn {}\ntrait YourOps {}\nimpl YourOps for YourConn {}\n" + Seeds.snippet("b-contract"));
        final String both = Seeds.snippet("b-open")
                + "yourdriver = import \"yourdriver\"\nyours = db.open(yourdriver, \"\")\nyours.close()\nconn.close()\n";
        Files.writeString(folder.resolve("program.luma"), both);
        final LumaProcess.Ended ended = LumaProcess.in(folder).run("check", "program.luma");
        assertEquals(0, ended.status(), ended.errors());
        assertTrue(!ended.errors().contains("error["), ended.errors());
    }

    @Test
    void theDriverOfTheExamplesRunsTheApplication() throws Exception {
        Files.writeString(folder.resolve("mydriver.luma"), driver());
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            final Future<List<String>> heard = threads.submit(() -> serve(server));
            final String application = Seeds.snippet("b-use")
                    .replace("localhost:5432", "127.0.0.1:" + server.getLocalPort())
                    .replace(
                            "conn.close()",
                            "print(conn.exec(\"INSERT\"), conn.lastInsertId(), conn.exec(\"SELECT\"))\nconn.close()");
            assertEquals("Got: 1\nGot: 2\n3 17 0\n", run(application).printed());
            assertEquals(
                    List.of("welcome user:pass", "SELECT 1 AS test", "INSERT", "SELECT", "quit"),
                    heard.get(30, TimeUnit.SECONDS));
        }
    }

    /// The example of each function, with the bodies of the trait's methods and the functions that it leaves to the
    /// reader.
    private static String driver() {
        final String connection = Seeds.snippet("b-connection")
                .replace("// read from self.sock", "return self.sock.read_exact(int(self.sock.read_exact(3).to_str()))")
                .replace("// write to self.sock", "self.sock.write(str(data.len()).pad_left(3, \"0\").bytes() + data)");
        final List<String> pieces = new ArrayList<>(List.of(connection));
        for (final String function : List.of("connect", "query", "exec", "disconnect", "escape")) {
            pieces.add(Seeds.snippet("b-" + function + "-example"));
        }
        pieces.add(Seeds.rest("mydriver-rest"));
        return String.join("\n", pieces);
    }

    /// A server for one connection.
    ///
    /// @return what it heard
    private static List<String> serve(ServerSocket server) throws IOException {
        final List<String> heard = new ArrayList<>();
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write("welcome".getBytes(StandardCharsets.UTF_8));
            heard.add(line(socket.getInputStream()));
            while (!heard.getLast().equals("quit")) {
                final String sql = packet(socket.getInputStream());
                heard.add(sql);
                final List<String> answers = switch (sql) {
                    case "INSERT" -> List.of("changed 3 17");
                    case "quit" -> List.of();
                    default -> List.of("test", "1", "2", "end");
                };
                for (final String answer : answers) {
                    socket.getOutputStream()
                            .write(("%03d%s".formatted(answer.length(), answer)).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return heard;
    }

    private static String packet(InputStream in) throws IOException {
        final int length = Integer.parseInt(new String(in.readNBytes(3), StandardCharsets.UTF_8));
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        final StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    @Test
    void escapesAsTheExampleDoes() throws IOException {
        final String program = Seeds.snippet("b-escape-example") + "print(escape(\"it's \\\"\\\\\\n\"))\n";
        assertEquals("it\\'s \\\"\\\\\\n\n", run(program).printed());
    }
}
