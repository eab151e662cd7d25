package dev.luma.mysql.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.Connection;
import dev.luma.db.Row;
import dev.luma.db.Rows;
import dev.luma.db.Statement;
import dev.luma.db.error.ConversionException;
import dev.luma.db.error.ProtocolException;
import dev.luma.db.error.UsageException;
import dev.luma.mysql.script.Columns;
import dev.luma.mysql.script.ServerPackets;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.ColumnType;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.server.ColumnCount;
import dev.luma.mysql.wire.server.ColumnDefinition;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.PrepareOk;
import dev.luma.testkit.script.Script;
import dev.luma.testkit.script.ScriptedDuplex;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A server whose rows hold what no value of their column can be: an error where the value is asked for, and the rows
/// go on. A row that cannot be split ends the connection.
class HostileValuesScriptTest {
    private static final Negotiated NEGOTIATED = new Negotiated(
            Capability.PROTOCOL_41 | Capability.DEPRECATE_EOF | Capability.MULTI_RESULTS, Flavor.MYSQL, "9.7.4", 8);
    private static final Ok OK = new Ok(0, 0, ServerStatus.AUTOCOMMIT, 0, "", new byte[0]);
    private static final ColumnDefinition INT = Columns.integer("n");
    private static final ColumnDefinition DECIMAL =
            Columns.of("n", ColumnType.NEWDECIMAL, ColumnDefinition.BINARY_COLLATION, 12, 0);

    private static Connection connection(Script script) {
        return Connection.over(ScriptedSessions.over(new ScriptedDuplex(script), NEGOTIATED, 256));
    }

    private static ServerPackets rowsOf(ColumnDefinition column) {
        return ServerPackets.answer(NEGOTIATED).send(new ColumnCount(1, true)).definition(column);
    }

    /// A statement without parameters, prepared.
    private static ServerPackets prepared(ColumnDefinition column) {
        return ServerPackets.answer(NEGOTIATED).send(new PrepareOk(1, 1, 0, 0)).definition(column);
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    // ---- values

    @ParameterizedTest
    @CsvSource({"abc", "99999999999", "1E1000000000", "1.5", "''", "-", "2147483648", "4 2"})
    void refusesWhatIsNoIntAndGoesOn(String text) {
        refusesAndGoesOn(INT, text);
    }

    @ParameterizedTest
    @CsvSource({"abc", "1E1000000000", "''", "-", "1.2.3", "0x10", "NaN", "Infinity", "1.", "+1"})
    void refusesWhatIsNoDecimalAndGoesOn(String text) {
        refusesAndGoesOn(DECIMAL, text);
    }

    @Test
    void refusesTenMillionDigitsAndGoesOn() {
        refusesAndGoesOn(INT, "9".repeat(10_000_000));
        refusesAndGoesOn(DECIMAL, "9".repeat(10_000_000));
    }

    private static void refusesAndGoesOn(ColumnDefinition column, String text) {
        final ServerPackets answer = rowsOf(column).textRow(text).textRow("42").endOfRows(OK);
        final Script script = new Script()
                .awaitsWrite()
                .sends(answer.toBytes())
                .awaitsWrite()
                .sends(rowsOf(column).textRow("7").endOfRows(OK).toBytes());
        final Connection db = connection(script);
        try (Rows rows = db.query("SELECT n FROM t")) {
            assertTrue(rows.next());
            final Row row = rows.row();
            assertThrows(ConversionException.class, () -> row.get(0));
            assertThrows(ConversionException.class, () -> row.getInt(0));
            assertThrows(ConversionException.class, () -> row.getLong(0));
            assertThrows(ConversionException.class, () -> row.getString(0));
            assertThrows(ConversionException.class, () -> row.get(0, BigDecimal.class));
            assertThrows(ConversionException.class, () -> row.getDouble(0));
            assertFalse(row.isNull(0));

            assertTrue(rows.next());
            assertEquals(42, rows.row().getInt(0));
            assertFalse(rows.next());
        }
        assertEquals(List.of(7), db.query("SELECT n FROM t").all(Integer.class));
    }

    @ParameterizedTest
    @CsvSource({
        "a,  03 616263",
        "a,  0d 31453130303030303030303030",
        "a,  00",
        "b,  08 0000000000180000",
        "b,  08 0200000000000000",
        "b,  01 00",
        "b,  0c 000000000000000040420f00",
        "b,  0d 00000000000000000000000000",
        "c,  05 e807010100",
        "c,  04 e8070d01",
        "c,  01 00",
        "d,  07 e8070101180000",
        "d,  0b e807010100000040420f00",
        "d,  06 e80701010000",
        "e,  09 000000000000000000",
        "e,  01 04",
    })
    void refusesABinaryValueThatIsNoneAndGoesOn(String type, String value) {
        final ColumnDefinition column = switch (type) {
            case "a" -> DECIMAL;
            case "b" -> binary(ColumnType.TIME, 10);
            case "c" -> binary(ColumnType.DATE, 10);
            case "d" -> binary(ColumnType.DATETIME, 26);
            default -> binary(ColumnType.BIT, 2);
        };
        final byte[] answer = rowsOf(column)
                .payload(hex("00 00" + value))
                .payload(hex("00 04"))
                .endOfRows(OK)
                .toBytes();
        final Script script = new Script()
                .awaitsWrite()
                .sends(prepared(column).toBytes())
                .awaitsWrite()
                .sends(answer);
        try (Statement statement = connection(script).prepare("SELECT n FROM t");
                Rows rows = statement.query()) {
            assertTrue(rows.next());
            final Row row = rows.row();
            assertThrows(ConversionException.class, () -> row.get(0));
            assertThrows(ConversionException.class, () -> row.getString(0));

            assertTrue(rows.next());
            assertTrue(rows.row().isNull(0));
            assertFalse(rows.next());
        }
    }

    private static ColumnDefinition binary(int type, long length) {
        return Columns.of("n", type, ColumnDefinition.BINARY_COLLATION, length, 0);
    }

    // ---- rows

    @ParameterizedTest
    @ValueSource(strings = {"00 00 2a000000 00", "00 00 2a0000", "00 00", "00", "00 04 00"})
    void endsTheConnectionWhereABinaryRowIsNotWhole(String row) {
        final byte[] answer = rowsOf(INT)
                .payload(hex("00 00 01000000"))
                .payload(hex(row))
                .endOfRows(OK)
                .toBytes();
        final Script script = new Script()
                .awaitsWrite()
                .sends(prepared(INT).toBytes())
                .awaitsWrite()
                .sends(answer);
        final Connection db = connection(script);

        endsTheConnection(db, db.prepare("SELECT n FROM t").query());
    }

    @ParameterizedTest
    @ValueSource(strings = {"01 31 00", "02 31", "fc", "fc 01", "fe ffffffffffffffff", "01 31 fb"})
    void endsTheConnectionWhereATextRowIsNotWhole(String row) {
        final byte[] answer =
                rowsOf(INT).textRow("1").payload(hex(row)).endOfRows(OK).toBytes();
        final Connection db = connection(new Script().awaitsWrite().sends(answer));

        endsTheConnection(db, db.query("SELECT n FROM t"));
    }

    private static void endsTheConnection(Connection db, Rows rows) {
        assertTrue(rows.next());
        final Row row = rows.row();
        assertEquals(1, row.getInt(0));

        assertThrows(ProtocolException.class, rows::next);

        assertThrows(UsageException.class, () -> row.getInt(0));
        assertThrows(UsageException.class, rows::row);
        assertFalse(db.isOpen());
    }
}
