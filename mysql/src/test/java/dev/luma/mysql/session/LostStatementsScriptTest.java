package dev.luma.mysql.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.DbException;
import dev.luma.db.error.ServerException;
import dev.luma.db.spi.OnFailure;
import dev.luma.db.spi.PreparedSession;
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
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server, or a proxy in front of one, that has lost the statements which it had prepared (error 1243).
@Tag("C21")
class LostStatementsScriptTest {
    private static final Negotiated AGREED = new Negotiated(
            Capability.PROTOCOL_41 | Capability.DEPRECATE_EOF | Capability.MULTI_RESULTS, Flavor.MYSQL, "9.7.4", 8);
    private static final byte PREPARE = 0x16;
    private static final byte EXECUTE = 0x17;
    private static final Object[] SEVEN = {7};

    private final byte[] done = ServerPackets.answer(AGREED)
            .send(new Ok(0, 0, ServerStatus.AUTOCOMMIT, 0, "", new byte[0]))
            .toBytes();
    private final byte[] lost = refusal("Unknown prepared statement handler (7) given to mysqld_stmt_execute");

    private static byte[] refusal(String message) {
        return ServerPackets.answer(AGREED)
                .send(new Err(1243, "HY000", message))
                .toBytes();
    }

    private static byte[] prepared(int statementId) {
        return ServerPackets.answer(AGREED)
                .send(new PrepareOk(statementId, 0, 1, 0))
                .definition(Columns.text("?"))
                .toBytes();
    }

    private static ScriptedDuplex line(byte[]... answers) {
        Script script = new Script();
        for (final byte[] answer : answers) {
            script = script.awaitsWrite().sends(answer);
        }
        return new ScriptedDuplex(script);
    }

    private static MysqlSession session(ScriptedDuplex line) {
        return ScriptedSessions.over(line, AGREED, 256);
    }

    /// Each write was one command, and these.
    private static void assertCommands(ScriptedDuplex line, byte... commands) {
        line.assertFinished();
        assertEquals(commands.length, line.writes().size());
        for (int i = 0; i < commands.length; i++) {
            assertEquals(commands[i], line.writes().get(i)[4], "the command of write " + i);
        }
    }

    /// The new one may have the lost one's number, so that number must not be closed.
    @Test
    void preparesOnceMoreAndClosesNothing() {
        final ScriptedDuplex line = line(prepared(7), lost, prepared(7), done, done);
        final PreparedSession statement = session(line).prepare("DO ?");
        statement.execute(SEVEN).close();
        statement.execute(SEVEN).close();
        assertCommands(line, PREPARE, EXECUTE, PREPARE, EXECUTE, EXECUTE);
    }

    @Test
    void doesNotTryForEver() {
        final ScriptedDuplex line = line(prepared(7), lost, prepared(7), lost);
        final MysqlSession session = session(line);
        final DbException refusal = assertThrows(ServerException.class, () -> session.execute("DO ?", SEVEN));
        assertEquals(1243, refusal.vendorCode());
        assertTrue(session.isOpen());
        assertCommands(line, PREPARE, EXECUTE, PREPARE, EXECUTE);
    }

    /// The number of the first is the second's by now: run under it, the first would give the second's rows.
    @Test
    void runsNoOtherStatementUnderALostNumber() {
        final ScriptedDuplex line = line(prepared(1), prepared(2), lost, prepared(1), done, prepared(2), done);
        final MysqlSession session = session(line);
        final PreparedSession first = session.prepare("DO ? + 1");
        final PreparedSession second = session.prepare("DO ? + 2");
        second.execute(SEVEN).close();
        first.execute(SEVEN).close();
        assertCommands(line, PREPARE, PREPARE, EXECUTE, PREPARE, EXECUTE, PREPARE, EXECUTE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unknown prepared statement handler (nosuch) given to EXECUTE",
                "Unbekannter Prepared-Statement-Handler (nosuch) für EXECUTE angegeben",
                "Unknown prepared statement handler (nosuch) given to DEALLOCATE PREPARE"
            })
    void runsAProcedureOnceWhoseOwnStatementIsUnknown(String message) {
        final ScriptedDuplex line = line(prepared(7), refusal(message));
        final MysqlSession session = session(line);
        final DbException refusal = assertThrows(ServerException.class, () -> session.execute("CALL p(?)", SEVEN));
        assertEquals(1243, refusal.vendorCode());
        assertCommands(line, PREPARE, EXECUTE);
    }

    @Test
    void batchesWithAStatementThatTheLastBatchFoundLost() {
        final ScriptedDuplex line = line(prepared(7), lost, prepared(7), done);
        final MysqlSession session = session(line);
        final List<Object[]> rows = List.<Object[]>of(SEVEN);
        assertEquals(
                1,
                session.batch("DO ?", rows.iterator(), OnFailure.KEEP_GOING)
                        .failures()
                        .size());
        assertEquals(
                0,
                session.batch("DO ?", rows.iterator(), OnFailure.KEEP_GOING)
                        .failures()
                        .size());
        assertCommands(line, PREPARE, EXECUTE, PREPARE, EXECUTE);
    }
}
