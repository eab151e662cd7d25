package dev.luma.testkit.daemon;

import java.util.Locale;

/// The operating system and processor that this JVM runs on, named as in `mariadb-artifacts.txt`.
final class Platform {
    private Platform() {}

    /// Returns for example `linux-x64`, `macos-arm64`, `windows-x64`.
    static String name() {
        return name(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static String name(String system, String processor) {
        return system(system.toLowerCase(Locale.ROOT)) + "-" + processor(processor.toLowerCase(Locale.ROOT));
    }

    static boolean isWindows() {
        return system(System.getProperty("os.name").toLowerCase(Locale.ROOT)).equals("windows");
    }

    private static String system(String name) {
        if (name.startsWith("windows")) {
            return "windows";
        }
        return name.startsWith("mac") ? "macos" : name.replace(' ', '-');
    }

    private static String processor(String name) {
        return switch (name) {
            case "amd64", "x86_64" -> "x64";
            case "aarch64" -> "arm64";
            default -> name;
        };
    }
}
