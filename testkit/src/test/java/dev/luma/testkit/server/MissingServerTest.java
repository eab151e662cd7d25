package dev.luma.testkit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// What becomes of tests whose server is not there: runs tests from within tests.
class MissingServerTest {
    @TempDir
    Path folder;

    private final Map<String, String> settings = new HashMap<>();

    /// Not picked up as tests of their own, since they are neither top-level classes nor `@Nested`.
    static final class ByMethod {
        @ServerTest(ServerKind.MYSQL_9_7)
        void usesTheServer(RealServer server) {
            server.port();
        }
    }

    @ServerTest(ServerKind.MYSQL_9_7)
    static final class ByClass {
        private final RealServer server;

        ByClass(RealServer server) {
            this.server = server;
        }

        @Test
        void usesTheServer() {
            server.port();
        }
    }

    @BeforeEach
    void installNothing() {
        settings.put("luma.servers", folder.resolve("servers").toString());
        settings.put("luma.servers.not-run", folder.resolve("not-run").toString());
        settings.put("luma.servers.required", "");
        settings.put("luma.servers.only", "");
    }

    @ParameterizedTest
    @ValueSource(classes = {ByMethod.class, ByClass.class})
    void abortsTestsOfAServerThatNobodyInstalled(Class<?> tests) throws IOException {
        TestExecutionResult result = run(tests).getFirst();
        assertEquals(Status.ABORTED, result.getStatus());
        assertEquals("mysql-9.7 is not installed (bin/servers/install mysql-9.7)", message(result));
        assertEquals(
                "NOT RUN: mysql-9.7 is not installed (bin/servers/install mysql-9.7)\n",
                Files.readString(folder.resolve("not-run/mysql-9.7")));
    }

    @ParameterizedTest
    @ValueSource(classes = {ByMethod.class, ByClass.class})
    void failsTestsOfAMissingServerThatIsRequired(Class<?> tests) {
        settings.put("luma.servers.required", "mariadb-11.8 mysql-9.7");
        TestExecutionResult result = run(tests).getFirst();
        assertEquals(Status.FAILED, result.getStatus());
        assertEquals(
                "LUMA_REQUIRED_SERVERS names mysql-9.7, but mysql-9.7 is not installed (bin/servers/install mysql-9.7)",
                message(result));
        assertFalse(Files.exists(folder.resolve("not-run")));
    }

    @ParameterizedTest
    @ValueSource(classes = {ByMethod.class, ByClass.class})
    @DisabledOnOs(OS.WINDOWS)
    void failsTestsOfAServerThatIsInstalledAndDoesNotStart(Class<?> tests) throws IOException {
        installProgram("echo 'no such variable'; exit 7");
        TestExecutionResult result = run(tests).getFirst();
        assertEquals(Status.FAILED, result.getStatus());
        assertTrue(
                message(result)
                        .startsWith("mysql-9.7 is installed and does not run: mysql-9.7 did not start (status 7)"),
                message(result));
        assertTrue(message(result).endsWith("no such variable"), message(result));
        assertFalse(Files.exists(folder.resolve("not-run")));
    }

    @ParameterizedTest
    @ValueSource(classes = {ByMethod.class, ByClass.class})
    void runsNothingOnServersThatWereNotAskedFor(Class<?> tests) {
        settings.put("luma.servers.only", "mariadb-11.8");
        assertEquals(List.of(), run(tests));
        assertFalse(Files.exists(folder.resolve("not-run")));
    }

    @Test
    void rejectsNamesOfUnknownServers() {
        settings.put("luma.servers.required", "mysql-9.8");
        String message = message(run(ByMethod.class).getFirst());
        assertTrue(message.contains("LUMA_REQUIRED_SERVERS names mysql-9.8, but there are only [mysql-9.7, "), message);
    }

    /// A server whose data directory is ready and whose program is a shell script.
    private void installProgram(String script) throws IOException {
        Path home = folder.resolve("servers/mysql-9.7");
        Files.createDirectories(home.resolve("data-template"));
        Files.createDirectories(home.resolveSibling("certificates"));
        Files.createDirectories(home.resolve("bin"));
        Path program = Files.writeString(home.resolve("bin/mysqld"), "#!/bin/sh\n" + script + "\n");
        assertTrue(program.toFile().setExecutable(true));
    }

    private static String message(TestExecutionResult result) {
        return String.valueOf(result.getThrowable().orElseThrow().getMessage());
    }

    /// Returns the result of each test; of a container that failed, that one.
    private List<TestExecutionResult> run(Class<?> tests) {
        List<TestExecutionResult> results = new ArrayList<>();
        var listener = new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest() || result.getStatus() != Status.SUCCESSFUL) {
                    results.add(result);
                }
            }
        };
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .configurationParameters(settings)
                .build();
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher().execute(request, listener);
        }
        return results;
    }
}
