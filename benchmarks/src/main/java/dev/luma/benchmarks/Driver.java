package dev.luma.benchmarks;

import dev.luma.benchmarks.peers.JdbcPeer;
import dev.luma.benchmarks.peers.LumaPeer;
import dev.luma.benchmarks.peers.LumaScriptPeer;
import dev.luma.benchmarks.peers.R2dbcPeer;
import dev.luma.benchmarks.peers.VertxPeer;
import dev.luma.benchmarks.wire.BareBytes;
import dev.luma.benchmarks.wire.LeastDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A column of the table.
public enum Driver {
    LUMA("Luma"),
    LUMA_JDBC("Luma JDBC"),
    LUMA_SCRIPT("mysql.luma"),
    MARIADB_J("MariaDB/J"),
    CONNECTOR_J("Connector/J"),
    VERTX("Vert.x"),
    R2DBC_MYSQL("r2dbc-mysql"),
    R2DBC_MARIADB("r2dbc-mariadb"),
    LEAST_DECODER("least decoder"),
    BARE_BYTES("bare bytes");

    private final String label;

    Driver(String label) {
        this.label = label;
    }

    static Driver of(String id) {
        return Arrays.stream(values())
                .filter(driver -> driver.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no driver is called " + id + "; there are "
                        + Arrays.stream(values()).map(Driver::id).toList()));
    }

    /// Those that can do the task: a floor cannot do all.
    static List<Driver> capableOf(Task task) {
        return Arrays.stream(values()).filter(driver -> driver.can(task)).toList();
    }

    /// Its name on the command line: `mariadb-j`.
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Its name in the table.
    String label() {
        return label;
    }

    /// Whether it only shows how little could be done, and is no driver.
    boolean isFloor() {
        return this == LEAST_DECODER || this == BARE_BYTES;
    }

    private boolean can(Task task) {
        return switch (this) {
            case LUMA_SCRIPT -> task == Task.ONE_TEXT || task == Task.THOUSAND_TEXT;
            case LEAST_DECODER ->
                switch (task) {
                    case CONNECT, CONNECT_TLS, BLOB_READ, BLOB_WRITE, THREADS -> false;
                    default -> true;
                };
            case BARE_BYTES -> task != Task.CONNECT_TLS && task != Task.THREADS;
            default -> true;
        };
    }

    /// Connects, and prepares the task's statement if it is one to prepare.
    Peer open(Task task, Target target) throws Exception {
        return switch (this) {
            case LUMA -> new LumaPeer(task, target);
            case LUMA_JDBC -> JdbcPeer.luma(task, target);
            case LUMA_SCRIPT -> new LumaScriptPeer(task, target);
            case MARIADB_J -> JdbcPeer.mariaDb(task, target);
            case CONNECTOR_J -> JdbcPeer.connector(task, target);
            case VERTX -> new VertxPeer(task, target);
            case R2DBC_MYSQL -> R2dbcPeer.mysql(task, target);
            case R2DBC_MARIADB -> R2dbcPeer.mariaDb(task, target);
            case LEAST_DECODER -> new LeastDecoder(task, target);
            case BARE_BYTES -> new BareBytes(task, target);
        };
    }
}
