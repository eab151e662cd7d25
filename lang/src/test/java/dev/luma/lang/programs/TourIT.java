package dev.luma.lang.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The programs of the tour that talk to a database.
@Timeout(120)
final class TourIT {
    @TempDir
    Path folder;

    @ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
    void printWhatTheySay(RealServer server) throws IOException {
        final LumaProcess process =
                LumaProcess.in(folder).with(Map.of("DSN", "root@127.0.0.1:" + server.port() + "/test"));
        int count = 0;
        for (final LumaBlock block : LumaBlock.of(TourTest.TOUR)) {
            if (block.needsServer()) {
                Files.writeString(folder.resolve("program.luma"), block.text());
                assertEquals(block.prints(), process.run("run", "program.luma").printed(), block::toString);
                count++;
            }
        }
        assertEquals(2, count);
    }
}
