package dev.luma.mysql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Row;
import dev.luma.db.Rows;
import dev.luma.db.Statement;
import dev.luma.db.error.CancelledException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.SyntaxException;
import dev.luma.testkit.server.RealServer;
import dev.luma.toolbox.crypto.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a line must carry, whatever it is made of. Each way to travel extends it: plain, and compressed by each method.
@Tag("P1")
public abstract class LineContract {
    /// The longest payload of one packet; what is as long is ended by an empty packet.
    private static final int FULL = 0xFF_FFFF;
    /// What stands before a value of 64 KiB to 16 MiB in a row of text: its length.
    private static final int TEXT_ROW = 4;
    /// The same in a binary row: a header, a NULL bitmap, and the length.
    private static final int BINARY_ROW = 1 + 1 + 4;
    /// What stands before the only value of an execution: command, statement, cursor, iterations, NULL bitmap, the flag
    /// that types follow, the type, and the value's length.
    private static final int EXECUTION = 1 + 4 + 1 + 4 + 1 + 1 + 2 + 4;
    /// No divisor of anything that goes wrong by a few bytes.
    private static final String PATTERN = "0123456789abcdefghijklmnopqrstuvwxyz!";

    private final RealServer server;
    private final MysqlConfig config;
    private Connection db;

    /// @param config whatever beside the server and the account makes the line what it is
    protected LineContract(RealServer server, MysqlConfig config) {
        this.server = server;
        this.config = config.host(server.host())
                .port(server.port())
                .user(server.user())
                .database(server.database())
                .tls(TlsMode.DISABLED);
    }

    @BeforeEach
    void open() {
        db = Mysql.connect(config);
    }

    @AfterEach
    void close() {
        db.close();
    }

    /// The server that the tests run on.
    protected final RealServer server() {
        return server;
    }

    protected final MysqlConfig config() {
        return config;
    }

    /// The open connection.
    protected final Connection db() {
        return db;
    }

    private static String pattern(int length) {
        return PATTERN.repeat(length / PATTERN.length() + 1).substring(0, length);
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Row only(Rows rows) {
        return rows.first().orElseThrow();
    }

    /// The bytes that a command takes to say that it has no attributes: two counts before a query, and before an
    /// execution one, with the parameter's empty name.
    private int attributes() {
        return server.isMariaDb() ? 0 : 2;
    }

    private String text(String sql) {
        return only(db.query(sql)).getString(0);
    }

    // ---- payloads where one packet ends and the next begins

    @ParameterizedTest
    @ValueSource(ints = {FULL - 1, FULL, FULL + 1, FULL + 2})
    void sendsAQueryAsLongAsAPacket(int payload) throws NoSuchAlgorithmException {
        final String head = "SELECT SHA2('";
        final String value = pattern(payload - 1 - attributes() - head.length() - "', 256)".length());
        assertEquals(sha256(value), text(head + value + "', 256)"));
        assertEquals("7", text("SELECT 7"));
    }

    @ParameterizedTest
    @ValueSource(ints = {FULL - 1, FULL, FULL + 1, FULL + 2})
    void sendsAParameterAsLongAsAPacket(int payload) throws NoSuchAlgorithmException {
        final String value = pattern(payload - EXECUTION - attributes());
        try (Statement statement = db.prepare("SELECT SHA2(?, 256)")) {
            assertEquals(sha256(value), only(statement.query(value)).getString(0));
            assertEquals(
                    sha256(value),
                    only(statement.query((Object) value.getBytes(StandardCharsets.US_ASCII)))
                            .getString(0));
        }
        assertEquals("7", text("SELECT 7"));
    }

    @ParameterizedTest
    @ValueSource(ints = {FULL - 1, FULL, FULL + 1, FULL + 2})
    void receivesATextRowAsLongAsAPacket(int payload) {
        final int length = payload - TEXT_ROW;
        assertEquals(
                pattern(length),
                text("SELECT LEFT(REPEAT('" + PATTERN + "', " + (length / 37 + 1) + "), " + length + ")"));
        assertEquals("7", text("SELECT 7"));
    }

    @ParameterizedTest
    @ValueSource(ints = {FULL - 1, FULL, FULL + 1, FULL + 2})
    void receivesABinaryRowAsLongAsAPacket(int payload) {
        final int length = payload - BINARY_ROW;
        try (Statement statement = db.prepare("SELECT LEFT(REPEAT('" + PATTERN + "', 1000000), ?)")) {
            assertEquals(pattern(length), only(statement.query(length)).getString(0));
        }
        assertEquals("7", text("SELECT 7"));
    }

    @Test
    void carriesBytesOfEveryKindThereAndBack() {
        final byte[] noise = new byte[FULL + 100_000];
        new java.util.Random(1).nextBytes(noise);
        try (Statement statement = db.prepare("SELECT CAST(? AS BINARY)")) {
            assertArrayEquals(noise, only(statement.query((Object) noise)).getBytes(0));
        }
    }

    // ---- commands of every kind

    @Test
    void answersPing() {
        for (int i = 0; i < 3; i++) {
            db.ping();
        }
    }

    @Test
    void runsDefinitionsAndWrites() {
        db.exec("DROP TABLE IF EXISTS line_contract");
        db.exec("CREATE TABLE line_contract (id INT PRIMARY KEY AUTO_INCREMENT, note VARCHAR(200))");
        assertEquals(
                1,
                db.exec("INSERT INTO line_contract (note) VALUES (?)", "first").affectedRows());
        assertEquals(
                2,
                db.exec("INSERT INTO line_contract (note) VALUES ('second'), (REPEAT('z', 200))")
                        .affectedRows());
        db.exec("ALTER TABLE line_contract ADD COLUMN more INT");
        assertEquals(3, db.query("SELECT * FROM line_contract").all().size());
        db.exec("DROP TABLE line_contract");
    }

    @Test
    void goesOnAfterErrors() {
        assertThrows(SyntaxException.class, () -> db.exec("SELEKT 1"));
        assertThrows(DbException.class, () -> db.query("SELECT * FROM no_such_table_" + "x".repeat(40)));
        assertThrows(DbException.class, () -> db.prepare("SELECT * FROM no_such_table"));
        assertTrue(db.isOpen());
        assertEquals("7", text("SELECT 7"));
    }

    @Test
    void carriesManyRows() {
        long sum = 0;
        try (Rows rows =
                db.query("WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT a.i,"
                        + " REPEAT('y', a.i % 80) FROM n AS a CROSS JOIN (SELECT i FROM n WHERE i <= 50) AS b")) {
            for (final Row row : rows) {
                sum += row.getLong(0);
                assertEquals(
                        row.getInt(0) % 80, String.valueOf(row.getString(1)).length());
            }
        }
        assertEquals(50L * 1000 * 1001 / 2, sum);
    }

    @Test
    void closesStatementsWithTheCommandThatFollows() {
        final List<Statement> statements = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            final Statement statement = db.prepare("SELECT " + i + " + ?");
            assertEquals(i + 1, only(statement.query(1)).getInt(0));
            statements.add(statement);
        }
        statements.forEach(Statement::close);
        assertEquals("7", text("SELECT 7"));
        db.ping();
    }

    @Test
    void beginsAnew() {
        final MysqlConnection mysql = MysqlConnection.of(db);
        try (Statement statement = db.prepare("SELECT 1 + ?")) {
            db.exec("SET @left = 1");
            for (int i = 0; i < 3; i++) {
                assertEquals(i + 1, only(statement.query(i)).getInt(0));
                mysql.reset();
                assertEquals("+00:00", text("SELECT @@time_zone"));
            }
        }
        assertEquals("gone", text("SELECT COALESCE(@left, 'gone')"));
        mysql.changeUser(server.user(), Secret.of(server.password()), server.database());
        assertEquals(server.database(), text("SELECT DATABASE()"));
    }

    @Test
    void commitsAndRollsBack() {
        db.exec("CREATE TEMPORARY TABLE line_money (id INT PRIMARY KEY) ENGINE=InnoDB");
        db.transact(tx -> tx.exec("INSERT INTO line_money VALUES (1)"));
        assertThrows(
                IllegalStateException.class,
                () -> db.transact(tx -> {
                    tx.exec("INSERT INTO line_money VALUES (2)");
                    throw new IllegalStateException("no");
                }));
        assertEquals("1", text("SELECT COUNT(*) FROM line_money"));
    }

    // ---- the end

    @Test
    void closesUnderAQueryThatRunsAndEndsItOnTheServer() throws InterruptedException, TimeoutException {
        final long id = MysqlConnection.of(db).connectionId();
        final FutureTask<Optional<Row>> query =
                new FutureTask<>(() -> db.query("SELECT SLEEP(600)").first());
        Thread.ofVirtual().start(query);
        awaitProcess(
                "SELECT COUNT(*) FROM information_schema.processlist WHERE id = " + id
                        + " AND info LIKE 'SELECT SLEEP%'",
                "1");
        db.close();
        final ExecutionException broken = assertThrows(ExecutionException.class, () -> query.get(30, TimeUnit.SECONDS));
        assertInstanceOf(CancelledException.class, broken.getCause());
        assertFalse(db.isOpen());
        awaitProcess("SELECT COUNT(*) FROM information_schema.processlist WHERE id = " + id, "0");
    }

    @Test
    void hearsThatTheServerEndedAnIdleConnection() throws InterruptedException {
        final long id = MysqlConnection.of(db).connectionId();
        db.exec("SET SESSION wait_timeout = 1");
        awaitProcess("SELECT COUNT(*) FROM information_schema.processlist WHERE id = " + id, "0");
        final DbException told = assertThrows(DbException.class, db::ping);
        assertFalse(told.connectionUsable(), told.toString());
        assertFalse(db.isOpen());
    }

    private void awaitProcess(String count, String expected) throws InterruptedException {
        final long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!server.sql(count).strip().equals(expected)) {
            assertTrue(System.nanoTime() < patience, "never " + expected + ": " + count);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
