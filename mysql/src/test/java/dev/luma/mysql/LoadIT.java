package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.error.CancelledException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.ProtocolException;
import dev.luma.db.error.UsageException;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `LOAD DATA LOCAL`, on a server that allows it.
@ServerTest
class LoadIT {
    private static final String LOAD = "LOAD DATA LOCAL INFILE 'people' INTO TABLE people CHARACTER SET utf8mb4";

    private final RealServer server;
    private final MysqlConfig config;
    private Connection db;

    LoadIT(RealServer server) {
        this.server = server;
        this.config = MysqlConfig.parse(Opened.dsn(server, server.database())).allowLocalInfile();
    }

    @BeforeEach
    void open() {
        server.sql("SET GLOBAL local_infile = ON");
        db = Mysql.connect(config);
        db.exec("DROP TABLE IF EXISTS people");
        db.exec("CREATE TABLE people (id INT PRIMARY KEY, name VARCHAR(100) CHARACTER SET utf8mb4) ENGINE=InnoDB");
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String people(int from, int to) {
        final StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i).append('\t').append("name ").append(i).append('\n');
        }
        return text.toString();
    }

    @Test
    void loadsWhatTheReaderHas() {
        final MysqlConnection mysql = MysqlConnection.of(db);
        assertEquals(2, mysql.load(LOAD, bytes("1\tAnn\n2\tŻółć\n")).affectedRows());
        assertEquals(
                "Żółć",
                db.query("SELECT name FROM people WHERE id = 2")
                        .first(String.class)
                        .orElseThrow());
        assertEquals(0, mysql.load(LOAD, bytes("")).affectedRows());
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            names = {"NONE", "ZLIB"})
    void loadsMoreThanAPacketHoldsAndMoreThanTwoHundredPackets(Compression compression) {
        final String text = people(0, 500_000);
        try (Connection line = Mysql.connect(config.compression(compression))) {
            assertEquals(
                    500_000, MysqlConnection.of(line).load(LOAD, bytes(text)).affectedRows());
            assertEquals(7, line.query("SELECT 7").first(Integer.class).orElseThrow());
        }
    }

    @Test
    void keepsNothingOfALoadWhoseReaderFails() throws InterruptedException {
        final InputStream failing = new SequenceInputStream(bytes(people(0, 100_000)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        });
        final MysqlConnection mysql = MysqlConnection.of(db);
        final DbException failure = assertThrows(CancelledException.class, () -> mysql.load(LOAD, failing));
        assertInstanceOf(IOException.class, failure.getCause());
        assertFalse(db.isOpen());
        awaitEndOf(mysql.connectionId());
        try (Connection other = Mysql.connect(config)) {
            assertEquals(
                    0,
                    other.query("SELECT COUNT(*) FROM people").first(Long.class).orElseThrow());
        }
    }

    private void awaitEndOf(long connection) throws InterruptedException {
        final String count = "SELECT COUNT(*) FROM information_schema.processlist WHERE id = " + connection;
        final long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!server.sql(count).strip().equals("0")) {
            assertTrue(System.nanoTime() < patience, "the server never let go of connection " + connection);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Test
    void goesOnAfterALoadThatTheServerRefuses() {
        final MysqlConnection mysql = MysqlConnection.of(db);
        assertThrows(
                DbException.class,
                () -> mysql.load("LOAD DATA LOCAL INFILE 'x' INTO TABLE no_such_table", bytes("1\n")));
        assertThrows(
                DbException.class,
                () -> mysql.load(
                        "LOAD DATA LOCAL INFILE 'x' INTO TABLE people (id, @n) SET name = (SELECT id FROM people_of)",
                        bytes(people(0, 50_000))));
        assertEquals(1, mysql.load(LOAD, bytes("1\tAnn\n")).affectedRows());
    }

    @Test
    @Tag("X1")
    void servesNoRequestOutsideOfALoad() {
        assertThrows(ProtocolException.class, () -> db.exec(LOAD));
        assertFalse(db.isOpen());
    }

    @Test
    @Tag("X1")
    void mayNotLoadUnlessItWasAllowed() {
        try (Connection usual = Mysql.connect(MysqlConfig.parse(Opened.dsn(server, server.database())))) {
            final MysqlConnection mysql = MysqlConnection.of(usual);
            assertThrows(UsageException.class, () -> mysql.load(LOAD, bytes("1\tAnn\n")));
            assertThrows(DbException.class, () -> usual.exec(LOAD));
            assertTrue(usual.isOpen());
        }
    }
}
