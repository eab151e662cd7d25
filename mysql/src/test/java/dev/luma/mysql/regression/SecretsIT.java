package dev.luma.mysql.regression;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.error.DbException;
import dev.luma.mysql.Mysql;
import dev.luma.mysql.MysqlConfig;
import dev.luma.mysql.MysqlConnection;
import dev.luma.mysql.TlsMode;
import dev.luma.mysql.session.MysqlSession;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import jdk.jfr.Recording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No password, and no value of a statement, is where people look: in log records of any level, in exceptions and their
/// causes, in what `toString` says, in flight recordings.
@ServerTest
class SecretsIT {
    private static final String PASSWORD = "Hunter2-geheim";
    private static final String WRONG = "Wr0ng-geheim";
    private static final String VALUE = "V4lue-geheim";
    /// Part of all of them, so that half a secret is found too.
    private static final String PART = "geheim";

    private static final Logger ROOT = Logger.getLogger("");

    private final RealServer server;
    private final StringWriter said = new StringWriter();
    private final List<String> loggers = Collections.synchronizedList(new ArrayList<>());
    private final Level before = ROOT.getLevel();

    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            loggers.add(String.valueOf(entry.getLoggerName()));
            say(new SimpleFormatter().format(entry));
            say(Arrays.toString(entry.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    SecretsIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void listen() {
        server.sql("DROP USER IF EXISTS secretive; CREATE USER secretive IDENTIFIED BY '" + PASSWORD
                + "'; GRANT ALL ON test.* TO secretive");
        listener.setLevel(Level.ALL);
        ROOT.setLevel(Level.ALL);
        ROOT.addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        ROOT.removeHandler(listener);
        ROOT.setLevel(before);
        server.sql("DROP USER secretive");
    }

    private synchronized void say(String text) {
        said.append(text).append('\n');
    }

    private MysqlConfig config(String password) {
        return MysqlConfig.defaults()
                .host(server.host())
                .port(server.port())
                .user("secretive")
                .password(password)
                .database("test");
    }

    private void assertNothingSaid() {
        assertTrue(said.toString().length() > 0, "nobody said anything, so nothing was looked at");
        assertFalse(said.toString().contains(PART), said.toString());
    }

    /// All that a stack trace shows: causes, suppressed ones, and what each says of itself.
    private void say(DbException failure) {
        failure.printStackTrace(new PrintWriter(said));
        say(failure.toString());
        say(failure.statement().orElse(""));
    }

    @Test
    @Tag("X7")
    void tellsNoPasswordOfALoginThatSucceeds() {
        for (final TlsMode mode : List.of(TlsMode.REQUIRED, TlsMode.DISABLED)) {
            final MysqlConfig config = config(PASSWORD).tls(mode);
            try (Connection db = Mysql.connect(config)) {
                Logger.getLogger("test").finest("a word of ours");
                db.query("SELECT ?", VALUE).first();
                for (final Object thing : List.of(
                        config,
                        config.account(),
                        config.account().password(),
                        db,
                        db.server(),
                        MysqlConnection.of(db),
                        db.unwrap(MysqlSession.class))) {
                    say(thing.toString());
                }
            }
        }
        assertTrue(loggers.contains("test"), "the listener hears nothing");
        assertNothingSaid();
    }

    @Test
    @Tag("X7")
    void tellsNoPasswordOfALoginThatFails() throws IOException {
        final String location = server.host() + ":" + server.port() + "/test";
        final List<Runnable> attempts = List.of(
                () -> Mysql.connect(config(WRONG)),
                () -> Mysql.connect(config(WRONG).tls(TlsMode.DISABLED)),
                () -> Mysql.connect(config(WRONG).socket(server.socket())),
                () -> Mysql.connect(config(PASSWORD).database("no_such_database")),
                () -> Mysql.connect(config(PASSWORD).tlsCa(Path.of("no-such-authority.pem"))),
                () -> Mysql.connect(config(PASSWORD).port(1)),
                () -> Mysql.driver().connect("secretive:" + WRONG + "@" + location),
                () -> Mysql.driver().connect("secretive:" + WRONG + "@" + location + "?nope=1"),
                () -> Mysql.driver().connect("secretive:" + WRONG + "@" + location + "?useSSL=true"),
                () -> Mysql.driver().connect("secretive:%" + WRONG + "@" + location),
                () -> Mysql.driver().connect("secretive:" + WRONG + "@:::" + location));
        for (final Runnable attempt : attempts) {
            say(assertThrows(DbException.class, attempt::run));
        }
        assertNothingSaid();
    }

    @Test
    @Tag("X7")
    void tellsNoValueOfAStatementThatFails() {
        try (Connection db = Mysql.connect(config(PASSWORD))) {
            say(assertThrows(DbException.class, () -> db.exec("INSERT INTO no_such_table VALUES (?)", VALUE)));
            say(assertThrows(DbException.class, () -> db.query("SELECT ?, ?", VALUE)));
            say(assertThrows(DbException.class, () -> db.query("SELECT :a", java.util.Map.of("b", VALUE))));
            say(assertThrows(DbException.class, () -> db.query("SELECT ?", VALUE + "\ud83d")));
            db.close();
            say(assertThrows(DbException.class, () -> db.query("SELECT ?", VALUE)));
        }
        assertNothingSaid();
    }

    @Test
    @Tag("X7")
    void leavesNoSecretInAFlightRecording(@TempDir Path folder) throws IOException {
        final Path file = folder.resolve("all.jfr");
        try (Recording recording = new Recording()) {
            jdk.jfr.FlightRecorder.getFlightRecorder().getEventTypes().stream()
                    .filter(type ->
                            !type.getName().startsWith("jdk.") || type.getName().startsWith("jdk.Socket"))
                    .forEach(type -> recording.enable(type.getName()).withThreshold(java.time.Duration.ZERO));
            recording.start();
            try (Connection db = Mysql.connect(config(PASSWORD))) {
                db.query("SELECT ?", VALUE).first();
            }
            assertThrows(DbException.class, () -> Mysql.connect(config(WRONG)));
            recording.stop();
            recording.dump(file);
        }
        final byte[] recorded = Files.readAllBytes(file);
        assertTrue(recorded.length > 0);
        for (final var charset :
                List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            final String found = new String(recorded, StandardCharsets.ISO_8859_1);
            assertFalse(
                    found.contains(new String(PART.getBytes(charset), StandardCharsets.ISO_8859_1)), charset.name());
        }
    }
}
