package dev.luma.testkit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

class ServerTestIT {
    private static final Map<ServerKind, RealServer> SEEN = new EnumMap<>(ServerKind.class);
    private RealServer before;

    @BeforeEach
    void takeServer(RealServer server) {
        before = server;
    }

    @ServerTest
    void givesTheSameServerToAll(RealServer server) {
        assertSame(before, server);
        assertSame(SEEN.computeIfAbsent(server.kind(), kind -> server), server);
    }

    @ServerTest
    void givesTheSameServerToEveryTest(RealServer server) {
        assertSame(SEEN.computeIfAbsent(server.kind(), kind -> server), server);
    }

    @ServerTest(ServerKind.MARIADB_11_8)
    void runsOnTheOneThatIsNamed(RealServer server, TestInfo info) {
        assertEquals(ServerKind.MARIADB_11_8, server.kind());
        assertEquals("[mariadb-11.8] runsOnTheOneThatIsNamed(RealServer, TestInfo)", info.getDisplayName());
        assertNotNull(server.caCertificate());
    }
}
