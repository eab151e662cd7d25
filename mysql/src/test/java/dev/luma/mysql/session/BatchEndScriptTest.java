package dev.luma.mysql.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.luma.db.error.ConstraintException;
import dev.luma.db.spi.OnFailure;
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
import java.util.List;
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
        session.batch(
                "INSERT INTO t VALUES (?)",
                List.of(new Object[] {1}, new Object[] {1}).iterator(),
                OnFailure.STOP);
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
}
