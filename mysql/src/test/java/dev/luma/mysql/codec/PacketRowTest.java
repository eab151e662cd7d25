package dev.luma.mysql.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.ProtocolException;
import dev.luma.db.spi.Cells;
import dev.luma.db.spi.RowBlock;
import dev.luma.mysql.wire.ColumnType;
import dev.luma.mysql.wire.Lenenc;
import dev.luma.mysql.wire.server.ColumnDefinition;
import dev.luma.toolbox.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketRowTest {
    private static final ColumnDefinition ID = Definitions.binary(ColumnType.LONG, 0, 11, 0);
    private static final ColumnDefinition NAME = Definitions.text(ColumnType.VAR_STRING, 0, 128);
    private static final ColumnDefinition PRICE = Definitions.binary(ColumnType.DOUBLE, 0, 22, 31);
    private static final ColumnDefinition DAY = Definitions.binary(ColumnType.DATE, 0, 10, 0);
    private static final ValueOptions ZERO_IS_NULL =
            new ValueOptions(ValueOptions.ZeroDates.AS_NULL, Optional.of(ZoneOffset.UTC));

    @Test
    void showsATextRow() {
        final PacketRow row = text(layout(ID, NAME, PRICE), "42", "żółć", "1.5");

        assertEquals(42, row.longAt(0));
        assertEquals("42", row.textAt(0));
        assertEquals(42L, row.valueAt(0));
        assertEquals("żółć", row.textAt(1));
        assertEquals(1.5, row.doubleAt(2));
    }

    @Test
    void showsABinaryRow() {
        final PacketRow row = binary(layout(ID, NAME, PRICE), "00 00 2a000000 03616263 000000000000f83f");

        assertEquals(42, row.longAt(0));
        assertEquals("abc", row.textAt(1));
        assertEquals(1.5, row.doubleAt(2));
        assertEquals("1.5", row.textAt(2));
    }

    @Test
    void tellsNullFromEmpty() {
        final PacketRow text = text(layout(NAME, NAME, NAME), null, "", null);
        final PacketRow binary = binary(layout(NAME, NAME, NAME), "00 14 00");

        for (final PacketRow row : List.of(text, binary)) {
            assertTrue(row.isNull(0));
            assertNull(row.valueAt(0));
            assertFalse(row.isNull(1));
            assertEquals("", row.valueAt(1));
            assertTrue(row.isNull(2));
        }
    }

    /// The bitmap's bytes hold 6 columns, then 8 each.
    @ParameterizedTest
    @ValueSource(ints = {1, 6, 7, 14, 15, 100})
    void findsTheNullBitOfEveryColumn(int count) {
        final ColumnDefinition[] columns = new ColumnDefinition[count];
        Arrays.fill(columns, ID);
        for (int absent = 0; absent < count; absent++) {
            final Buffer packet = new Buffer();
            packet.writeByte(0);
            packet.writeZeros((count + 9) / 8);
            packet.setByte(1 + (absent + 2) / 8, 1 << (absent + 2) % 8);
            for (int i = 0; i < count; i++) {
                if (i != absent) {
                    packet.writeInt32(i);
                }
            }

            final PacketRow row = split(layout(columns), true, packet);

            for (int i = 0; i < count; i++) {
                assertEquals(i == absent, row.isNull(i));
                assertEquals(i == absent ? null : (long) i, row.valueAt(i));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 250, 251, 252, 65_535, 65_536, 16_777_215, 16_777_216})
    void showsValuesOfEveryLength(int length) {
        final byte[] value = new byte[length];
        Arrays.fill(value, (byte) 'x');
        final Buffer packet = new Buffer();
        Lenenc.writeBytes(packet, value);
        Lenenc.writeString(packet, "behind");

        final PacketRow row = split(layout(NAME, NAME), false, packet);

        assertEquals(length, row.textAt(0).length());
        assertEquals("behind", row.textAt(1));
    }

    @Test
    void pointsAtTheNextRow() {
        final PacketRow row = new PacketRow();
        row.begin(layout(ID, NAME), false);
        row.split(packet("1", "a"));
        row.split(packet("2", "b"));

        assertEquals(2, row.longAt(0));
        assertEquals("b", row.textAt(1));
    }

    @Test
    void keepsADetachedRow() {
        final Buffer packet = packet("1", null, "abc", null);
        final PacketRow row = split(layout(ID, NAME, NAME, NAME), false, packet);

        final Cells kept = row.detach();
        Arrays.fill(packet.array(), (byte) 0xFF);
        row.split(packet("2", "b", "c", "d"));

        assertEquals(1, kept.longAt(0));
        assertTrue(kept.isNull(1));
        assertEquals("abc", kept.textAt(2));
        assertTrue(kept.isNull(3));
        assertEquals("abc", kept.detach().textAt(2));
    }

    @Test
    void showsAZeroDateAsNullIfAskedTo() {
        final Layout layout = Layout.of(List.of(DAY, DAY), ZERO_IS_NULL);

        final PacketRow text = text(layout, "0000-00-00", "2024-02-29");
        final PacketRow binary = binary(layout, "00 00 00 04e807021d");

        for (final PacketRow row : List.of(text, binary)) {
            assertTrue(row.isNull(0));
            assertNull(row.valueAt(0));
            assertFalse(row.isNull(1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing at all
                "01", // announces a byte that does not come
                "0161", // the second column is missing
                "0161 02 62", // the second is cut
                "0161 0162 00", // a byte behind
                "0161 ff", // no length begins with ff
                "0161 fc",
                "0161 fcff",
                "0161 fcffff",
                "0161 fd000001",
                "0161 fe0000000001000000",
                "0161 feffffffffffffffff",
                "0161 fe0000000000000080"
            })
    void refusesATextRowThatIsNotWhole(String hex) {
        assertThrows(ProtocolException.class, () -> split(layout(NAME, NAME), false, buffer(hex)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00 00",
                "00 00 2a",
                "00 00 2a000000",
                "00 00 2a000000 01",
                "00 00 2a000000 00 00",
                "00 00 2a000000 feffffffffffffffff",
                "00 00 2a000000 fb",
                "00 04 2a0000 00",
                "00 0c 00"
            })
    void refusesABinaryRowThatIsNotWhole(String hex) {
        assertThrows(ProtocolException.class, () -> split(layout(ID, NAME), true, buffer(hex)));
    }

    /// Three bytes of the value came. In the receive buffer the next packet lies behind them.
    @ParameterizedTest
    @Tag("P13")
    @ValueSource(
            ints = {
                ColumnType.GEOMETRY,
                ColumnType.JSON,
                ColumnType.NEWDECIMAL,
                ColumnType.VAR_STRING,
                ColumnType.BLOB,
                ColumnType.VECTOR,
                ColumnType.BIT,
                ColumnType.DATE,
                ColumnType.TIME,
                ColumnType.DATETIME
            })
    void refusesAValueThatOverrunsItsPacket(int type) {
        final Layout layout = layout(Definitions.binary(type, 0, 11, 0));
        for (final String length : List.of(
                "04",
                "fa",
                "fc0400",
                "fcffff",
                "fd040000",
                "fdffffff",
                "fe0400000000000000",
                "feffffff7f00000000",
                "feffffffffffffff7f",
                "feffffffffffffffff")) {
            for (final boolean binary : new boolean[] {false, true}) {
                final byte[] packet = HexFormat.of().parseHex((binary ? "0000" : "") + length + "616161");
                final byte[] received = Arrays.copyOf(packet, packet.length + 300);
                final Buffer in = Buffer.of(received, 0, packet.length);
                assertThrows(
                        ProtocolException.class,
                        () -> split(layout, binary, in),
                        () -> "length " + length + (binary ? " in binary" : " in text"));
            }
        }
    }

    @Test
    void splitsOrRefusesRandomBytes() {
        final Random random = new Random(5);
        final Layout layout = layout(ID, NAME, PRICE, DAY, NAME, ID, ID);
        for (int i = 0; i < 100_000; i++) {
            final byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            final boolean binary = random.nextBoolean();
            if (binary && bytes.length > 2) {
                // few values are NULL, so that more of the row is looked at
                bytes[1] &= (byte) random.nextInt(256);
                bytes[2] = 0;
            }
            try {
                final PacketRow row = split(layout, binary, Buffer.of(bytes));
                for (int column = 0; column < layout.size(); column++) {
                    assertEquals(row.isNull(column), row.detach().isNull(column));
                }
            } catch (ProtocolException expected) {
                assertFalse(expected.connectionUsable());
            }
        }
    }

    @Test
    void splitsWithinItsPacketOnly() {
        final byte[] bytes = "\u0001a\u0001b\u0001c".getBytes(StandardCharsets.ISO_8859_1);

        final PacketRow row = split(layout(NAME), false, Buffer.of(bytes, 2, 2));

        assertEquals("b", row.textAt(0));
        assertThrows(ProtocolException.class, () -> split(layout(NAME), false, Buffer.of(bytes, 2, 1)));
    }

    @Test
    void tellsWhichColumnIsMissing() {
        final var e = assertThrows(ProtocolException.class, () -> text(layout(NAME, NAME, NAME), "a"));

        assertEquals("a row ends before column 2 (`label`) of 3", e.getMessage());
    }

    // ---- rows that have come together

    /// Packets of one array, as they lie in a channel, each split at its turn.
    private static PacketRow together(Layout layout, Buffer... packets) {
        final Buffer all = new Buffer();
        final int[] ends = new int[packets.length];
        for (int i = 0; i < packets.length; i++) {
            all.writeBytes(packets[i].toBytes());
            ends[i] = all.length();
        }
        final PacketRow row = new PacketRow();
        row.begin(layout, false);
        row.split(all.array(), 0, ends[0]);
        for (int i = 1; i < ends.length; i++) {
            assertTrue(row.hasRoom());
            assertTrue(row.splitAhead(all.array(), ends[i - 1], ends[i]));
        }
        return row;
    }

    private static PacketRow threeRows() {
        return together(layout(ID, NAME), packet("1", "a"), packet("2", null), packet("3", "ccc"));
    }

    @Test
    void goesOnToTheRowsThatWereSplitAhead() {
        final PacketRow row = threeRows();

        assertEquals("a", row.textAt(1));
        assertTrue(row.advance());
        assertEquals(2, row.longAt(0));
        assertTrue(row.isNull(1));
        assertTrue(row.advance());
        assertEquals("ccc", row.detach().textAt(1));
        assertFalse(row.advance());
        assertEquals(3, row.longAt(0));
    }

    @Test
    void leavesABrokenRowAheadAloneAndShowsThoseBeforeIt() {
        final PacketRow row = together(layout(ID, NAME), packet("1", "a"), packet("2", "b"));
        final Buffer broken = packet("3");

        assertFalse(row.splitAhead(broken.array(), 0, broken.length()));

        assertEquals("a", row.textAt(1));
        assertTrue(row.advance());
        assertEquals("b", row.textAt(1));
        assertFalse(row.advance());
    }

    @Test
    void splitsNoMoreAheadThanFitsIntoTheNearestCache() {
        final Layout wide = layout(Stream.generate(() -> NAME).limit(300).toArray(ColumnDefinition[]::new));
        final Buffer packet = packet(Stream.generate(() -> "x").limit(300).toArray(String[]::new));
        final PacketRow row = split(wide, false, packet);

        int ahead = 0;
        while (row.hasRoom()) {
            assertTrue(row.splitAhead(packet.array(), 0, packet.length()));
            ahead++;
        }

        assertEquals(2, ahead);
        assertEquals("x", row.textAt(299));
    }

    @Test
    void aBlockShowsItsRowsWhileTheRowStandsOnItsLast() {
        final PacketRow row = threeRows();
        final RowBlock block = Objects.requireNonNull(row.block(10));

        assertEquals(3, row.longAt(0));
        assertEquals(3, block.size());
        assertEquals(1, block.longAt(0));
        block.show(2);
        assertEquals("ccc", block.textAt(1));
        block.show(1);
        assertTrue(block.isNull(1));
        assertNull(block.valueAt(1));
        assertFalse(row.advance());
    }

    @Test
    void aBlockHoldsNoMoreRowsThanWereAskedFor() {
        final PacketRow row = threeRows();
        assertNull(row.block(1));
        final RowBlock block = Objects.requireNonNull(row.block(2));

        assertEquals(2, block.size());
        assertEquals(2, row.longAt(0));
        assertNull(row.block(1));
        assertTrue(row.advance());
        assertEquals(3, row.longAt(0));
        assertNull(row.block(10));
    }

    @Test
    void detachedRowsOfABlockStayWhicheverIsShown() {
        final PacketRow row = threeRows();
        assertTrue(row.advance());
        final RowBlock block = Objects.requireNonNull(row.block(10));
        block.show(1);

        final List<Cells> kept = block.detached();
        row.split(packet("9", "z"));

        assertEquals(2, kept.size());
        assertEquals(2, kept.get(0).longAt(0));
        assertTrue(kept.get(0).isNull(1));
        assertEquals("ccc", kept.get(1).textAt(1));
    }

    private static Layout layout(ColumnDefinition... columns) {
        return Layout.of(List.of(columns), ValueOptions.DEFAULTS);
    }

    private static PacketRow text(Layout layout, String... values) {
        return split(layout, false, packet(values));
    }

    private static PacketRow binary(Layout layout, String hex) {
        return split(layout, true, buffer(hex));
    }

    private static PacketRow split(Layout layout, boolean binary, Buffer packet) {
        final PacketRow row = new PacketRow();
        row.begin(layout, binary);
        row.split(packet);
        return row;
    }

    private static Buffer packet(String... values) {
        final Buffer packet = new Buffer();
        for (final String value : values) {
            Lenenc.writeNullable(packet, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
        }
        return packet;
    }

    private static Buffer buffer(String hex) {
        return Buffer.of(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
