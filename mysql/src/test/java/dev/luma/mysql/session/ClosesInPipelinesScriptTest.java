package dev.luma.mysql.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.spi.Answer;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.CallOptions;
import dev.luma.db.spi.OnFailure;
import dev.luma.db.spi.PreparedSession;
import dev.luma.db.spi.Session;
import dev.luma.db.spi.TransactionOptions;
import dev.luma.mysql.script.Columns;
import dev.luma.mysql.script.ServerPackets;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.server.ColumnCount;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.PrepareOk;
import dev.luma.testkit.script.Script;
import dev.luma.testkit.script.ScriptedDuplex;
import dev.luma.toolbox.buffer.Buffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// `COM_STMT_CLOSE`, which nobody answers, among commands that travel together and are answered one by one.
@Tag("P15")
class ClosesInPipelinesScriptTest {
    private static final Negotiated AGREED = new Negotiated(
            Capability.PROTOCOL_41 | Capability.DEPRECATE_EOF | Capability.MULTI_RESULTS, Flavor.MYSQL, "9.7.4", 8);
    private static final int KEPT = 1;
    private static final int PLAIN = ServerStatus.AUTOCOMMIT;

    private static byte[] ok(long affectedRows, int status) {
        return ServerPackets.answer(AGREED)
                .send(new Ok(affectedRows, 0, status, 0, "", new byte[0]))
                .toBytes();
    }

    private static byte[] ok(long affectedRows) {
        return ok(affectedRows, PLAIN);
    }

    private static byte[] prepared(int statementId, int parameters) {
        final ServerPackets packets = ServerPackets.answer(AGREED).send(new PrepareOk(statementId, 0, parameters, 0));
        return (parameters == 0 ? packets : packets.definition(Columns.integer("?"))).toBytes();
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

    /// The packets of a write, in hexadecimal digits: the sequence id, a blank, and the first five bytes of the payload
    /// at most.
    private static List<String> packets(byte[] write) {
        final List<String> packets = new ArrayList<>();
        final Buffer in = Buffer.of(write);
        while (in.hasRemaining()) {
            final int length = in.readUint24();
            final String sequenceId = HexFormat.of().toHexDigits((byte) in.readUint8());
            final String head = HexFormat.of().formatHex(in.readBytes(Math.min(length, 5)));
            in.skip(length - Math.min(length, 5));
            packets.add(sequenceId + " " + head);
        }
        return packets;
    }

    @Test
    void standsBeforeTheRowsOfABatchAndShiftsNoAnswer() {
        final ScriptedDuplex line = line(prepared(5, 0), prepared(6, 1), together(ok(11), ok(12), ok(13)), ok(0));
        final MysqlSession session = ScriptedSessions.over(line, AGREED, KEPT);
        session.prepare("DO 1").close();
        final BatchResult result = session.batch(
                "UPDATE t SET n = ?",
                List.of(new Object[] {1}, new Object[] {2}, new Object[] {3}).iterator(),
                OnFailure.KEEP_GOING);
        assertArrayEquals(new long[] {11, 12, 13}, result.affectedRows());
        session.ping();
        line.assertFinished();
        assertEquals(
                List.of("00 1905000000", "00 1706000000", "00 1706000000", "00 1706000000"),
                packets(line.writes().get(2)));
    }

    @Test
    void standsBeforeATransactionThatBeginsInOneWrite() {
        final int begun = PLAIN | ServerStatus.IN_TRANSACTION;
        final ScriptedDuplex line =
                line(prepared(5, 0), prepared(6, 0), together(ok(0), ok(0, begun)), ok(0, begun), ok(0));
        final MysqlSession session = ScriptedSessions.over(line, AGREED, KEPT);
        session.prepare("DO 1").close();
        session.prepare("DO 2").close();
        session.begin(TransactionOptions.serializable());
        assertTrue(session.inTransaction());
        session.ping();
        session.commit();
        assertFalse(session.inTransaction());
        line.assertFinished();
        assertEquals("00 1905000000", packets(line.writes().get(2)).getFirst());
        assertEquals(3, packets(line.writes().get(2)).size());
        assertEquals(List.of("00 0e"), packets(line.writes().get(3)));
    }

    /// While rows are being read, a close waits: it goes out with the next command that is not one for these rows.
    @Test
    void waitsForTheEndOfRowsThatAreStillOpen() {
        final ScriptedDuplex line =
                line(prepared(5, 0), prepared(6, 0), openCursor(), portion(1), portion(2), lastPortion(), ok(0));
        final MysqlSession session = ScriptedSessions.over(line, AGREED, 0);
        final PreparedSession unwanted = session.prepare("DO 1");
        final Answer rows = session.execute("SELECT n FROM t", Session.NO_VALUES, CallOptions.cursor(1));
        assertTrue(rows.next());
        unwanted.close();
        assertTrue(rows.next());
        assertEquals(2, rows.longAt(0));
        assertFalse(rows.next());
        session.ping();
        line.assertFinished();
        assertEquals(List.of("00 1c06000000"), packets(line.writes().get(4)));
        assertEquals(
                List.of("00 1906000000", "00 1905000000", "00 0e"),
                packets(line.writes().get(6)));
    }

    private static byte[] openCursor() {
        return ServerPackets.answer(AGREED)
                .send(new ColumnCount(1, true))
                .definition(Columns.integer("n"))
                .endOfRows(new Ok(0, 0, PLAIN | ServerStatus.CURSOR_EXISTS, 0, "", new byte[0]))
                .toBytes();
    }

    private static byte[] portion(int number) {
        return ServerPackets.answer(AGREED)
                .payload(new byte[] {0, 0, (byte) number, 0, 0, 0})
                .endOfRows(new Ok(0, 0, PLAIN | ServerStatus.CURSOR_EXISTS, 0, "", new byte[0]))
                .toBytes();
    }

    private static byte[] lastPortion() {
        return ServerPackets.answer(AGREED)
                .endOfRows(new Ok(
                        0, 0, PLAIN | ServerStatus.CURSOR_EXISTS | ServerStatus.LAST_ROW_SENT, 0, "", new byte[0]))
                .toBytes();
    }
}
