package dev.luma.lang.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The snippets of the seeds that talk to a database, on real ones: with the DSN of the server in the place of theirs.
@Timeout(120)
final class SeedsIT {
    @TempDir
    Path folder;

    private String run(String program, String dsnOfTheSeed, RealServer server) throws IOException {
        final String dsn = "root@127.0.0.1:" + server.port() + "/test";
        Files.writeString(folder.resolve("program.luma"), program.replace(dsnOfTheSeed, dsn));
        return LumaProcess.in(folder).run("run", "program.luma").printed();
    }

    /// Seed A, "What we're really building".
    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void theVision(RealServer server) throws IOException {
        server.sql("USE test; DROP TABLE IF EXISTS users; CREATE TABLE users (name VARCHAR(40), age INT);"
                + " INSERT INTO users VALUES ('Bob', 21), ('Carol', 42), ('Dave', NULL)");
        final String program = Seeds.snippet("a-application");
        assertEquals("Carol is 42\n", run(program, "user:pass@localhost/mydb", server));
        assertEquals(
                "30",
                server.sql("SELECT age FROM test.users WHERE name = 'Alice'").strip());
    }

    /// Seed B, "Building and Testing", with the bundled driver in the place of one's own.
    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void theApplication(RealServer server) throws IOException {
        final String program = Seeds.snippet("b-use").replace("import \"mydriver\"", "import \"drivers/mysql\"");
        assertEquals("Got: 1\n", run(program, "user:pass@localhost:5432/testdb", server));
    }

    /// The same, with the driver's file beside the program, as seed B has it.
    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void theApplicationWithADriverBesideIt(RealServer server) throws IOException {
        Files.copy(LumaProcess.ROOT.resolve("drivers/mysql.luma"), folder.resolve("mydriver.luma"));
        assertEquals("Got: 1\n", run(Seeds.snippet("b-use"), "user:pass@localhost:5432/testdb", server));
    }
}
