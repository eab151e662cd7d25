package dev.luma.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Db;
import dev.luma.mysql.Mysql;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every Java block of the documents runs to its end, on real servers, over the tables of `tables.sql` and the rows of
/// `rows.sql`, and prints what it promises; only a block that says itself that it cannot run is left out.
@ServerTest
class DocumentedSnippetsIT {
    private static final List<String> DATABASES = List.of("mydb", "prod", "shop");

    /// One that programs make themselves.
    private static final String NEW_DATABASE = "lending";

    private final RealServer server;

    DocumentedSnippetsIT(RealServer server) {
        this.server = server;
    }

    @TestFactory
    Stream<DynamicTest> runs(@TempDir Path classes) throws IOException {
        prepare();
        return Snippet.all().stream()
                .filter(Snippet::runs)
                .map(snippet -> DynamicTest.dynamicTest(snippet.place(), () -> run(snippet, classes)));
    }

    private void prepare() throws IOException {
        DATABASES.forEach(
                database -> server.sql("DROP DATABASE IF EXISTS " + database + "; CREATE DATABASE " + database));
        server.sql(inEachDatabase(text("tables.sql")));
        account("user", "pass");
        account("alice", "secret");
        account("shopper", "hunter2");
        server.sql("GRANT ALL ON " + NEW_DATABASE + ".* TO 'shopper'@'%'");
    }

    private void account(String user, String password) {
        final String quoted = "'" + user + "'@'%'";
        server.sql("DROP USER IF EXISTS " + quoted + "; CREATE USER " + quoted + " IDENTIFIED BY '" + password + "';"
                + DATABASES.stream()
                        .map(database -> "GRANT ALL ON " + database + ".* TO " + quoted + ";")
                        .collect(Collectors.joining()));
    }

    private static String inEachDatabase(String statements) {
        return DATABASES.stream()
                .map(database -> "USE " + database + ";\n" + statements)
                .collect(Collectors.joining());
    }

    private void run(Snippet snippet, Path classes) throws Exception {
        final Path folder = Files.createTempDirectory(classes, "block");
        assertEquals("", snippet.onPort(server.port()).compile(folder), snippet.place());
        server.sql("DROP DATABASE IF EXISTS " + NEW_DATABASE + ";" + inEachDatabase(text("rows.sql")));
        final URL[] path = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader());
                Connection db = Db.open(Mysql.driver(), "shopper:hunter2@127.0.0.1:" + server.port() + "/shop")) {
            final Class<?> program = loader.loadClass(snippet.mainClass());
            final String printed = snippet.isProgram() ? printed(program, loader) : printed(program, db);
            snippet.prints()
                    .forEach(promised -> assertTrue(printed.contains(promised), promised + " is not in " + printed));
        }
    }

    private interface Program {
        void run() throws Exception;
    }

    private static String printed(Class<?> block, Connection db) throws Exception {
        block.getField("db").set(null, db);
        return printed(() -> block.getMethod("run").invoke(null));
    }

    /// Frameworks look for classes where the thread says.
    private static String printed(Class<?> program, ClassLoader loader) throws Exception {
        final Method main = program.getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        final ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            return printed(() -> main.invoke(null, (Object) new String[0]));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /// Runs it, and gives what it prints.
    private static String printed(Program program) throws Exception {
        final PrintStream out = System.out;
        final PrintStream err = System.err;
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        final PrintStream sink = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(sink);
        System.setErr(sink);
        try {
            program.run();
            return printed.toString(StandardCharsets.UTF_8);
        } catch (InvocationTargetException e) {
            throw new AssertionError("printed: " + printed.toString(StandardCharsets.UTF_8), e.getCause());
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = DocumentedSnippetsIT.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
