package dev.luma.testkit.server;

import dev.luma.testkit.daemon.ServerFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;

/// What the surroundings want of the tests. Each is a JUnit configuration parameter or, where that is not set, an
/// environment variable.
///
/// @param servers  `luma.servers`, `LUMA_SERVERS`: the folder of the installed servers
/// @param required `luma.servers.required`, `LUMA_REQUIRED_SERVERS`: servers whose absence is a failure, by name,
///     separated by spaces
/// @param only     `luma.servers.only`, `LUMA_ONLY_SERVERS`: the only servers to run on; all when it names none
/// @param notRun   `luma.servers.not-run`: where to leave word of servers that were not there
record Settings(Path servers, Set<ServerKind> required, Set<ServerKind> only, Path notRun) {

    static Settings of(ExtensionContext context) {
        return new Settings(
                context.getConfigurationParameter("luma.servers").map(Path::of).orElseGet(ServerFolder::ofUser),
                kinds(context, "luma.servers.required", "LUMA_REQUIRED_SERVERS"),
                kinds(context, "luma.servers.only", "LUMA_ONLY_SERVERS"),
                context.getConfigurationParameter("luma.servers.not-run")
                        .map(Path::of)
                        .orElseGet(() -> ofBuild(Path.of("").toAbsolutePath())));
    }

    boolean isWanted(ServerKind kind) {
        return only.isEmpty() || only.contains(kind);
    }

    boolean isRequired(ServerKind kind) {
        return required.contains(kind);
    }

    private static Set<ServerKind> kinds(ExtensionContext context, String parameter, String variable) {
        String names = context.getConfigurationParameter(parameter)
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .orElse("");
        Set<ServerKind> kinds = EnumSet.noneOf(ServerKind.class);
        for (String name : names.split("[ ,]+", -1)) {
            if (!name.isEmpty()) {
                kinds.add(ServerKind.of(name)
                        .orElseThrow(() -> new IllegalArgumentException("%s names %s, but there are only %s"
                                .formatted(variable, name, Arrays.toString(ServerKind.values())))));
            }
        }
        return kinds;
    }

    /// The build's own folder: that of the directory which holds the Maven wrapper's settings.
    private static Path ofBuild(Path start) {
        Path root = start;
        for (Path p = start; p != null; p = p.getParent()) {
            if (Files.isDirectory(p.resolve(".mvn"))) {
                root = p;
                break;
            }
        }
        return root.resolve("target/servers-not-run");
    }
}
