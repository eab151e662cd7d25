package dev.luma.testkit.server;

import dev.luma.testkit.daemon.EmbeddedMariaDb;
import dev.luma.testkit.daemon.Installation;
import dev.luma.testkit.daemon.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// The servers that this project is tested with.
public enum ServerKind {
    /// Oracle's, from Debian's packages. Offers `caching_sha2_password` and `sha256_password`, and no
    /// `mysql_native_password` any more.
    MYSQL_9_7("mysql-9.7", false),

    /// From Maven Central, so that it is there on any of the common platforms. Has no plugins but the built-in ones.
    MARIADB_11_4(EmbeddedMariaDb.NAME, true),

    /// From Debian's packages, with `ed25519` and `parsec`.
    MARIADB_11_8("mariadb-11.8", true);

    private final String id;
    private final boolean mariaDb;

    ServerKind(String id, boolean mariaDb) {
        this.id = id;
        this.mariaDb = mariaDb;
    }

    /// Its name in scripts, environment variables and reports: `mysql-9.7`.
    public String id() {
        return id;
    }

    /// Whether it is MariaDB, and not MySQL.
    public boolean isMariaDb() {
        return mariaDb;
    }

    @Override
    public String toString() {
        return id;
    }

    static Optional<ServerKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    /// Returns where its programs are, or nothing when nobody installed them. What can be fetched here and now, is.
    Optional<Installation> find(Path servers, Progress progress) throws IOException {
        return switch (this) {
            case MYSQL_9_7 -> installed(Installation.debianMysql(id, servers.resolve(id)));
            case MARIADB_11_8 -> installed(Installation.debianMariaDb(id, servers.resolve(id)));
            case MARIADB_11_4 ->
                EmbeddedMariaDb.isAvailable()
                        ? Optional.of(EmbeddedMariaDb.install(servers, progress))
                        : Optional.empty();
        };
    }

    private static Optional<Installation> installed(Installation installation) {
        return installation.isInstalled() ? Optional.of(installation) : Optional.empty();
    }
}
