package dev.luma.mysql.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.DbException;
import dev.luma.db.error.ProtocolException;
import dev.luma.db.error.ServerException;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.OnFailure;
import dev.luma.mysql.script.Columns;
import dev.luma.mysql.script.Dialogue;
import dev.luma.mysql.script.ServerPackets;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.ColumnType;
import dev.luma.mysql.wire.Command;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.server.ColumnCount;
import dev.luma.mysql.wire.server.ColumnDefinition;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.PrepareOk;
import dev.luma.toolbox.buffer.Buffer;
import dev.luma.toolbox.tcp.Peer.Place;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Bulk commands with a server that does what real ones do not, or not when they are asked to.
class BulkBatchScriptTest {
    private static final long BASICS = Capability.PROTOCOL_41 | Capability.DEPRECATE_EOF;
    private static final long BULK = Capability.MARIADB_STMT_BULK_OPERATIONS | Capability.MARIADB_BULK_UNIT_RESULTS;
    private static final Ok OK = ok(ServerStatus.AUTOCOMMIT, 0);
    private static final Ok OFF = ok(0, 0);
    private static final Ok DONE = ok(ServerStatus.IN_TRANSACTION, 0);
    private static final Err DUPLICATE = new Err(1062, "23000", "Duplicate entry '2' for key 'PRIMARY'");

    private static Ok ok(int status, int warnings) {
        return new Ok(0, 0, status, warnings, "", new byte[0]);
    }

    private static Negotiated agreed(long more) {
        return new Negotiated(BASICS | more, Flavor.MARIADB, "11.8.6", 8);
    }

    private static ServerPackets answer() {
        return ServerPackets.answer(agreed(BULK));
    }

    private static byte[] together(ServerPackets... answers) {
        final Buffer all = new Buffer();
        Stream.of(answers).forEach(answer -> all.writeBytes(answer.toBytes()));
        return all.toBytes();
    }

    private static ServerPackets prepared() {
        return answer().send(new PrepareOk(1, 0, 1, 0)).definition(Columns.text("?"));
    }

    private static ServerPackets maxPacket() {
        return answer().send(new ColumnCount(1, true))
                .definition(bigint("@@max_allowed_packet"))
                .textRow("16777216")
                .endOfRows(OK);
    }

    private static ServerPackets definition(String engine) {
        return answer().send(new ColumnCount(2, true))
                .definition(Columns.text("Table"))
                .definition(Columns.text("Create Table"))
                .textRow("t", "CREATE TABLE `t` (\n  `n` int\n) ENGINE=" + engine + " DEFAULT CHARSET=utf8mb4")
                .endOfRows(OK);
    }

    private static ColumnDefinition bigint(String label) {
        return Columns.of(label, ColumnType.LONGLONG, ColumnDefinition.BINARY_COLLATION, 20, 0);
    }

    /// The keys 11, 12, … and one row changed by each.
    private static ServerPackets unitResults(int rows) {
        final ServerPackets packets =
                answer().send(new ColumnCount(2, true)).definition(bigint("Id")).definition(bigint("Affected_rows"));
        for (int i = 0; i < rows; i++) {
            final Buffer row = new Buffer();
            row.writeZeros(2);
            row.writeInt64(11 + i);
            row.writeInt64(1);
            packets.payload(row.toBytes());
        }
        return packets.endOfRows(DONE);
    }

    /// The server says nothing before it is asked.
    private static Dialogue silent() {
        return Dialogue.with(Place.LOOPBACK).says(new byte[0]);
    }

    private static Dialogue begun() {
        return silent().says(prepared()).says(definition("InnoDB")).says(maxPacket());
    }

    /// The first row has gone by itself, and was told as one.
    private static Dialogue proven() {
        return begun().says(together(answer().send(OFF), unitResults(1)));
    }

    private static BatchResult run(Dialogue dialogue, long capabilities) {
        final MysqlSession session = ScriptedSessions.over(dialogue.open(), agreed(capabilities), 256);
        final List<Object[]> rows = List.of(new Object[] {1}, new Object[] {2}, new Object[] {3});
        return session.batch("INSERT INTO t VALUES (?)", rows.iterator(), OnFailure.STOP);
    }

    /// The commands that were sent, with the statements of those that are text.
    private static List<String> sent(Dialogue dialogue) {
        return dialogue.sent().stream()
                .map(payload -> {
                    final Command command = Command.of(payload.readByte());
                    return command == Command.COM_QUERY
                            ? payload.readString(payload.remaining())
                            : String.valueOf(command);
                })
                .toList();
    }

    @Test
    void sendsTheOtherRowsInOneCommandBehindTheFirst() {
        final Dialogue dialogue = proven().says(together(answer().send(OFF), unitResults(2)))
                .says(together(answer().send(OFF), answer().send(OK)));
        final BatchResult result = run(dialogue, BULK);
        assertEquals("[11, 11, 12]", Arrays.toString(result.keys()));
        assertEquals("[1, 1, 1]", Arrays.toString(result.affectedRows()));
        assertEquals(
                List.of(
                        "COM_STMT_PREPARE",
                        "SHOW CREATE TABLE t",
                        "SELECT @@max_allowed_packet",
                        "SET autocommit=0",
                        "COM_STMT_BULK_EXECUTE",
                        "SAVEPOINT luma_bulk",
                        "COM_STMT_BULK_EXECUTE",
                        "COMMIT",
                        "SET autocommit=1"),
                sent(dialogue));
        assertEquals(6, dialogue.writes());
    }

    /// One of both is not enough: without results of each row nobody could tell counts and keys.
    @Test
    void runsRowByRowWhereNotBothWereAgreed() {
        for (final long one :
                List.of(Capability.MARIADB_STMT_BULK_OPERATIONS, Capability.MARIADB_BULK_UNIT_RESULTS, 0L)) {
            final Dialogue dialogue = silent().says(prepared())
                    .says(together(answer().send(OFF), answer().send(DONE), answer().send(DONE), answer().send(DONE)))
                    .says(together(answer().send(OFF), answer().send(OK)));
            assertEquals(3, run(dialogue, one).size());
            assertTrue(sent(dialogue).stream().noneMatch("COM_STMT_BULK_EXECUTE"::equals));
        }
    }

    /// An error has no status flags, so nobody knows that a transaction is open: autocommit stays off up to the end.
    @Test
    void runsRowsAgainToFindTheOneThatFails() {
        final Dialogue dialogue = proven().says(together(answer().send(OFF), answer().send(DUPLICATE)))
                .says(answer().send(OFF))
                .says(together(answer().send(DONE), answer().send(DUPLICATE)))
                .says(answer().send(OFF));
        final DbException failure = assertThrows(DbException.class, () -> run(dialogue, BULK));
        assertEquals(2, failure.row().orElseThrow());
        assertEquals(
                List.of(
                        "SAVEPOINT luma_bulk",
                        "COM_STMT_BULK_EXECUTE",
                        "ROLLBACK TO SAVEPOINT luma_bulk",
                        "COM_STMT_EXECUTE",
                        "COM_STMT_EXECUTE",
                        "ROLLBACK"),
                sent(dialogue).subList(5, 11));
    }

    @Test
    void failsEvenIfAllIsWellTheSecondTime() {
        final Dialogue dialogue = proven().says(together(answer().send(OFF), answer().send(DUPLICATE)))
                .says(answer().send(OFF))
                .says(together(answer().send(DONE), answer().send(DONE)))
                .says(answer().send(OFF));
        final DbException failure = assertThrows(DbException.class, () -> run(dialogue, BULK));
        assertEquals(1062, failure.vendorCode());
        assertTrue(failure.row().isEmpty());
        assertEquals("ROLLBACK", sent(dialogue).getLast());
    }

    @Test
    void runsNothingAgainBehindAWarning() {
        final Dialogue dialogue = proven().says(together(answer().send(OFF), answer().send(DUPLICATE)))
                .says(answer().send(ok(0, 1)))
                .says(answer().send(OFF));
        assertEquals(
                1062, assertThrows(DbException.class, () -> run(dialogue, BULK)).vendorCode());
        assertEquals(
                List.of("ROLLBACK TO SAVEPOINT luma_bulk", "ROLLBACK"),
                sent(dialogue).subList(7, 9));
    }

    @Test
    void refusesResultsThatAreNoNumbers() {
        final ServerPackets texts = answer().send(new ColumnCount(2, true))
                .definition(Columns.text("Id"))
                .definition(Columns.text("n"));
        final Dialogue dialogue = begun().says(together(answer().send(OFF), texts));
        assertThrows(ProtocolException.class, () -> run(dialogue, BULK));
        assertTrue(dialogue.isClosed());
    }

    /// A trigger is told of too, before the row that it belongs to.
    @Test
    void takesWhatIsToldLastOfTheFirstRowAndGoesOnRowByRow() {
        final Dialogue dialogue = begun().says(together(answer().send(OFF), unitResults(3)))
                .says(together(answer().send(DONE), answer().send(DONE)))
                .says(together(answer().send(OFF), answer().send(OK)));
        final BatchResult result = run(dialogue, BULK);
        assertEquals(13, result.key(0));
        assertEquals(3, result.size());
        assertEquals(
                List.of("COM_STMT_BULK_EXECUTE", "COM_STMT_EXECUTE", "COM_STMT_EXECUTE", "COMMIT"),
                sent(dialogue).subList(4, 8));
    }

    @Test
    void runsRowsAgainThatItIsToldTooMuchOrTooLittleOf() {
        for (final ServerPackets told : List.of(unitResults(1), unitResults(3), answer().send(DONE))) {
            final Dialogue dialogue = proven().says(together(answer().send(OFF), told))
                    .says(answer().send(OFF))
                    .says(together(answer().send(DONE), answer().send(DONE)))
                    .says(together(answer().send(OFF), answer().send(OK)));
            assertEquals(3, run(dialogue, BULK).size());
            assertEquals(
                    List.of(
                            "COM_STMT_BULK_EXECUTE",
                            "ROLLBACK TO SAVEPOINT luma_bulk",
                            "COM_STMT_EXECUTE",
                            "COM_STMT_EXECUTE",
                            "COMMIT",
                            "SET autocommit=1"),
                    sent(dialogue).subList(6, 12));
        }
    }

    @Test
    void undoesWhatItIsToldTooMuchOfAndCannotRunAgain() {
        final Dialogue dialogue = proven().says(together(answer().send(OFF), unitResults(3)))
                .says(answer().send(ok(0, 1)))
                .says(answer().send(OFF));
        final ServerException failure = assertThrows(ServerException.class, () -> run(dialogue, BULK));
        assertTrue(failure.getMessage().contains("3 rows where 2 were run"), failure.getMessage());
        assertEquals("ROLLBACK", sent(dialogue).getLast());
    }
}
