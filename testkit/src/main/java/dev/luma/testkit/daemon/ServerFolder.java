package dev.luma.testkit.daemon;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where installed servers are kept, one folder each: `mysql-9.7`, `mariadb-11.8`, `mariadb-11.4`.
///
/// The same place as that of `bin/servers/install`: the folder that the environment variable `LUMA_SERVERS` names, else
/// `luma/servers` in the user's cache folder. Nobody minds when it is deleted.
public final class ServerFolder {
    private ServerFolder() {}

    /// Returns the folder, which need not exist.
    public static Path ofUser() {
        return of(System.getenv(), System.getProperty("user.home"), Platform.isWindows());
    }

    static Path of(Map<String, String> environment, String home, boolean windows) {
        String named = set(environment, "LUMA_SERVERS");
        if (named != null) {
            return Path.of(named);
        }
        String cache = set(environment, windows ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
        return (cache != null ? Path.of(cache) : Path.of(home, ".cache")).resolve("luma/servers");
    }

    private static @Nullable String set(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
