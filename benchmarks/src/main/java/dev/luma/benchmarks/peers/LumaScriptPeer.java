package dev.luma.benchmarks.peers;

import dev.luma.benchmarks.Peer;
import dev.luma.benchmarks.Target;
import dev.luma.benchmarks.Task;
import dev.luma.benchmarks.language.Scripts;
import dev.luma.lang.LumaModule;
import java.io.IOException;
import java.util.Objects;

/// A program in Luma, with the driver that is written in Luma: `drivers/mysql.luma`.
public final class LumaScriptPeer implements Peer {
    private final LumaModule program;
    private final Object connection;
    private final String sql;

    public LumaScriptPeer(Task task, Target target) throws IOException {
        program = Scripts.load(LumaScriptPeer.class, "queries.luma");
        final String dsn =
                target.user() + "@" + target.host() + ":" + target.port() + "/" + target.database() + "?tls=disabled";
        connection = Objects.requireNonNull(program.call("open", dsn));
        sql = task.sql();
    }

    @Override
    public long run(int first, int turns) {
        return (Long) Objects.requireNonNull(program.call("read", connection, sql, turns));
    }

    @Override
    public void close() {
        program.call("close", connection);
    }
}
