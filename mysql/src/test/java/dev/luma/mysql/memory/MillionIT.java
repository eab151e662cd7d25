package dev.luma.mysql.memory;

import dev.luma.mysql.Opened;
import dev.luma.testkit.jvm.ChildJvm;
import dev.luma.testkit.jvm.Jdk;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerKind;
import dev.luma.testkit.server.ServerTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServerTest({ServerKind.MYSQL_9_7, ServerKind.MARIADB_11_8})
class MillionIT {
    private static final String ROW = """
            SELECT CAST(n AS SIGNED) AS n,
                   CONCAT('row ', n) AS name,
                   n / 4e0 AS quarter,
                   TIMESTAMP'2026-01-01 00:00:00' + INTERVAL n SECOND AS moment
              FROM""";

    private final RealServer server;

    MillionIT(RealServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "binary", "cursor"})
    void streamsAMillionRowsInAHeapOf32MiB(String form) {
        new ChildJvm(Jdk.find(Runtime.version().feature()), List.of("-Xmx32m"))
                .run(Million.class, Opened.dsn(server, ""), before(), statement(), form);
    }

    private String before() {
        return server.isMariaDb() ? "DO 0" : "SET cte_max_recursion_depth = 1000000";
    }

    private String statement() {
        return server.isMariaDb()
                ? ROW + " (SELECT seq AS n FROM test.seq_1_to_1000000) numbers WHERE n > ?"
                : "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1000000) "
                        + ROW + " numbers WHERE n > ?";
    }
}
