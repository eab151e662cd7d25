package dev.luma.mysql.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.ConflictException;
import dev.luma.db.error.ConstraintException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.OnFailure;
import dev.luma.db.spi.TransactionOptions;
import dev.luma.mysql.script.Columns;
import dev.luma.mysql.script.ServerPackets;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.PrepareOk;
import dev.luma.testkit.script.Script;
import dev.luma.testkit.script.ScriptedDuplex;
import dev.luma.toolbox.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What travels with the end of a batch that is a unit, and what does not. To switch autocommit on commits what is
/// open, so it must not come behind a rollback that may be refused.
@Tag("C22")
class BatchEndScriptTest {
    private static final Negotiated AGREED =
            new Negotiated(Capability.PROTOCOL_41 | Capability.DEPRECATE_EOF, Flavor.MYSQL, "9.7.4", 8);
    private static final byte[] PREPARED = ServerPackets.answer(AGREED)
            .send(new PrepareOk(5, 0, 1, 0))
            .definition(Columns.integer("?"))
            .toBytes();
    private static final byte[] OPEN = ok(1, ServerStatus.IN_TRANSACTION);
    private static final byte[] OVER = ok(0, 0);
    private static final byte[] BY_ITSELF = ok(0, ServerStatus.AUTOCOMMIT);
    private static final byte[] DUPLICATE = err(1062, "23000");

    private static byte[] ok(long affectedRows, int status) {
        return ServerPackets.answer(AGREED)
                .send(new Ok(affectedRows, 0, status, 0, "", new byte[0]))
                .toBytes();
    }

    private static byte[] err(int code, String sqlState) {
        return ServerPackets.answer(AGREED)
                .send(new Err(code, sqlState, "refused"))
                .toBytes();
    }

    private static byte[] together(byte[]... answers) {
        final Buffer all = new Buffer();
        for (final byte[] answer : answers) {
            all.writeBytes(answer, 0, answer.length);
        }
        return all.toBytes();
    }

    /// A server that answers each write with one of these.
    private static ScriptedDuplex line(byte[]... answers) {
        Script script = new Script();
        for (final byte[] answer : answers) {
            script = script.awaitsWrite().sends(answer);
        }
        return new ScriptedDuplex(script);
    }

    /// The commands of a write: the text of a query, or the code of what is none.
    private static List<String> commands(byte[] write) {
        final List<String> commands = new ArrayList<>();
        final Buffer in = Buffer.of(write);
        while (in.hasRemaining()) {
            final int length = in.readUint24();
            in.skip(1);
            final Buffer packet = Buffer.of(in.readBytes(length));
            final int code = packet.readUint8();
            commands.add(
                    code == 3 ? new String(packet.readBytes(packet.remaining()), StandardCharsets.UTF_8) : "" + code);
        }
        return commands;
    }

    private static List<List<String>> writes(ScriptedDuplex line) {
        return line.writes().stream().map(BatchEndScriptTest::commands).toList();
    }

    private static void runTwoRows(MysqlSession session) {
        runTwoRows(session, OnFailure.STOP);
    }

    private static void runTwoRows(MysqlSession session, OnFailure onFailure) {
        session.batch(
                "INSERT INTO t VALUES (?)",
                List.of(new Object[] {1}, new Object[] {1}).iterator(),
                onFailure);
    }

    @Test
    void switchesAutocommitOnWithTheCommit() {
        final ScriptedDuplex line = line(PREPARED, together(OVER, OPEN, OPEN), together(OVER, BY_ITSELF), BY_ITSELF);
        final MysqlSession session = ScriptedSessions.over(line, AGREED, 1);
        runTwoRows(session);
        session.ping();
        line.assertFinished();
        assertEquals(
                List.of(
                        List.of("22"),
                        List.of("SET autocommit=0", "23", "23"),
                        List.of("COMMIT", "SET autocommit=1"),
                        List.of("14")),
                writes(line));
    }

    /// Seen on MySQL 9.7, whose line broke off between both commands: the second is answered by error 1158.
    @Test
    void tellsOfACommitThatWasAnsweredThoughTheLineDiesBehindIt() {
        for (final byte[] death : List.of(err(1158, "08S01"), new byte[0])) {
            final ScriptedDuplex line = new ScriptedDuplex(new Script()
                    .awaitsWrite()
                    .sends(PREPARED)
                    .awaitsWrite()
                    .sends(together(OVER, OPEN, OPEN))
                    .awaitsWrite()
                    .sends(together(OVER, death))
                    .ends());
            final MysqlSession session = ScriptedSessions.over(line, AGREED, 1);
            runTwoRows(session);
            assertFalse(session.isOpen());
            assertThrows(UsageException.class, session::ping);
        }
    }

    @Test
    void switchesAutocommitOnOnlyWhenARollbackWasAnswered() {
        final ScriptedDuplex line = line(PREPARED, together(OVER, OPEN, DUPLICATE), OVER, BY_ITSELF, BY_ITSELF);
        final MysqlSession session = ScriptedSessions.over(line, AGREED, 1);
        assertThrows(ConstraintException.class, () -> runTwoRows(session));
        session.ping();
        line.assertFinished();
        assertEquals(
                List.of(
                        List.of("22"),
                        List.of("SET autocommit=0", "23", "23"),
                        List.of("ROLLBACK"),
                        List.of("SET autocommit=1"),
                        List.of("14")),
                writes(line));
    }

    /// Autocommit is still off then, and nobody but the batch before has switched it off.
    @Test
    void commitsABatchThatComesBehindOneThatWasUndone() {
        final ScriptedDuplex line = line(
                PREPARED,
                together(OVER, OPEN, DUPLICATE),
                OVER,
                BY_ITSELF,
                together(OVER, OPEN, OPEN),
                together(OVER, BY_ITSELF));
        final MysqlSession session = ScriptedSessions.over(line, AGREED, 1);
        assertThrows(ConstraintException.class, () -> runTwoRows(session));
        runTwoRows(session);
        line.assertFinished();
        assertFalse(session.inTransaction());
        assertEquals(
                List.of(
                        List.of("ROLLBACK"),
                        List.of("SET autocommit=1"),
                        List.of("SET autocommit=0", "23", "23"),
                        List.of("COMMIT", "SET autocommit=1")),
                writes(line).subList(2, 6));
    }

    /// The server ends what is open with the line.
    @Test
    void closesTheLineWhereARollbackIsRefused() {
        final ScriptedDuplex line = line(PREPARED, together(OVER, OPEN, DUPLICATE), err(1105, "HY000"));
        final MysqlSession session = ScriptedSessions.over(line, AGREED, 1);
        final ConstraintException failure = assertThrows(ConstraintException.class, () -> runTwoRows(session));
        assertEquals(1, failure.getSuppressed().length);
        assertFalse(session.isOpen());
        assertTrue(line.isClosed());
        assertThrows(UsageException.class, session::ping);
        assertEquals(List.of("ROLLBACK"), writes(line).getLast());
    }

    /// Values of another family have MySQL prepare the statement anew.
    @Test
    void undoesTheRowsBeforeOneForWhichTheStatementCannotBePreparedAnew() {
        final ScriptedDuplex line =
                line(PREPARED, together(OVER, OPEN), err(1105, "HY000"), OVER, BY_ITSELF, BY_ITSELF);
        final MysqlSession session = ScriptedSessions.over(line, AGREED, 1);
        final Iterator<Object[]> rows =
                List.of(new Object[] {1}, new Object[] {"one"}).iterator();
        final DbException failure =
                assertThrows(DbException.class, () -> session.batch("INSERT INTO t VALUES (?)", rows, OnFailure.STOP));
        assertEquals(1105, failure.vendorCode());
        session.ping();
        line.assertFinished();
        assertEquals(List.of("ROLLBACK"), writes(line).get(3));
    }

    /// Deadlocks roll back all of the transaction; rows that were on their way then are in another one.
    @Test
    void rollsBackWhatRanBehindTheEndOfATransaction() {
        final byte[] begun = ok(0, ServerStatus.IN_TRANSACTION | ServerStatus.AUTOCOMMIT);
        final ScriptedDuplex line =
                line(begun, PREPARED, together(OPEN, OPEN, err(1213, "40001"), OPEN), OVER, BY_ITSELF, BY_ITSELF);
        final MysqlSession session = ScriptedSessions.over(line, AGREED, 1);
        session.begin(TransactionOptions.defaults());
        assertThrows(ConflictException.class, () -> runTwoRows(session, OnFailure.KEEP_GOING));
        assertFalse(session.inTransaction());
        session.ping();
        line.assertFinished();
        assertEquals(
                List.of("SET autocommit=0", "SAVEPOINT luma_batch", "23", "23"),
                writes(line).get(2));
        assertEquals(List.of("ROLLBACK"), writes(line).get(3));
        assertEquals(List.of("SET autocommit=1"), writes(line).get(4));
    }

    @Test
    void commitsWhatDidNotFailWhereTheOthersAreLeftOut() {
        final ScriptedDuplex line = line(PREPARED, together(OVER, OVER, OPEN, DUPLICATE), together(OVER, BY_ITSELF));
        final MysqlSession session = ScriptedSessions.over(line, AGREED, 1);

        runTwoRows(session, OnFailure.LEAVE_OUT);

        line.assertFinished();
        assertEquals(
                List.of("SET autocommit=0", "SAVEPOINT luma_batch", "23", "23"),
                writes(line).get(1));
        assertEquals(List.of("COMMIT", "SET autocommit=1"), writes(line).get(2));
    }

    /// That the transaction is gone matters more than that the source of the rows broke off.
    @Test
    void tellsThatTheTransactionIsGoneWhateverEndedTheBatch() {
        final byte[] begun = ok(0, ServerStatus.IN_TRANSACTION | ServerStatus.AUTOCOMMIT);
        final ScriptedDuplex line = line(begun, PREPARED, together(OPEN, OPEN, err(1213, "40001")), OVER);
        final MysqlSession session = ScriptedSessions.over(line, AGREED, 1);
        session.begin(TransactionOptions.defaults());
        final Iterator<Object[]> rows = Stream.of(1, 2)
                .map(n -> {
                    if (n == 2) {
                        throw new IllegalStateException("the source is dry");
                    }
                    return new Object[] {n};
                })
                .iterator();
        final ConflictException failure = assertThrows(
                ConflictException.class, () -> session.batch("INSERT INTO t VALUES (?)", rows, OnFailure.KEEP_GOING));
        assertInstanceOf(IllegalStateException.class, failure.getSuppressed()[0]);
        assertFalse(session.inTransaction());
        line.assertFinished();
    }
}
