package dev.luma.mysql.trace;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.mysql.script.Columns;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.ColumnType;
import dev.luma.mysql.wire.Command;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.Lenenc;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.client.AuthResponse;
import dev.luma.mysql.wire.client.ComPing;
import dev.luma.mysql.wire.client.ComQuery;
import dev.luma.mysql.wire.client.ComQuit;
import dev.luma.mysql.wire.client.ComStmtBulkExecute;
import dev.luma.mysql.wire.client.ComStmtClose;
import dev.luma.mysql.wire.client.ComStmtExecute;
import dev.luma.mysql.wire.client.ComStmtPrepare;
import dev.luma.mysql.wire.client.HandshakeResponse;
import dev.luma.mysql.wire.client.SslRequest;
import dev.luma.mysql.wire.server.AuthMoreData;
import dev.luma.mysql.wire.server.AuthSwitch;
import dev.luma.mysql.wire.server.ColumnCount;
import dev.luma.mysql.wire.server.Eof;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Handshake;
import dev.luma.mysql.wire.server.LocalInfile;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.PrepareOk;
import dev.luma.toolbox.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTraceTest {
    private static final long BASICS = Capability.LONG_PASSWORD
            | Capability.PROTOCOL_41
            | Capability.SECURE_CONNECTION
            | Capability.PLUGIN_AUTH
            | Capability.PLUGIN_AUTH_LENENC_CLIENT_DATA;
    private static final long OFFERED = BASICS | Capability.SSL | Capability.CONNECT_WITH_DB | Capability.CONNECT_ATTRS;
    private static final byte[] NONCE = "abcdefghijklmnopqrst".getBytes(StandardCharsets.US_ASCII);
    private static final Ok OK = new Ok(0, 0, ServerStatus.AUTOCOMMIT, 0, "", new byte[0]);

    private static Negotiated agreed(long capabilities) {
        return new Negotiated(capabilities, Flavor.MYSQL, "9.7.4", 42);
    }

    private static Handshake greeting(long capabilities) {
        return new Handshake("9.7.4", 42, NONCE, capabilities, 255, ServerStatus.AUTOCOMMIT, "caching_sha2_password");
    }

    private static HandshakeResponse response(long capabilities) {
        return new HandshakeResponse(
                capabilities,
                1 << 30,
                255,
                "alice",
                "PROOF-OF-PASSWORD".getBytes(StandardCharsets.US_ASCII),
                (capabilities & Capability.CONNECT_WITH_DB) == 0 ? "" : "prod",
                "caching_sha2_password",
                (capabilities & Capability.CONNECT_ATTRS) == 0 ? Map.of() : Map.of("program_name", "shop"));
    }

    /// A line that is logged in.
    private static TracedLine open(long more) {
        final long capabilities = BASICS | more;
        return new TracedLine(agreed(capabilities))
                .server(greeting(capabilities))
                .client(response(capabilities))
                .server(OK)
                .forget();
    }

    private static TracedLine open() {
        return open(Capability.DEPRECATE_EOF);
    }

    // ---- whole conversations

    @Test
    void showsALoginOverTls() {
        final TracedLine line = new TracedLine(agreed(BASICS))
                .server(greeting(OFFERED))
                .client(new SslRequest(BASICS | Capability.SSL, 1 << 30, 255))
                .encrypted()
                .client(response(OFFERED))
                .server(new AuthMoreData(new byte[] {4}))
                .client(new AuthResponse("my-clear-password".getBytes(StandardCharsets.US_ASCII)))
                .server(OK);

        assertEquals("""
                [42]     0.250 ms <-   0      73  Handshake version="9.7.4" connectionId=42 method=caching_sha2_password \
                nonce=*** collation=255 status=AUTOCOMMIT capabilities=LONG_PASSWORD|CONNECT_WITH_DB|PROTOCOL_41|SSL|\
                SECURE_CONNECTION|PLUGIN_AUTH|CONNECT_ATTRS|PLUGIN_AUTH_LENENC_CLIENT_DATA
                [42]     0.500 ms ->   1      32  SslRequest collation=255 capabilities=LONG_PASSWORD|PROTOCOL_41|SSL|\
                SECURE_CONNECTION|PLUGIN_AUTH|PLUGIN_AUTH_LENENC_CLIENT_DATA
                [42]     0.750 ms --              TLS from here on
                [42]     1.000 ms ->   2       *  HandshakeResponse user="alice" database="prod" \
                method=caching_sha2_password proof=*** collation=255 attributes={program_name="shop"} \
                capabilities=LONG_PASSWORD|CONNECT_WITH_DB|PROTOCOL_41|SSL|SECURE_CONNECTION|PLUGIN_AUTH|CONNECT_ATTRS|\
                PLUGIN_AUTH_LENENC_CLIENT_DATA
                [42]     1.250 ms <-   3       2  AuthMoreData full authentication wanted
                [42]     1.500 ms ->   4       *  AuthResponse ***
                [42]     1.750 ms <-   5       7  Ok affectedRows=0 lastInsertId=0 warnings=0 status=AUTOCOMMIT""", line.text());
    }

    @Test
    void showsATextQuery() {
        final TracedLine line = open(0).command(new ComQuery("SELECT id, name\nFROM users"))
                .server(new ColumnCount(2, true))
                .definition(Columns.integer("id"))
                .definition(Columns.text("name"))
                .server(new Eof(0, ServerStatus.AUTOCOMMIT))
                .server(out -> texts(out, "1", "Alice"))
                .server(out -> texts(out, "-2", null))
                .server(new Eof(1, ServerStatus.AUTOCOMMIT | ServerStatus.NO_INDEX_USED))
                .command(new ComQuit());

        assertEquals("""
                [42]     1.000 ms ->   0      27  COM_QUERY SELECT id, name\\nFROM users
                [42]     1.250 ms <-   1       1  ColumnCount 2
                [42]     1.500 ms <-   2      30  ColumnDefinition "id" type=LONG length=11 decimals=0 collation=63 flags=0 \
                of=db.t.id
                [42]     1.750 ms <-   3      34  ColumnDefinition "name" type=VAR_STRING length=128 decimals=0 \
                collation=255 flags=0 of=db.t.name
                [42]     2.000 ms <-   4       5  Eof warnings=0 status=AUTOCOMMIT
                [42]     2.250 ms <-   5       8  TextRow id=1 name="Alice"
                [42]     2.500 ms <-   6       4  TextRow id=-2 name=NULL
                [42]     2.750 ms <-   7       5  Eof warnings=1 status=AUTOCOMMIT|NO_INDEX_USED
                [42]     3.000 ms ->   0       1  COM_QUIT""", line.text());
    }

    @Test
    void showsAPreparedStatementWithoutItsValues() {
        final TracedLine line = open().command(new ComStmtPrepare("SELECT id FROM users WHERE name = ? AND id > ?"))
                .server(new PrepareOk(7, 1, 2, 0))
                .definition(Columns.text("?"))
                .definition(Columns.integer("?"))
                .definition(Columns.integer("id"))
                .command(out -> execute(out, "Alice-is-secret"))
                .server(new ColumnCount(1, true))
                .definition(Columns.integer("id"))
                .server(0x00, 0x00, 0x2A, 0x00, 0x00, 0x00)
                .endOfRows(OK)
                .command(new ComStmtClose(7));

        assertEquals("""
                COM_STMT_PREPARE SELECT id FROM users WHERE name = ? AND id > ?
                PrepareOk statementId=7 parameters=2 columns=1 warnings=0
                ParameterDefinition "?" type=VAR_STRING length=128 decimals=0 collation=255 flags=0 of=db.t.?
                ParameterDefinition "?" type=LONG length=11 decimals=0 collation=63 flags=0 of=db.t.?
                ColumnDefinition "id" type=LONG length=11 decimals=0 collation=63 flags=0 of=db.t.id
                COM_STMT_EXECUTE statementId=7 parameters=(VAR_STRING=***, LONGLONG UNSIGNED=NULL)
                ColumnCount 1
                ColumnDefinition "id" type=LONG length=11 decimals=0 collation=63 flags=0 of=db.t.id
                BinaryRow id=42
                Ok affectedRows=0 lastInsertId=0 warnings=0 status=AUTOCOMMIT
                COM_STMT_CLOSE statementId=7""", words(line));
        assertFalse(line.text().contains("secret"));
    }

    private static void execute(Buffer out, String text) {
        ComStmtExecute.encodeHead(out, 7, ComStmtExecute.NO_CURSOR);
        out.writeByte(0b10);
        out.writeByte(1);
        out.writeInt16(ColumnType.VAR_STRING);
        out.writeInt16(0x8000 | ColumnType.LONGLONG);
        Lenenc.writeString(out, text);
    }

    private static void texts(Buffer out, @Nullable String... values) {
        for (final String value : values) {
            Lenenc.writeNullable(out, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// The lines without what stands in front of the messages.
    private static String words(TracedLine line) {
        return String.join(
                "\n", line.lines().stream().map(its -> its.substring(34)).toList());
    }

    // ---- the conversation's course

    @Test
    void pairsPipelinedCommandsWithTheirAnswers() {
        final TracedLine line = open().command(new ComQuery("INSERT INTO t VALUES (1)"))
                .command(new ComQuery("SELECT password FROM users"))
                .command(new ComPing())
                .server(new Ok(1, 9, ServerStatus.AUTOCOMMIT, 0, "", new byte[0]))
                .server(new Err(1146, "42S02", "Table 'users' doesn't exist"));

        assertEquals("Err code=1146 sqlState=42S02 message=***", line.lastWords());
        assertEquals(
                "Ok affectedRows=0 lastInsertId=0 warnings=0 status=AUTOCOMMIT",
                line.server(OK).lastWords());
    }

    @Test
    void followsSeveralResults() {
        final Ok more = new Ok(3, 0, ServerStatus.MORE_RESULTS, 0, "", new byte[0]);
        final TracedLine line = open().command(new ComQuery("CALL p()"))
                .server(more)
                .server(new ColumnCount(1, true))
                .definition(Columns.integer("n"))
                .server(out -> texts(out, "5"));
        assertEquals("TextRow n=5", line.lastWords());

        line.endOfRows(more).server(OK).command(new ComPing()).server(OK);
        assertEquals("Ok affectedRows=0 lastInsertId=0 warnings=0 status=AUTOCOMMIT", line.lastWords());
    }

    @Test
    void knowsTheColumnsThatTheServerDoesNotRepeat() {
        // As a server of MariaDB, whose first capability is off.
        final long capabilities =
                (BASICS & ~Capability.LONG_PASSWORD) | Capability.DEPRECATE_EOF | Capability.MARIADB_CACHE_METADATA;
        final TracedLine maria = new TracedLine(new Negotiated(capabilities, Flavor.MARIADB, "", 0))
                .server(greeting(capabilities))
                .client(response(capabilities))
                .server(OK)
                .command(new ComStmtPrepare("SELECT id FROM t"))
                .command(out -> ComStmtExecute.encodeHead(out, -1, ComStmtExecute.NO_CURSOR))
                .server(new PrepareOk(3, 1, 0, 0))
                .definition(Columns.integer("id"))
                .server(new ColumnCount(1, false));
        assertEquals("ColumnCount 1, definitions as before", maria.lastWords());
        assertEquals(
                "BinaryRow id=42",
                maria.server(0x00, 0x00, 0x2A, 0x00, 0x00, 0x00).lastWords());
    }

    @Test
    void namesTheTypesOfAStatementThatIsPreparedInTheSameWrite() {
        assertEquals(
                "COM_STMT_EXECUTE statementId=-1 parameters=(VAR_STRING=***)",
                runWithThePrepare("SELECT ?").lastWords());
    }

    @Test
    void takesNoValuesForTypesWhereTheTextMisleads() {
        final TracedLine line = runWithThePrepare("SELECT '\\', ?, ' ?, ?");
        assertTrue(
                line.lastWords().equals("COM_STMT_EXECUTE statementId=-1 parameters=(***)")
                        || line.lastWords().equals("a message that cannot be decoded, ***"),
                line::lastWords);
    }

    private static TracedLine runWithThePrepare(String sql) {
        return open().command(new ComStmtPrepare(sql)).command(out -> {
            ComStmtExecute.encodeHead(out, -1, ComStmtExecute.NO_CURSOR);
            out.writeByte(0);
            out.writeByte(1);
            out.writeInt16(ColumnType.VAR_STRING);
            Lenenc.writeString(out, "hidden-value");
        });
    }

    @Test
    void fetchesTheRowsOfACursor() {
        final TracedLine line = open(0).command(new ComStmtPrepare("SELECT id FROM t"))
                .server(new PrepareOk(3, 1, 0, 0))
                .definition(Columns.integer("id"))
                .server(new Eof(0, 0))
                .command(out -> ComStmtExecute.encodeHead(out, 3, 1))
                .server(new ColumnCount(1, true))
                .definition(Columns.integer("id"))
                .server(new Eof(0, ServerStatus.CURSOR_EXISTS))
                .command(out -> {
                    out.writeByte(Command.COM_STMT_FETCH.code());
                    out.writeInt32(3);
                    out.writeInt32(100);
                });
        assertEquals("COM_STMT_FETCH statementId=3 rows=100", line.lastWords());
        assertEquals(
                "BinaryRow id=1",
                line.server(0x00, 0x00, 0x01, 0x00, 0x00, 0x00).lastWords());
        assertEquals(
                "Eof warnings=0 status=LAST_ROW_SENT",
                line.server(new Eof(0, ServerStatus.LAST_ROW_SENT)).lastWords());
    }

    @Test
    void showsThatAFileIsSentAndNothingOfIt() {
        final TracedLine line = open().command(new ComQuery("LOAD DATA LOCAL INFILE 'a.csv' INTO TABLE t"))
                .server(new LocalInfile("a.csv"))
                .client(out -> out.writeString("private,rows"))
                .client(out -> {})
                .server(new Ok(1, 0, 0, 0, "Records: 1", new byte[0]));
        assertEquals("""
                COM_QUERY LOAD DATA LOCAL INFILE 'a.csv' INTO TABLE t
                LocalInfile name="a.csv"
                a part of the file
                the end of the file
                Ok affectedRows=1 lastInsertId=0 warnings=0 status=0 info="Records: 1\"""", words(line));
    }

    @Test
    void namesQueryAttributesWithoutTheirValues() {
        final TracedLine line = open(Capability.QUERY_ATTRIBUTES).command(out -> {
            out.writeByte(Command.COM_QUERY.code());
            Lenenc.writeInteger(out, 1);
            Lenenc.writeInteger(out, 1);
            out.writeByte(0);
            out.writeByte(1);
            out.writeInt16(ColumnType.VAR_STRING);
            Lenenc.writeString(out, "traceparent");
            Lenenc.writeString(out, "00-4bf9");
            out.writeString("DO 1");
        });
        assertEquals("COM_QUERY DO 1 attributes=(traceparent:VAR_STRING=***)", line.lastWords());
    }

    @Test
    void namesTheTypesOfABulk() {
        final TracedLine line = open().command(new ComStmtPrepare("INSERT INTO t VALUES (?, ?)"))
                .server(new PrepareOk(7, 0, 2, 0))
                .definition(Columns.text("?"))
                .definition(Columns.text("?"))
                .command(out -> {
                    ComStmtBulkExecute.encodeHead(out, 7, 0xC0);
                    out.writeInt16(ColumnType.VAR_STRING);
                    out.writeInt16(0x8000 | ColumnType.LONGLONG);
                    out.writeByte(0);
                    Lenenc.writeString(out, "hidden");
                    out.writeByte(1);
                    out.writeByte(1);
                    out.writeByte(0);
                    out.writeInt64(7);
                });
        assertEquals(
                "COM_STMT_BULK_EXECUTE statementId=7 flags=UNIT_RESULTS|TYPES"
                        + " rows=2 of (VAR_STRING=***, LONGLONG UNSIGNED=***)",
                line.lastWords());
        assertEquals(
                "Ok affectedRows=1 lastInsertId=0 warnings=0 status=0",
                line.server(new Ok(1, 0, 0, 0, "", new byte[0])).lastWords());
    }

    @Test
    void tellsWhatChangedInTheSession() {
        final Buffer changes = new Buffer();
        change(changes, 0, "autocommit", "OFF");
        change(changes, 1, "shop");
        change(changes, 9, "?");
        final TracedLine line = open(Capability.SESSION_TRACK)
                .command(new ComQuery("USE shop"))
                .server(new Ok(0, 0, ServerStatus.SESSION_STATE_CHANGED, 0, "", changes.toBytes()));
        assertEquals(
                "Ok affectedRows=0 lastInsertId=0 warnings=0 status=SESSION_STATE_CHANGED"
                        + " sessionChanges={autocommit=\"OFF\", schema=\"shop\", type9=\"?\"}",
                line.lastWords());
    }

    private static void change(Buffer out, int type, String... texts) {
        final Buffer data = new Buffer();
        for (final String text : texts) {
            Lenenc.writeString(data, text);
        }
        out.writeByte(type);
        Lenenc.writeBytes(out, data.toBytes());
    }

    // ---- secrets

    @Test
    void tellsNothingThatProvesWhoSomebodyIs() {
        final TracedLine line = new TracedLine(agreed(BASICS))
                .server(greeting(OFFERED))
                .client(response(OFFERED))
                .server(new AuthSwitch("mysql_native_password", "NONCE-OF-SWITCH".getBytes(StandardCharsets.US_ASCII)))
                .client(new AuthResponse("ANSWER-TO-SWITCH-OF-32-BYTES-...".getBytes(StandardCharsets.US_ASCII)))
                .server(new AuthMoreData("MORE-DATA".getBytes(StandardCharsets.US_ASCII)))
                .client(new AuthResponse("MORE-ANSWER".getBytes(StandardCharsets.US_ASCII)))
                .server(new Ok(0, 0, 0, 0, "PROOF-OF-SERVER", new byte[0]));
        for (final String secret :
                new String[] {"abcdefgh", "PROOF", "NONCE-", "ANSWER", "MORE-", "50524F4F46", "50 52 4F 4F 46"}) {
            assertFalse(line.text().contains(secret), () -> secret + " in\n" + line.text());
        }
    }

    @Test
    void masksAChangeOfUserAndItsAnswers() {
        final TracedLine line = open().command(out -> {
                    out.writeByte(Command.COM_CHANGE_USER.code());
                    out.writeCString("alice");
                    out.writeString("PROOF");
                })
                .server(new AuthSwitch("mysql_clear_password", new byte[0]))
                .client(new AuthResponse("PASSWORD".getBytes(StandardCharsets.US_ASCII)))
                .server(OK)
                .command(new ComPing());
        assertEquals("""
                COM_CHANGE_USER ***
                AuthSwitch method=mysql_clear_password data=***
                AuthResponse ***
                Ok affectedRows=0 lastInsertId=0 warnings=0 status=AUTOCOMMIT
                COM_PING""", words(line));
    }

    @Test
    void neverDumpsBytesOfALogin() {
        final TracedLine broken = new TracedLine(agreed(BASICS)).server(greeting(OFFERED));
        assertEquals(
                "a message that cannot be decoded, ***",
                broken.client(out -> out.writeString("PASSWORD")).lastWords());
        assertEquals(
                "a message that cannot be decoded, ***",
                broken.server(0x77, 0x78, 0x79).lastWords());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE USER 'bob' IDENTIFIED BY 'hunter2'",
                "alter user bob identified by \"hunter2\"",
                "SET PASSWORD FOR bob = PASSWORD('hunter2')",
                "SET PASSWORD = 'hun''hunter2'",
                "CREATE USER bob IDENTIFIED BY 'a\\'hunter2'",
                "/* it's */ CREATE USER bob IDENTIFIED BY 'hunter2'",
                "CREATE USER `it's` IDENTIFIED BY 'hunter2'",
                "GRANT ALL ON *.* TO bob IDENTIFIED BY 'hunter2",
                "CREATE USER bob IDENTIFIED WITH mysql_native_password AS 0xhunter2",
                "CHANGE REPLICATION SOURCE TO SOURCE_PASSWORD='hunter2'",
                "CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (PASSWORD 'hunter2')",
                "INSERT INTO users (name, password) VALUES ('bob', 'hunter2')",
                "SELECT AES_ENCRYPT('hunter2', 'hunter2')"
            })
    void masksTheLiteralsOfStatementsAboutSecrets(String sql) {
        // A name for digits that are none, so that one secret serves all.
        final String statement = sql.replace("0xhunter2", "0x68756E74657232");
        final TracedLine line = open().command(new ComQuery(statement))
                .server(new Err(1064, "42000", "You have an error near '" + statement + "'"))
                .command(new ComStmtPrepare(statement));
        assertFalse(line.text().contains("hunter2"), line::text);
        assertFalse(line.text().contains("68756E"), line::text);
        assertTrue(line.text().contains("***"), line::text);
    }

    @Test
    void masksTheRowsOfStatementsAboutSecrets() {
        final TracedLine line = open().command(new ComQuery("SHOW CREATE USER bob"))
                .server(new ColumnCount(1, true))
                .definition(Columns.text("CREATE USER for bob"))
                .server(out -> texts(out, "CREATE USER bob IDENTIFIED BY PASSWORD '*6BB4837EB7432910'"));
        assertEquals("TextRow CREATE USER for bob=***", line.lastWords());
    }

    @Test
    void masksColumnsThatSoundLikeSecrets() {
        final TracedLine line = open().command(new ComQuery("SELECT * FROM mysql.user"))
                .server(new ColumnCount(2, true))
                .definition(Columns.text("User"))
                .definition(Columns.text("authentication_string"))
                .server(out -> texts(out, "bob", "*6BB4837EB7432910"));
        assertEquals("TextRow User=\"bob\" authentication_string=***", line.lastWords());
    }

    @Test
    void showsOtherStatementsAsTheyAre() {
        assertEquals(
                "COM_QUERY SELECT 'it''s', \"x\", 0xFF",
                open().command(new ComQuery("SELECT 'it''s', \"x\", 0xFF")).lastWords());
    }

    // ---- what is hostile

    @Test
    void keepsEachMessageOnItsLine() {
        final TracedLine line = open().command(new ComQuery("SELECT 1"))
                .server(new ColumnCount(1, true))
                .definition(Columns.text("a\nb"))
                .server(out -> texts(out, "x\r\n[42] forged \u001b[31m\u202e\u2028 \"q\" \\"));
        assertEquals("TextRow a\\nb=\"x\\r\\n[42] forged \\u001B[31m\\u202E\\u2028 \\\"q\\\" \\\\\"", line.lastWords());
    }

    @Test
    void cutsWhatIsLong() {
        final TracedLine line = open().command(new ComQuery("SELECT 1"))
                .server(new ColumnCount(1, true))
                .definition(Columns.text("a"))
                .server(out -> texts(out, "x".repeat(100)));
        assertEquals("TextRow a=\"" + "x".repeat(80) + "...\"", line.lastWords());
        assertEquals(
                "TextRow too long to be shown",
                line.server(out -> texts(out, "x".repeat(70_000))).lastWords());
    }

    @Test
    void showsBytesOfWhatMakesNoSense() {
        final TracedLine line = open().command(new ComPing()).server(0x00, 0x01);
        assertEquals("a message that cannot be decoded (1 byte needed at offset 2, 0 left): 00 01", line.lastWords());
        assertEquals(
                "a message that cannot be decoded (nobody asked): 00 00 00",
                open().server(0, 0, 0).lastWords());
        assertTrue(new TracedLine(agreed(BASICS))
                .server(out -> out.writeString("SSH-2.0-OpenSSH_9.6"))
                .lastWords()
                .endsWith("53 53 48 2D 32 2E 30 2D 4F 70 65 6E 53 53 48 5F 39 2E 36"));
    }

    @Test
    void hearsWhyTheServerHangsUp() {
        final String said = "The client was disconnected by the server because of inactivity.";
        assertEquals(
                "Err code=4031 sqlState=HY000 message=\"" + said + "\"",
                open().server(new Err(4031, "HY000", said)).lastWords());
    }

    @Test
    void neverThrowsWhateverComes() {
        final Random random = new Random(7);
        for (int round = 0; round < 3000; round++) {
            final TracedLine line = random.nextBoolean() ? open(random.nextLong()) : new TracedLine(agreed(BASICS));
            for (int message = 0; message < 12; message++) {
                final byte[] bytes = new byte[random.nextInt(24)];
                random.nextBytes(bytes);
                if (bytes.length > 0 && random.nextBoolean()) {
                    bytes[0] = (byte) random.nextInt(0x20);
                }
                if (random.nextInt(3) == 0) {
                    line.command(out -> out.writeBytes(bytes));
                } else {
                    line.server(out -> out.writeBytes(bytes));
                }
                assertFalse(line.last().contains("\n"));
            }
        }
    }

    @Test
    void goesOnWhenItsSinkFails() {
        final WireTrace trace = new WireTrace(line -> {
            throw new IllegalStateException("the disk is full");
        });
        assertDoesNotThrow(trace::encrypted);
    }
}
