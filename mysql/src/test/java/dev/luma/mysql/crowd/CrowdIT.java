package dev.luma.mysql.crowd;

import dev.luma.mysql.Opened;
import dev.luma.testkit.jvm.ChildJvm;
import dev.luma.testkit.jvm.Jdk;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
class CrowdIT {
    private final RealServer server;

    CrowdIT(RealServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @Tag("C6")
    @ValueSource(ints = {21, 25})
    void servesTenThousandVirtualThreadsOverEightConnections(int jdk) {
        new ChildJvm(Jdk.find(jdk), List.of()).run(Crowd.class, Opened.dsn(server, ""));
    }
}
