package dev.luma.mysql.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.CommitUnknownException;
import dev.luma.db.error.ConstraintException;
import dev.luma.db.error.LostConnectionException;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.OnFailure;
import dev.luma.mysql.script.Columns;
import dev.luma.mysql.script.ServerPackets;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.server.ColumnCount;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.testkit.script.Script;
import dev.luma.testkit.script.ScriptedDuplex;
import dev.luma.toolbox.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Different statements in one batch: which of them travel together, and what is told of each.
class TextBatchScriptTest {
    private static final long PLAIN = Capability.PROTOCOL_41 | Capability.DEPRECATE_EOF;
    private static final Negotiated AGREED = new Negotiated(PLAIN, Flavor.MYSQL, "9.7.4", 8);
    private static final byte[] DUPLICATE = ServerPackets.answer(AGREED)
            .send(new Err(1062, "23000", "Duplicate entry '1' for key 'PRIMARY'"))
            .toBytes();

    private static byte[] ok(long affectedRows, int status) {
        return ServerPackets.answer(AGREED)
                .send(new Ok(affectedRows, 0, status, 0, "", new byte[0]))
                .toBytes();
    }

    private static byte[] ok(long affectedRows) {
        return ok(affectedRows, ServerStatus.AUTOCOMMIT);
    }

    private static byte[] rows() {
        return ServerPackets.answer(AGREED)
                .send(new ColumnCount(1, true))
                .definition(Columns.integer("i"))
                .textRow("17")
                .endOfRows(new Ok(0, 0, ServerStatus.AUTOCOMMIT, 0, "", new byte[0]))
                .toBytes();
    }

    private static byte[] together(byte[]... answers) {
        final Buffer all = new Buffer();
        Stream.of(answers).forEach(answer -> all.writeBytes(answer, 0, answer.length));
        return all.toBytes();
    }

    private static MysqlSession over(ScriptedDuplex line, Negotiated agreed) {
        return ScriptedSessions.over(line, agreed, 1);
    }

    @Test
    void travelInOneWriteAndTellWhatEachDid() {
        final ScriptedDuplex line =
                new ScriptedDuplex(new Script().awaitsWrite().sends(together(ok(2), DUPLICATE, ok(5))));

        final BatchResult result = over(line, AGREED).batch(List.of("A", "B", "C"), OnFailure.KEEP_GOING);

        line.assertFinished();
        assertEquals(1, line.writes().size());
        assertArrayEquals(new long[] {2, 0, 5}, result.affectedRows());
        assertEquals(List.of(1), List.copyOf(result.failures().keySet()));
        assertEquals(
                Optional.of("B"), result.failures().values().iterator().next().statement());
    }

    @Test
    void tellsWhichGaveRows() {
        final ScriptedDuplex line =
                new ScriptedDuplex(new Script().awaitsWrite().sends(together(ok(2), rows(), ok(5))));

        final BatchResult result = over(line, AGREED).batch(List.of("A", "B", "C"), OnFailure.KEEP_GOING);

        assertArrayEquals(new long[] {2, 0, 5}, result.affectedRows());
        assertFalse(result.gaveRows(0));
        assertTrue(result.gaveRows(1));
        assertFalse(result.gaveRows(2));
    }

    /// Such a statement has the server ask for a file, and what comes next would be taken for it.
    @Test
    void goOneByOneWhereOneMayAskForAFile() {
        final ScriptedDuplex line = new ScriptedDuplex(
                new Script().awaitsWrite().sends(ok(1)).awaitsWrite().sends(ok(1)));
        final Negotiated files = new Negotiated(PLAIN | Capability.LOCAL_FILES, Flavor.MYSQL, "9.7.4", 8);

        over(line, files).batch(List.of("A", "B"), OnFailure.KEEP_GOING);

        line.assertFinished();
        assertEquals(
                List.of(6, 6),
                line.writes().stream()
                        .map(write -> write.length)
                        .filter(length -> length > 0)
                        .toList());
    }

    @Test
    void areUndoneTogetherWhereThatIsAsked() {
        final ScriptedDuplex line = new ScriptedDuplex(new Script()
                .awaitsWrite()
                .sends(together(ok(0, 0), ok(1, ServerStatus.IN_TRANSACTION), DUPLICATE))
                .awaitsWrite()
                .sends(ok(0, 0)));

        final ConstraintException failure = assertThrows(
                ConstraintException.class, () -> over(line, AGREED).batch(List.of("A", "B"), OnFailure.STOP));

        assertEquals(1, failure.row().orElseThrow());
        line.assertFinished();
    }

    @Test
    void leaveInDoubtWhatTheGravestOfThemWould() {
        assertThrows(LostConnectionException.class, () -> lost("SELECT 1", "SET @a = 1"));
        assertThrows(CommitUnknownException.class, () -> lost("SELECT 1", "INSERT INTO t VALUES (1)"));
    }

    private static void lost(String... statements) {
        final ScriptedDuplex line =
                new ScriptedDuplex(new Script().awaitsWrite().ends());
        over(line, AGREED).batch(List.of(statements), OnFailure.KEEP_GOING);
    }
}
