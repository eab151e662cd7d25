package dev.luma.mysql.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.CancelledException;
import dev.luma.db.error.CommitUnknownException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.LostConnectionException;
import dev.luma.db.error.ProtocolException;
import dev.luma.db.error.TimedOutException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Answer;
import dev.luma.db.spi.PreparedSession;
import dev.luma.db.spi.SqlDialect;
import dev.luma.db.spi.TransactionOptions;
import dev.luma.mysql.script.Columns;
import dev.luma.mysql.script.ServerPackets;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.server.ColumnCount;
import dev.luma.mysql.wire.server.Eof;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.LocalInfile;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.PrepareOk;
import dev.luma.testkit.script.Script;
import dev.luma.testkit.script.ScriptedDuplex;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A session against a scripted server: what it writes, in how many writes, and what becomes of every kind of answer.
class SessionScriptTest {
    private static final Object[] NONE = {};
    private static final Negotiated MODERN = new Negotiated(
            Capability.PROTOCOL_41 | Capability.DEPRECATE_EOF | Capability.MULTI_RESULTS, Flavor.MYSQL, "9.7.4", 8);
    private static final Negotiated OLD = new Negotiated(Capability.PROTOCOL_41, Flavor.MARIADB, "10.0.0-MariaDB", 8);

    private static Ok ok(int status) {
        return new Ok(0, 0, status, 0, "", new byte[0]);
    }

    private static Ok ok() {
        return ok(ServerStatus.AUTOCOMMIT);
    }

    private static MysqlSession session(ScriptedDuplex line, Negotiated negotiated) {
        return ScriptedSessions.over(line, negotiated, 256);
    }

    private static MysqlSession session(Script script) {
        return session(new ScriptedDuplex(script), MODERN);
    }

    /// Two rows of (int, text), the second of them (NULL, ''), as a server without `DEPRECATE_EOF` or with it sends
    /// them.
    private static byte[] twoRows(Negotiated negotiated) {
        final ServerPackets packets = ServerPackets.answer(negotiated)
                .send(new ColumnCount(2, true))
                .definition(Columns.integer("id"))
                .definition(Columns.text("name"));
        if (negotiated.has(Capability.DEPRECATE_EOF)) {
            return packets.textRow("42", "Ålice")
                    .textRow(null, "")
                    .endOfRows(ok())
                    .toBytes();
        }
        return packets.send(new Eof(0, ServerStatus.AUTOCOMMIT))
                .textRow("42", "Ålice")
                .textRow(null, "")
                .send(new Eof(3, ServerStatus.AUTOCOMMIT))
                .toBytes();
    }

    private static void readTwoRows(Answer answer) {
        assertTrue(answer.hasRows());
        assertEquals("name", answer.columns().get(1).label());
        assertTrue(answer.next());
        assertEquals(42, answer.longAt(0));
        assertEquals("Ålice", answer.textAt(1));
        assertTrue(answer.next());
        assertTrue(answer.isNull(0));
        assertNull(answer.valueAt(0));
        assertEquals("", answer.textAt(1));
        assertFalse(answer.next());
        assertFalse(answer.nextResult());
    }

    @Test
    void readsRowsWithAndWithoutDeprecateEof() {
        for (final Negotiated negotiated : new Negotiated[] {MODERN, OLD}) {
            final ScriptedDuplex line =
                    new ScriptedDuplex(new Script().awaitsWrite().sends(twoRows(negotiated)));
            readTwoRows(session(line, negotiated).execute("SELECT id, name FROM t", NONE));
            line.assertFinished();
            assertEquals(1, line.writes().size());
        }
    }

    @Test
    void readsRowsThatComeByteByByte() {
        final ScriptedDuplex line =
                new ScriptedDuplex(new Script().awaitsWrite().sends(twoRows(MODERN)), 1);
        readTwoRows(session(line, MODERN).execute("SELECT id, name FROM t", NONE));
    }

    /// An answer cut at every byte is a lost line, never a row too few.
    @Test
    void losesTheLineWhereverItIsCut() {
        for (final Negotiated negotiated : new Negotiated[] {MODERN, OLD}) {
            final Script whole = new Script().awaitsWrite().sends(twoRows(negotiated));
            for (int cut = 0; cut < whole.sentBytes(); cut++) {
                final MysqlSession ended =
                        session(new ScriptedDuplex(whole.cutAfter(cut).ends()), negotiated);
                assertThrows(LostConnectionException.class, () -> readAll(ended));
                assertFalse(ended.isOpen());
                final MysqlSession reset =
                        session(new ScriptedDuplex(whole.cutAfter(cut).resets()), negotiated);
                assertThrows(LostConnectionException.class, () -> readAll(reset));
                final MysqlSession stalled =
                        session(new ScriptedDuplex(whole.cutAfter(cut).stalls()), negotiated);
                assertThrows(TimedOutException.class, () -> readAll(stalled));
                assertFalse(stalled.isOpen());
            }
        }
    }

    private static int readAll(MysqlSession session) {
        int rows = 0;
        try (Answer answer = session.execute("SELECT id, name FROM t", NONE)) {
            while (answer.next()) {
                rows++;
                answer.valueAt(0);
                answer.valueAt(1);
            }
            while (answer.nextResult()) {
                rows++;
            }
        }
        return rows;
    }

    /// Each byte of a good answer replaced by each of some others: an exception or other values, never anything else.
    @Test
    void answersAGarbledAnswerWithADbException() {
        final Random random = new Random(1);
        final byte[] good = twoRows(MODERN);
        for (int at = 0; at < good.length; at++) {
            for (int round = 0; round < 8; round++) {
                final byte[] garbled = good.clone();
                garbled[at] = (byte) random.nextInt(256);
                refuseOrRead(new Script().awaitsWrite().sends(garbled).ends());
            }
        }
    }

    @Test
    void answersRandomBytesWithADbException() {
        final Random random = new Random(2);
        for (int round = 0; round < 3_000; round++) {
            final byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            refuseOrRead(new Script().awaitsWrite().sends(noise).ends());
        }
    }

    /// Random payloads in good frames come further than plain noise.
    @Test
    void answersRandomPayloadsWithADbException() {
        final Random random = new Random(3);
        for (int round = 0; round < 5_000; round++) {
            final ServerPackets packets = ServerPackets.answer(MODERN)
                    .send(new ColumnCount(2, true))
                    .definition(Columns.integer("id"))
                    .definition(Columns.text("name"));
            for (int i = random.nextInt(4); i >= 0; i--) {
                final byte[] payload = new byte[random.nextInt(20)];
                random.nextBytes(payload);
                packets.payload(payload);
            }
            refuseOrRead(new Script().awaitsWrite().sends(packets.toBytes()).ends());
        }
    }

    private static void refuseOrRead(Script script) {
        try {
            readAll(session(script));
        } catch (DbException expected) {
            assertFalse(String.valueOf(expected.getMessage()).isEmpty());
        }
    }

    @Test
    void refusesARowWithAValueThatOverrunsIt() {
        final byte[] bytes = ServerPackets.answer(MODERN)
                .send(new ColumnCount(1, true))
                .definition(Columns.text("name"))
                .payload(HexFormat.of().parseHex("05616263"))
                .toBytes();
        final MysqlSession session = session(new Script().awaitsWrite().sends(bytes));
        final ProtocolException refusal = assertThrows(ProtocolException.class, () -> readAll(session));
        assertEquals("a row's values overrun its packet by 2 bytes", refusal.getMessage());
        assertFalse(session.isOpen());
    }

    @Test
    void refusesBytesBehindTheLastValueOfARow() {
        final byte[] bytes = ServerPackets.answer(MODERN)
                .send(new ColumnCount(1, true))
                .definition(Columns.text("name"))
                .payload(HexFormat.of().parseHex("016100"))
                .toBytes();
        assertThrows(
                ProtocolException.class,
                () -> readAll(session(new Script().awaitsWrite().sends(bytes))));
    }

    @Test
    @Tag("X1")
    void readsNothingForAServerThatAsksForALocalFile() {
        final byte[] request = ServerPackets.answer(MODERN)
                .send(new LocalInfile("/etc/passwd"))
                .toBytes();
        for (final Consumer<MysqlSession> command : commands()) {
            final ScriptedDuplex line =
                    new ScriptedDuplex(new Script().awaitsWrite().sends(request));
            final MysqlSession session = session(line, MODERN);
            assertThrows(ProtocolException.class, () -> command.accept(session));
            assertFalse(session.isOpen());
            assertEquals(1, line.writes().size());
        }
    }

    private static List<Consumer<MysqlSession>> commands() {
        return List.of(
                session -> session.execute("SELECT 1", NONE),
                MysqlSession::ping,
                session -> session.useDatabase("x"),
                session -> session.savepoint("x"),
                session -> session.begin(TransactionOptions.defaults()),
                MysqlSession::commit,
                MysqlSession::rollback,
                session -> session.prepare("SELECT 1"));
    }

    @Test
    void refusesAnAnswerThatIsTooShortToBeAnOk() {
        final byte[] truncated = HexFormat.of().parseHex("03000001" + "000000");
        final MysqlSession session = session(new Script().awaitsWrite().sends(truncated));
        final ProtocolException refusal = assertThrows(ProtocolException.class, session::commit);
        assertTrue(refusal.getMessage().contains("2 bytes needed at offset 3, 0 left"), refusal.getMessage());
    }

    @Test
    void doesNotKnowWhatBecameOfACommitWhoseAnswerIsLost() {
        for (final String sql : new String[] {"COMMIT", "INSERT INTO t VALUES (1)", "ALTER TABLE t ADD c INT"}) {
            final MysqlSession session = session(new Script().awaitsWrite().ends());
            assertThrows(CommitUnknownException.class, () -> session.execute(sql, NONE));
        }
        assertThrows(
                CommitUnknownException.class,
                () -> session(new Script().awaitsWrite().resets()).commit());
    }

    @Test
    void knowsThatAReadWhoseAnswerIsLostChangedNothing() {
        assertThrows(
                LostConnectionException.class,
                () -> session(new Script().awaitsWrite().ends()).execute("SELECT 1", NONE));
    }

    @Test
    void knowsThatAStatementInATransactionIsUndoneWithTheLine() {
        final byte[] begun = ServerPackets.answer(MODERN)
                .send(ok(ServerStatus.IN_TRANSACTION | ServerStatus.AUTOCOMMIT))
                .toBytes();
        final MysqlSession session =
                session(new Script().awaitsWrite().sends(begun).awaitsWrite().ends());
        session.begin(TransactionOptions.defaults());
        assertTrue(session.inTransaction());
        assertThrows(LostConnectionException.class, () -> session.execute("INSERT INTO t VALUES (1)", NONE));
    }

    @Test
    void forgetsAStatementTogetherWithTheNextCommand() {
        final byte[] prepared =
                ServerPackets.answer(MODERN).send(new PrepareOk(7, 0, 0, 0)).toBytes();
        final byte[] pong = ServerPackets.answer(MODERN).send(ok()).toBytes();
        final ScriptedDuplex line = new ScriptedDuplex(
                new Script().awaitsWrite().sends(prepared).awaitsWrite().sends(pong));
        final MysqlSession session = ScriptedSessions.over(line, MODERN, 0);
        session.prepare("DO 1").close();
        session.ping();
        line.assertFinished();
        assertEquals(2, line.writes().size());
        assertArrayEquals(
                HexFormat.of().parseHex("05000000" + "1907000000" + "01000000" + "0E"),
                line.writes().get(1));
    }

    @Test
    void resetsAPreparedStatement() {
        final byte[] prepared =
                ServerPackets.answer(MODERN).send(new PrepareOk(7, 0, 0, 0)).toBytes();
        final byte[] done = ServerPackets.answer(MODERN).send(ok()).toBytes();
        final ScriptedDuplex line = new ScriptedDuplex(new Script()
                .awaitsWrite()
                .sends(prepared)
                .awaits(HexFormat.of().parseHex("05000000" + "1A07000000"))
                .sends(done));
        ((ServerStatement) session(line, MODERN).prepare("DO 1")).reset();
        line.assertFinished();
    }

    @Test
    void preparesAnewWhereMysqlWouldCastAValueToTheTypeOfAnEarlierOne() {
        final byte[] seven = prepared(7);
        final byte[] eight = prepared(8);
        final byte[] done = ServerPackets.answer(MODERN).send(ok()).toBytes();
        final ScriptedDuplex line = new ScriptedDuplex(new Script()
                .awaitsWrite()
                .sends(seven)
                .awaitsWrite()
                .sends(done)
                .awaitsWrite()
                .sends(done)
                .awaitsWrite()
                .sends(eight)
                .awaitsWrite()
                .sends(done));
        final PreparedSession statement = session(line, MODERN).prepare("DO ?");
        statement.execute(new Object[] {7}).close();
        statement.execute(new Object[] {7L}).close();
        statement.execute(new Object[] {"seven"}).close();
        line.assertFinished();
        assertEquals(5, line.writes().size());
    }

    private static byte[] prepared(int statementId) {
        return ServerPackets.answer(MODERN)
                .send(new PrepareOk(statementId, 0, 1, 0))
                .definition(Columns.text("?"))
                .toBytes();
    }

    @Test
    void refusesTheWrongNumberOfValuesBeforeAByteOfThemIsSent() {
        final byte[] prepared = ServerPackets.answer(MODERN)
                .send(new PrepareOk(7, 0, 1, 0))
                .definition(Columns.text("?"))
                .toBytes();
        final ScriptedDuplex line =
                new ScriptedDuplex(new Script().awaitsWrite().sends(prepared));
        final PreparedSession statement = session(line, MODERN).prepare("DO ?");
        assertThrows(UsageException.class, () -> statement.execute(new Object[] {1, 2}));
        assertEquals(1, line.writes().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"01000001 FB", "01000001 FE", "00000001", "02000001 00 00", "05000001 FE00000200"})
    void refusesWhatIsNoAnswer(String packet) {
        final byte[] bytes = HexFormat.of().parseHex(packet.replace(" ", ""));
        assertThrows(
                ProtocolException.class,
                () -> session(new Script().awaitsWrite().sends(bytes)).ping());
    }

    @Test
    void goesOnAfterAnErrorInTheMiddleOfRows() {
        final byte[] rows = ServerPackets.answer(MODERN)
                .send(new ColumnCount(1, true))
                .definition(Columns.integer("id"))
                .textRow("1")
                .send(new Err(1317, "70100", "Query execution was interrupted"))
                .toBytes();
        final byte[] pong = ServerPackets.answer(MODERN).send(ok()).toBytes();
        final MysqlSession session =
                session(new Script().awaitsWrite().sends(rows).awaitsWrite().sends(pong));
        final Answer answer = session.execute("SELECT id FROM t", NONE);
        assertTrue(answer.next());
        final DbException refusal = assertThrows(DbException.class, answer::next);
        assertEquals(1317, refusal.vendorCode());
        assertTrue(refusal.connectionUsable());
        session.ping();
        assertTrue(session.isOpen());
    }

    @Test
    void hearsWhyTheServerHadEndedAnIdleConnection() {
        final byte[] farewell = ServerPackets.from(0, MODERN)
                .send(new Err(4031, "HY000", "The client was disconnected by the server because of inactivity."))
                .toBytes();
        final MysqlSession session =
                session(new Script().awaitsWrite().sends(farewell).ends());
        final LostConnectionException refusal =
                assertThrows(LostConnectionException.class, () -> session.execute("SELECT 1", NONE));
        assertEquals(4031, refusal.vendorCode());
        assertFalse(session.isOpen());
    }

    @Test
    void refusesAnyOtherPacketThatCameBeforeTheCommandWasHeard() {
        final byte[] early = ServerPackets.from(0, MODERN).send(ok()).toBytes();
        assertThrows(
                ProtocolException.class,
                () -> session(new Script().awaitsWrite().sends(early)).ping());
    }

    @Test
    void readsSeveralResultsOneAfterAnother() {
        final byte[] results = ServerPackets.answer(MODERN)
                .send(new ColumnCount(1, true))
                .definition(Columns.integer("id"))
                .textRow("1")
                .endOfRows(ok(ServerStatus.MORE_RESULTS | ServerStatus.AUTOCOMMIT))
                .send(new Ok(5, 6, ServerStatus.AUTOCOMMIT, 2, "five", new byte[0]))
                .toBytes();
        final Answer answer = session(new Script().awaitsWrite().sends(results)).execute("CALL p()", NONE);
        assertTrue(answer.next());
        assertTrue(answer.nextResult());
        assertFalse(answer.hasRows());
        assertEquals(5, answer.affectedRows());
        assertEquals(6, answer.lastInsertId());
        assertEquals(2, answer.warnings());
        assertEquals("five", answer.info());
        assertFalse(answer.nextResult());
    }

    @Test
    void endsAReadThatStallsWhenAnotherThreadAborts() throws InterruptedException {
        final ScriptedDuplex line =
                new ScriptedDuplex(new Script().awaitsWrite().hangs());
        final MysqlSession session = session(line, MODERN);
        final Throwable[] thrown = new Throwable[1];
        final Thread reader = Thread.ofVirtual().start(() -> {
            try {
                session.execute("SELECT SLEEP(1000)", NONE);
            } catch (DbException e) {
                thrown[0] = e;
            }
        });
        line.awaitReader();
        session.abort();
        reader.join();
        assertInstanceOf(CancelledException.class, thrown[0]);
        assertFalse(session.isOpen());
    }

    @Test
    void saysGoodbyeWhenItIsIdle() {
        final ScriptedDuplex line = new ScriptedDuplex(new Script().takesAnything());
        session(line, MODERN).close();
        assertArrayEquals(HexFormat.of().parseHex("0100000001"), line.written());
        assertTrue(line.isClosed());
    }

    @Test
    void namesAStatementItWasToldAfterItWasClosed() {
        final MysqlSession session = session(new Script().takesAnything());
        session.close();
        final UsageException refusal = assertThrows(UsageException.class, () -> session.execute("SELECT 1", NONE));
        assertEquals("the connection to script:3306 is closed", refusal.getMessage());
    }

    @Test
    void knowsWhetherABackslashEscapes() {
        final MysqlSession session = session(new Script()
                .awaitsWrite()
                .sends(ServerPackets.answer(MODERN)
                        .send(ok(ServerStatus.AUTOCOMMIT | ServerStatus.NO_BACKSLASH_ESCAPES))
                        .toBytes()));
        assertEquals(SqlDialect.MYSQL, session.dialect());
        session.execute("SET sql_mode = 'NO_BACKSLASH_ESCAPES'", NONE).close();
        assertEquals(SqlDialect.MYSQL.withoutBackslashEscapes(), session.dialect());
    }
}
