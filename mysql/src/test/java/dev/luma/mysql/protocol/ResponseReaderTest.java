package dev.luma.mysql.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.codec.Layout;
import dev.luma.mysql.codec.PacketRow;
import dev.luma.mysql.codec.ValueOptions;
import dev.luma.mysql.script.Columns;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.server.AuthMoreData;
import dev.luma.mysql.wire.server.AuthNextFactor;
import dev.luma.mysql.wire.server.AuthSwitch;
import dev.luma.mysql.wire.server.ColumnCount;
import dev.luma.mysql.wire.server.Eof;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.LocalInfile;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.PrepareOk;
import dev.luma.mysql.wire.server.ServerMessage;
import dev.luma.testkit.script.Script;
import dev.luma.testkit.script.ScriptedDuplex;
import dev.luma.toolbox.buffer.Buffer;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The same first byte in each phase of the conversation.
class ResponseReaderTest {
    private static final Negotiated MODERN =
            new Negotiated(Capability.PROTOCOL_41 | Capability.DEPRECATE_EOF, Flavor.MYSQL, "9.7.4", 1);
    private static final Negotiated OLD = new Negotiated(Capability.PROTOCOL_41, Flavor.MARIADB, "10.0-MariaDB", 1);

    private static ResponseReader reading(Negotiated negotiated, String payload) {
        final byte[] bytes = HexFormat.of().parseHex(payload.replace(" ", ""));
        final Buffer packet = new Buffer();
        packet.writeInt24(bytes.length);
        packet.writeByte(0);
        packet.writeBytes(bytes);
        return reading(negotiated, packet.toBytes());
    }

    private static ResponseReader reading(Negotiated negotiated, byte[] packets) {
        final PacketChannel channel =
                new PacketChannel(new ScriptedDuplex(new Script().sends(packets).ends()));
        final ResponseReader responses = new ResponseReader(channel);
        responses.negotiated(negotiated);
        return responses;
    }

    /// Packets of one answer that come at once.
    private static ResponseReader readingTogether(String... payloads) {
        final Buffer packets = new Buffer();
        for (int i = 0; i < payloads.length; i++) {
            final byte[] bytes = HexFormat.of().parseHex(payloads[i].replace(" ", ""));
            packets.writeInt24(bytes.length);
            packets.writeByte(i);
            packets.writeBytes(bytes);
        }
        return reading(MODERN, packets.toBytes());
    }

    private static PacketRow rowOfOneText() {
        final PacketRow row = new PacketRow();
        row.begin(Layout.of(List.of(Columns.text("name")), ValueOptions.DEFAULTS), false);
        return row;
    }

    @Test
    void takes00ForAnOkInAnAnswerAndForAPreparedStatementInThatOfAPrepare() throws IOException {
        assertInstanceOf(Ok.class, reading(MODERN, "00 00 00 0200 0000").answer());
        assertInstanceOf(
                PrepareOk.class,
                reading(MODERN, "00 01000000 0100 0200 00 0000").prepared());
        assertInstanceOf(Ok.class, reading(MODERN, "00 00 00 0200 0000").authentication());
    }

    @Test
    void takesFEForAnAuthSwitchWhileAuthenticating() throws IOException {
        assertInstanceOf(AuthSwitch.class, reading(MODERN, "FE 6100 0102").authentication());
        assertInstanceOf(AuthMoreData.class, reading(MODERN, "01 03").authentication());
    }

    @Test
    void takes02ForTheNextFactorOnlyWhereThatWasAgreed() throws IOException {
        final Negotiated factors = new Negotiated(
                MODERN.capabilities() | Capability.MULTI_FACTOR_AUTHENTICATION, Flavor.MYSQL, "9.7.4", 1);
        assertInstanceOf(AuthNextFactor.class, reading(factors, "02 6100 0102").authentication());
        assertThrows(ProtocolException.class, reading(MODERN, "02 6100 0102")::authentication);
        assertInstanceOf(AuthMoreData.class, reading(OLD, "02 6100 0102").authentication());
    }

    @Test
    void takesFEForTheEndOfRowsInTheFormThatWasAgreed() throws IOException {
        assertInstanceOf(Ok.class, reading(MODERN, "FE 00 00 0200 0000").row(rowOfOneText()));
        assertInstanceOf(Eof.class, reading(OLD, "FE 0000 0200").row(rowOfOneText()));
    }

    @Test
    void takesFEForAValueOf16MiBAndMoreInARowLongerThanAPacket() throws IOException {
        final int length = 0xFF_FFFF;
        final Buffer packets = new Buffer(length + 32);
        packets.writeInt24(0xFF_FFFF);
        packets.writeByte(0);
        packets.writeByte(0xFE);
        packets.writeInt64(length);
        packets.writeZeros(length - 9);
        packets.writeInt24(9);
        packets.writeByte(1);
        packets.writeZeros(9);
        final PacketRow row = rowOfOneText();
        assertNull(reading(MODERN, packets.toBytes()).row(row));
        assertEquals(length, row.textAt(0).length());
    }

    @Test
    void takesFBForALocalFileInAnAnswerAndForNullInARow() throws IOException {
        assertInstanceOf(LocalInfile.class, reading(MODERN, "FB 61").answer());
        final PacketRow row = rowOfOneText();
        assertNull(reading(MODERN, "FB").row(row));
        assertTrue(row.isNull(0));
    }

    @Test
    void takes00ForAnEmptyTextInARow() throws IOException {
        final PacketRow row = rowOfOneText();
        assertNull(reading(MODERN, "00").row(row));
        assertEquals("", row.textAt(0));
    }

    @Test
    void showsRowsThatCameTogetherOneByOne() throws IOException {
        final PacketRow row = rowOfOneText();
        final ResponseReader responses = readingTogether("01 61", "01 62", "01 63", "FE 00 00 0200 0000");

        assertNull(responses.row(row));
        assertEquals("a", row.textAt(0));
        assertNull(responses.row(row));
        assertEquals("b", row.textAt(0));
        assertNull(responses.row(row));
        assertEquals("c", row.textAt(0));
        assertInstanceOf(Ok.class, responses.row(row));
    }

    @Test
    void tellsOfABrokenRowWhenItsTurnComes() throws IOException {
        final PacketRow row = rowOfOneText();
        final ResponseReader responses = readingTogether("01 61", "01 62", "02 63", "01 64");

        assertNull(responses.row(row));
        assertNull(responses.row(row));
        assertEquals("b", row.textAt(0));
        final var e = assertThrows(ProtocolException.class, () -> responses.row(row));
        assertEquals("a row's values overrun its packet by 1 bytes", e.getMessage());
    }

    @Test
    void tellsOfAnErrorBehindRowsWhenItsTurnComes() throws IOException {
        final PacketRow row = rowOfOneText();
        final ResponseReader responses = readingTogether("01 61", "01 62", "FF 2503 23 3730313030 73746f70");

        assertNull(responses.row(row));
        assertNull(responses.row(row));
        assertEquals("b", row.textAt(0));
        assertInstanceOf(Err.class, responses.row(row));
    }

    @ParameterizedTest
    @CsvSource({"01, 1", "02, 2", "FC 0001, 256"})
    void takesAnyOtherByteForTheNumberOfColumns(String payload, int count) throws IOException {
        assertEquals(new ColumnCount(count, true), reading(MODERN, payload).answer());
    }

    @Test
    void takesFFForAnErrorInEveryPhase() throws IOException {
        final String error = "FF 2804 23 3432303030 6E6F";
        final Err expected = new Err(1064, "42000", "no");
        for (final ServerMessage message : new ServerMessage[] {
            reading(MODERN, error).greeting(),
            reading(MODERN, error).authentication(),
            reading(MODERN, error).answer(),
            reading(MODERN, error).prepared(),
            reading(MODERN, error).row(rowOfOneText())
        }) {
            assertEquals(expected, message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FE 0000 0200", "FE", ""})
    void refusesWhatIsNoAnswer(String payload) {
        assertThrows(ProtocolException.class, () -> reading(MODERN, payload).answer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"01 00", "FB 61", "FE 0000 0200", ""})
    void refusesWhatIsNoAnswerToAPrepare(String payload) {
        assertThrows(ProtocolException.class, () -> reading(MODERN, payload).prepared());
    }

    @Test
    void takesAnOkWithMoreBehindItForNoLogin() {
        final Negotiated tracking =
                new Negotiated(Capability.PROTOCOL_41 | Capability.SESSION_TRACK, Flavor.MYSQL, "9.7.4", 1);
        assertThrows(
                ProtocolException.class,
                () -> reading(tracking, "00 00 00 0200 0000 00 61").authentication());
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "FB", "FF", "7F 00", ""})
    void refusesWhatIsNoStepOfALogin(String payload) {
        assertThrows(ProtocolException.class, () -> reading(MODERN, payload).authentication());
    }

    @ParameterizedTest
    @ValueSource(strings = {"FE 0000 0200", "FF 2804", "FB", ""})
    void refusesWhatIsNoDefinition(String payload) {
        assertThrows(ProtocolException.class, () -> reading(MODERN, payload).definition());
    }

    @Test
    void readsAnEofBehindDefinitionsOnlyWhereOneWasAgreed() throws IOException {
        assertEquals(-1, reading(MODERN, "01").endOfDefinitions());
        assertEquals(2, reading(OLD, "FE 0000 0200").endOfDefinitions());
        assertThrows(ProtocolException.class, () -> reading(OLD, "01").endOfDefinitions());
    }

    @Test
    void namesThePhaseAndWhatCame() {
        final ProtocolException refusal = assertThrows(
                ProtocolException.class, () -> reading(MODERN, "FE 0000 0200").answer());
        assertEquals(
                "a packet of 5 bytes that begins with FE came in the answer to a command, where it makes no sense",
                refusal.getMessage());
    }
}
