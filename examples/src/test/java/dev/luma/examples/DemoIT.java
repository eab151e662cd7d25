package dev.luma.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The demo as `./luma demo` starts it: in a JVM of its own.
class DemoIT {
    /// How a run of the demo ended.
    private record Run(int status, String printed) {}

    private static Run demo(String... arguments) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Demo.class.getName()));
        command.addAll(List.of(arguments));
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), printed);
    }

    private static void assertShown(Run run) {
        assertEquals(0, run.status(), run.printed());
        assertTrue(run.printed().contains("   2  Böb                  21  2005-07-01      0.99"), run.printed());
        assertTrue(run.printed().contains("rolled back: they add up to 101187.24 again"), run.printed());
    }

    @ServerTest
    void worksOnAServerOfOnesOwnOverTls(RealServer server) throws Exception {
        server.sql("CREATE DATABASE IF NOT EXISTS demo_it");
        assertShown(demo(
                "--dsn", server.user() + "@127.0.0.1:" + server.port() + "/demo_it?tls=required&connectTimeout=60s"));
        assertEquals("", server.sql("SHOW TABLES IN demo_it").strip());
    }

    @ServerTest(ServerKind.MARIADB_11_4)
    void startsAnEmbeddedServerAndStopsIt(RealServer sameKind) throws Exception {
        final Run run = demo();
        assertShown(run);
        assertTrue(run.printed().startsWith("started an embedded MariaDB " + sameKind.version()), run.printed());
        assertTrue(run.printed().strip().endsWith("stopped the server"), run.printed());
    }

    @ServerTest(ServerKind.MARIADB_11_4)
    void saysWhatIsWrongWithADsn(RealServer server) throws Exception {
        final Run run = demo("--dsn", "root@127.0.0.1:" + server.port() + "/?tsl=required");
        assertEquals(1, run.status());
        assertEquals("unknown option `tsl`: did you mean `tls`?", run.printed().strip());
    }
}
