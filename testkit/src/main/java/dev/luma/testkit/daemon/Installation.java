package dev.luma.testkit.daemon;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A server's programs, unpacked into a folder of their own.
///
/// @param name    for people and for folder names: `mysql-9.7`
/// @param flavor  who makes it, hence what options it knows
/// @param home    the folder; its data directory template is kept here too
/// @param base    what the server calls its base directory
/// @param share   holds its error messages, its character sets and the SQL that makes a MariaDB data directory
/// @param plugins holds what `INSTALL PLUGIN` can load; it need not exist
public record Installation(String name, Flavor flavor, Path home, Path base, Path share, Path plugins) {

    /// MySQL as Debian packages it, unpacked by `bin/servers/install`.
    public static Installation debianMysql(String name, Path home) {
        Path usr = home.resolve("usr");
        return new Installation(
                name, Flavor.MYSQL, home, usr, usr.resolve("share/mysql"), usr.resolve("lib/mysql/plugin"));
    }

    /// MariaDB as Debian packages it, unpacked by `bin/servers/install`.
    public static Installation debianMariaDb(String name, Path home) {
        Path usr = home.resolve("usr");
        return new Installation(
                name, Flavor.MARIADB, home, usr, usr.resolve("share/mariadb"), usr.resolve("lib/mysql/plugin"));
    }

    /// MariaDB out of its Maven artifact, unpacked by [EmbeddedMariaDb].
    static Installation embeddedMariaDb(String name, Path home) {
        return new Installation(
                name,
                Flavor.MARIADB,
                home,
                home,
                home.resolve("share"),
                home.resolve("libs").resolve("plugin"));
    }

    /// Whether anything was installed here, so that a server which does not start is a fault and not merely missing.
    public boolean isInstalled() {
        return Files.isDirectory(home);
    }

    /// How every call of the server's program begins: read no configuration of this machine, and find what was moved.
    List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                program(flavor.daemonName(), "mysqld.exe").toString(),
                // must come first
                "--no-defaults",
                "--basedir=" + base,
                "--lc-messages-dir=" + share,
                "--character-sets-dir=" + charsets(),
                "--plugin-dir=" + plugins));
        command.addAll(flavor.relocation());
        if (!Platform.isWindows() && System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        return command;
    }

    /// How every call of the command-line client begins.
    List<String> clientCommand() {
        return List.of(
                program(flavor.clientName(), "mysql.exe").toString(),
                "--no-defaults",
                "--character-sets-dir=" + charsets(),
                "--default-character-set=utf8mb4",
                flavor.clientWithoutTls());
    }

    private Path charsets() {
        return share.resolve("charsets");
    }

    private Path program(String name, String windowsName) {
        return home.resolve("bin").resolve(Platform.isWindows() ? windowsName : name);
    }
}
