package dev.luma.mysql.wire.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.toolbox.buffer.Buffer;
import dev.luma.toolbox.buffer.BufferException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// Bytes as the protocol manuals show them, or as servers were seen to send them.
class ServerMessagesTest {
    private static final Negotiated PLAIN = new Negotiated(Capability.PROTOCOL_41, Flavor.MYSQL, "9.7.4", 1);
    private static final Negotiated TRACKING =
            new Negotiated(Capability.PROTOCOL_41 | Capability.SESSION_TRACK, Flavor.MYSQL, "9.7.4", 1);
    private static final Negotiated EXTENDED = new Negotiated(
            Capability.PROTOCOL_41 | Capability.MARIADB_EXTENDED_METADATA, Flavor.MARIADB, "11.8.6-MariaDB", 1);
    private static final Negotiated CACHING = new Negotiated(
            Capability.PROTOCOL_41 | Capability.MARIADB_CACHE_METADATA, Flavor.MARIADB, "11.8.6-MariaDB", 1);

    private static Buffer bytes(String hex) {
        return Buffer.of(HexFormat.of().parseHex(hex.replaceAll("\\s", "")));
    }

    @Test
    void readsAnOkPacket() {
        final Ok ok = Ok.decode(bytes("00 01 2A 0200 0300 6869"), PLAIN);
        assertEquals(1, ok.affectedRows());
        assertEquals(42, ok.lastInsertId());
        assertEquals(ServerStatus.AUTOCOMMIT, ok.status());
        assertEquals(3, ok.warnings());
        assertEquals("hi", ok.info());
    }

    @Test
    void readsAnOkPacketWithTheGreatestKey() {
        final Ok ok = Ok.decode(bytes("00 01 FE FFFFFFFFFFFFFFFF 0200 0000"), PLAIN);
        assertEquals("18446744073709551615", Long.toUnsignedString(ok.lastInsertId()));
    }

    @Test
    void readsSessionChangesBehindTheInfo() {
        final Ok ok = Ok.decode(bytes("00 00 00 0240 0000 00 06 01 04 03 616263"), TRACKING);
        assertEquals("", ok.info());
        assertArrayEquals(HexFormat.of().parseHex("010403616263"), ok.sessionChanges());
    }

    @Test
    void decodesARepeatedOkPacketOnceAndAnotherOneAnew() {
        final Ok.Repeated repeated = new Ok.Repeated();
        final Ok first = repeated.decode(bytes("00 01 2A 0200 0000"), PLAIN);
        assertSame(first, repeated.decode(bytes("00 01 2A 0200 0000"), PLAIN));
        assertEquals(43, repeated.decode(bytes("00 01 2B 0200 0000"), PLAIN).lastInsertId());
        assertEquals(42, repeated.decode(bytes("00 01 2A 0200 0000"), PLAIN).lastInsertId());
        final String info = "68".repeat(40);
        assertEquals(
                40,
                repeated.decode(bytes("00 01 2A 0200 0000" + info), PLAIN)
                        .info()
                        .length());
        assertEquals("", repeated.decode(bytes("00 01 2A 0200 0000"), PLAIN).info());
        assertThrows(BufferException.class, () -> repeated.decode(bytes("00 01"), PLAIN));
        assertThrows(BufferException.class, () -> repeated.decode(bytes("00 01"), PLAIN));
    }

    @Test
    void refusesATruncatedOkPacket() {
        assertThrows(BufferException.class, () -> Ok.decode(bytes("00 00 00 02"), PLAIN));
    }

    @Test
    void readsAnErrorPacketOfTheManual() {
        final Err err = Err.decode(bytes("FF 4804 23 4859303030 4E6F207461626C65732075736564"));
        assertEquals(new Err(1096, "HY000", "No tables used"), err);
    }

    @Test
    void readsAnErrorPacketWithoutASqlStateAsItComesBeforeTheLogin() {
        final Err err = Err.decode(bytes("FF 1004 546F6F206D616E7920636F6E6E656374696F6E73"));
        assertEquals(new Err(1040, "HY000", "Too many connections"), err);
    }

    @Test
    void readsAnEofPacketOfTheManual() {
        assertEquals(new Eof(0, ServerStatus.AUTOCOMMIT), Eof.decode(bytes("FE 0000 0200")));
    }

    @Test
    void readsTheGreetingOfTheManual() {
        final Handshake greeting =
                Handshake.decode(bytes("0A 352E352E322D6D3200 0B000000 6476484049 2D434A 00 FFF7 08 0200"
                        + "0F80 15 000000000000 00000000 2A34647C635A776B345E5D3A 00"
                        + "6D7973716C5F6E61746976655F70617373776F726400"));
        assertEquals("5.5.2-m2", greeting.version());
        assertEquals(11, greeting.connectionId());
        assertArrayEquals(HexFormat.of().parseHex("64764840492D434A2A34647C635A776B345E5D3A"), greeting.nonce());
        assertEquals("mysql_native_password", greeting.plugin());
        assertEquals(Flavor.MYSQL, greeting.flavor());
    }

    @Test
    void takesTheUpperCapabilitiesOnlyFromAServerThatLeavesOutLongPassword() {
        final Handshake greeting = new Handshake(
                "5.5.5-10.11.8-MariaDB",
                7,
                new byte[20],
                Capability.PROTOCOL_41 | Capability.PLUGIN_AUTH | Capability.MARIADB_EXTENDED_METADATA,
                45,
                2,
                "mysql_native_password");
        final Handshake read = Handshake.decode(encoded(greeting));
        assertTrue((read.capabilities() & Capability.MARIADB_EXTENDED_METADATA) != 0);
        assertEquals(Flavor.MARIADB, read.flavor());
        assertEquals("10.11.8-MariaDB", read.plainVersion());
    }

    @Test
    void namesAServerThatIsNoMysqlServer() {
        final ProtocolException refusal =
                assertThrows(ProtocolException.class, () -> Handshake.decode(bytes("53 53482D322E302D4F70656E535348")));
        assertTrue(refusal.getMessage().contains("protocol version 83"), refusal.getMessage());
    }

    private static Buffer encoded(Handshake greeting) {
        final Buffer out = new Buffer();
        greeting.encode(out);
        return out;
    }

    @Test
    void readsThePluginOfAnAuthSwitchAndItsNonceWithoutTheNul() {
        final String nonce = "0102030405060708090A0B0C0D0E0F1011121314";
        final AuthSwitch request = AuthSwitch.decode(bytes("FE 6100 " + nonce + " 00"));
        assertEquals("a", request.plugin());
        assertArrayEquals(HexFormat.of().parseHex(nonce), request.nonce());
        final AuthNextFactor next = AuthNextFactor.decode(bytes("02 6100 " + nonce + " 00"));
        assertEquals("a", next.plugin());
        assertArrayEquals(HexFormat.of().parseHex(nonce), next.nonce());
    }

    /// The nonces of 32 bytes are random, and one of 256 ends in a NUL that is a part of it.
    @Test
    void takesNoNulOffALongNonce() {
        final String nonce = "01".repeat(31) + "00";
        assertEquals(32, AuthSwitch.decode(bytes("FE 6100 " + nonce)).nonce().length);
        assertEquals(0, AuthSwitch.decode(bytes("FE 6100")).nonce().length);
    }

    @Test
    void takesABareAuthSwitchForTheOldestMethod() {
        assertEquals("mysql_old_password", AuthSwitch.decode(bytes("FE")).plugin());
    }

    @Test
    void readsAColumnDefinitionOfTheManual() {
        final ColumnDefinition definition = ColumnDefinition.decode(
                bytes("03646566 00 00 00 11404076657273696F6E5F636F6D6D656E74 00 0C 0800 1C000000 FD 0000 1F 0000"),
                PLAIN);
        assertEquals("@@version_comment", definition.label());
        assertEquals(0xFD, definition.type());
        assertEquals(28, definition.length());
        assertEquals(0x1F, definition.decimals());
    }

    @Test
    void readsMariaDbsExtendedMetadata() {
        final Buffer in = bytes("03646566 00 0174 0174 0175 0175 06 00 04 75756964 0C 3F00 24000000 FE 8000 00 0000");
        final ColumnDefinition definition = ColumnDefinition.decode(in, EXTENDED);
        assertEquals("uuid", definition.dataType());
        assertEquals(0, in.remaining());
    }

    @Test
    void refusesADefinitionWhoseFixedFieldsAreTooShort() {
        assertThrows(
                ProtocolException.class,
                () -> ColumnDefinition.decode(bytes("03646566 00 00 00 00 00 04 01020304"), PLAIN));
    }

    @Test
    void readsWhetherDefinitionsFollowOnlyWhereThatWasAgreed() {
        assertEquals(new ColumnCount(2, true), ColumnCount.decode(bytes("02"), PLAIN));
        assertEquals(new ColumnCount(2, false), ColumnCount.decode(bytes("02 00"), CACHING));
    }

    @Test
    void refusesAColumnCountThatNoServerCanMean() {
        assertThrows(ProtocolException.class, () -> ColumnCount.decode(bytes("FE FFFFFFFF00000000"), PLAIN));
    }

    @Test
    void readsThePrepareAnswerOfTheManual() {
        assertEquals(new PrepareOk(1, 1, 2, 0), PrepareOk.decode(bytes("00 01000000 0100 0200 00 0000")));
    }

    @Test
    void readsTheNameOfALocalFileThatAServerAsksFor() {
        assertEquals(new LocalInfile("/etc/passwd"), LocalInfile.decode(bytes("FB 2F6574632F706173737764")));
    }
}
