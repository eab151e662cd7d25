package dev.luma.jdbc.memory;

import dev.luma.jdbc.TestDatabase;
import dev.luma.testkit.jvm.ChildJvm;
import dev.luma.testkit.jvm.Jdk;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
class ManyRowsIT {
    private final RealServer server;

    ManyRowsIT(RealServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1000", "-2147483648"})
    void streamsWhateverTheFetchSizeIs(String fetchSize) {
        new ChildJvm(Jdk.find(Runtime.version().feature()), List.of("-Xmx32m"))
                .run(ManyRows.class, TestDatabase.url(server, ""), fetchSize, "1000000");
    }
}
