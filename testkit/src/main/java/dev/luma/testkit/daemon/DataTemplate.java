package dev.luma.testkit.daemon;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// An initialised data directory, made once per installation and copied for each server, since making it takes seconds.
///
/// `root` has no password there; there is no other account for people.
final class DataTemplate {
    private static final String FOLDER = "template";

    private DataTemplate() {}

    /// Fills an empty folder with a data directory for the installation.
    static void copyTo(Installation installation, Path data) throws IOException {
        Path template = installation.home().resolve(FOLDER);
        Folders.makeOnce(template, folder -> initialise(installation, folder));
        Folders.copy(template, data);
    }

    private static void initialise(Installation installation, Path folder) throws IOException {
        switch (installation.flavor()) {
            case MYSQL -> initialiseMysql(installation, folder);
            case MARIADB -> initialiseMariaDb(installation, folder);
        }
    }

    private static void initialiseMysql(Installation installation, Path folder) throws IOException {
        Programs.run(command(installation, folder, "--initialize-insecure"), "");
        // names the server; each copy makes its own
        Files.deleteIfExists(folder.resolve("auto.cnf"));
    }

    /// Feeds the server the SQL that `mariadb-install-db` would feed it: that script would start the server in a way
    /// that
    /// a relocated one does not survive, and Windows has no such script.
    private static void initialiseMariaDb(Installation installation, Path folder) throws IOException {
        Files.createDirectory(folder.resolve("mysql"));
        Path sql = Files.createTempFile("luma-bootstrap-", ".sql");
        try {
            writeBootstrapSql(installation.share(), sql);
            Programs.run(
                    command(installation, folder, "--bootstrap", "--log-warnings=0", "--max-allowed-packet=8M"), sql);
        } finally {
            Files.delete(sql);
        }
    }

    private static void writeBootstrapSql(Path share, Path to) throws IOException {
        List<String> preface = List.of(
                "create database if not exists mysql;",
                "use mysql;",
                "set @auth_root_socket=NULL;",
                "set @skip_auth_anonymous=1;");
        List<String> scripts = List.of(
                "mariadb_system_tables.sql",
                "mariadb_performance_tables.sql",
                "mariadb_system_tables_data.sql",
                "fill_help_tables.sql",
                "maria_add_gis_sp_bootstrap.sql",
                "mariadb_sys_schema.sql");
        try (OutputStream out = Files.newOutputStream(to)) {
            out.write((String.join("\n", preface) + "\n").getBytes(StandardCharsets.UTF_8));
            for (String script : scripts) {
                // an account for the machine's own name is of no use on loopback
                for (String line : Files.readAllLines(share.resolve(script), StandardCharsets.ISO_8859_1)) {
                    if (!line.contains("@current_hostname")) {
                        out.write((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
                    }
                }
            }
        }
    }

    private static List<String> command(Installation installation, Path data, String... options) {
        List<String> command = new ArrayList<>(installation.command());
        command.add("--datadir=" + data);
        command.addAll(List.of(options));
        return command;
    }
}
