package dev.luma.testkit.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// An initialised data directory, made once per installation and copied for each server, since making it takes seconds.
///
/// `root` has no password there, there is no other account for people, and an empty database `test`.
final class DataTemplate {
    private static final String FOLDER = "data-template";
    private static final String CREATE_TEST = "CREATE DATABASE test;\n";
    private static final List<String> MARIADB_SCRIPTS = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "fill_help_tables.sql",
            "maria_add_gis_sp_bootstrap.sql",
            "mariadb_sys_schema.sql");

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
        Path sql = Files.writeString(Files.createTempFile("luma-init-", ".sql"), CREATE_TEST);
        try {
            Programs.run(command(installation, folder, "--initialize-insecure", "--init-file=" + sql), "");
        } finally {
            Files.delete(sql);
        }
        // names the server; each copy makes its own
        Files.deleteIfExists(folder.resolve("auto.cnf"));
    }

    /// Feeds the server the SQL that `mariadb-install-db` would feed it: that script would start the server in a way
    /// that a relocated one does not survive, and Windows has no such script.
    private static void initialiseMariaDb(Installation installation, Path folder) throws IOException {
        Files.createDirectory(folder.resolve("mysql"));
        Programs.run(
                command(installation, folder, "--bootstrap", "--log-warnings=0", "--max-allowed-packet=8M"),
                bootstrapSql(installation.share()));
    }

    private static String bootstrapSql(Path share) throws IOException {
        StringBuilder sql = new StringBuilder("""
                create database if not exists mysql;
                use mysql;
                set @auth_root_socket=NULL;
                set @skip_auth_anonymous=1;
                """);
        for (String script : MARIADB_SCRIPTS) {
            for (String line : Files.readAllLines(share.resolve(script))) {
                // an account for the machine's own name is of no use on loopback
                if (!line.contains("@current_hostname")) {
                    sql.append(line).append('\n');
                }
            }
        }
        return sql.append(CREATE_TEST).toString();
    }

    private static List<String> command(Installation installation, Path data, String... options) {
        List<String> command = new ArrayList<>(installation.command());
        command.add("--datadir=" + data);
        command.addAll(List.of(options));
        return command;
    }
}
