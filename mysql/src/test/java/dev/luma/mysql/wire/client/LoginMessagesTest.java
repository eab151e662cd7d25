package dev.luma.mysql.wire.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.wire.Capability;
import dev.luma.toolbox.buffer.Buffer;
import dev.luma.toolbox.buffer.BufferException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LoginMessagesTest {
    private static final long MODERN = Capability.PROTOCOL_41
            | Capability.LONG_PASSWORD
            | Capability.SECURE_CONNECTION
            | Capability.PLUGIN_AUTH
            | Capability.PLUGIN_AUTH_LENENC_CLIENT_DATA
            | Capability.CONNECT_WITH_DB
            | Capability.CONNECT_ATTRS;

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }

    private static byte[] encoded(HandshakeResponse response) {
        final Buffer out = new Buffer();
        response.encode(out);
        return out.toBytes();
    }

    private static HandshakeResponse response(long capabilities, byte[] answer, Map<String, String> attributes) {
        return new HandshakeResponse(
                capabilities, 1 << 24, 255, "alice", answer, "prod", "mysql_native_password", attributes);
    }

    @Test
    void writesAnSslRequest() {
        final Buffer out = new Buffer();
        new SslRequest(Capability.PROTOCOL_41 | Capability.SSL | Capability.SECURE_CONNECTION, 1 << 24, 45).encode(out);
        assertArrayEquals(bytes("008A0000 00000001 2D 00000000000000000000000000000000000000 00000000"), out.toBytes());
    }

    @Test
    void writesMariaDbsCapabilitiesIntoTheFiller() {
        final SslRequest request =
                new SslRequest(Capability.PROTOCOL_41 | Capability.MARIADB_EXTENDED_METADATA, 1 << 24, 45);
        final Buffer out = new Buffer();
        request.encode(out);
        assertArrayEquals(bytes("00020000 00000001 2D 00000000000000000000000000000000000000 08000000"), out.toBytes());
        assertEquals(request, SslRequest.decode(Buffer.of(out.toBytes())));
    }

    @Test
    void takesTheFillerForNothingFromAClientOfMysqls() {
        final byte[] request = bytes("01020000 00000001 2D 00000000000000000000000000000000000000 08000000");
        assertEquals(
                Capability.PROTOCOL_41 | Capability.LONG_PASSWORD,
                SslRequest.decode(Buffer.of(request)).capabilities());
    }

    @Test
    void writesAHandshakeResponse() {
        final HandshakeResponse response = response(MODERN, bytes("AABBCC"), Map.of("_os", "Linux"));
        assertArrayEquals(bytes("""
                        09823800 00000001 FF 00000000000000000000000000000000000000 00000000
                        616C69636500
                        03 AABBCC
                        70726F6400
                        6D7973716C5F6E61746976655F70617373776F726400
                        0A 03 5F6F73 05 4C696E7578
                        """), encoded(response));
    }

    @Test
    void leavesOutWhatWasNotAgreed() {
        final long capabilities = Capability.PROTOCOL_41 | Capability.SECURE_CONNECTION;
        final HandshakeResponse read = HandshakeResponse.decode(
                Buffer.of(encoded(response(capabilities, bytes("AABB"), Map.of("_os", "Linux")))));
        assertEquals("alice", read.user());
        assertEquals("", read.database());
        assertEquals("", read.plugin());
        assertEquals(Map.of(), read.attributes());
        assertArrayEquals(bytes("AABB"), read.authResponse());
    }

    @Test
    void endsTheAnswerWithANulWhereNoLengthWasAgreed() {
        final HandshakeResponse read =
                HandshakeResponse.decode(Buffer.of(encoded(response(Capability.PROTOCOL_41, bytes("AABB"), Map.of()))));
        assertArrayEquals(bytes("AABB"), read.authResponse());
    }

    @Test
    void refusesAnAnswerTooLongForItsLength() {
        final HandshakeResponse response =
                response(Capability.PROTOCOL_41 | Capability.SECURE_CONNECTION, new byte[256], Map.of());
        assertThrows(IllegalArgumentException.class, () -> encoded(response));
    }

    /// Connector/J of MariaDB once counted characters (CONJ-932), and took one byte for the length.
    @Test
    void countsAttributesInBytesOfAnyNumber() {
        final Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("program_name", "ü".repeat(200));
        attributes.put("größe", "x".repeat(70_000));
        attributes.put("empty", "");
        final HandshakeResponse read =
                HandshakeResponse.decode(Buffer.of(encoded(response(MODERN, bytes("01"), attributes))));
        assertEquals(attributes, read.attributes());
        assertEquals("[program_name, größe, empty]", read.attributes().keySet().toString());
    }

    @Test
    void refusesAttributesThatOverrunTheirLength() {
        final byte[] good = encoded(response(MODERN, bytes("01"), Map.of("_os", "Linux")));
        good[good.length - 11] = 9;
        assertThrows(ProtocolException.class, () -> HandshakeResponse.decode(Buffer.of(good)));
    }

    @Test
    void refusesANameThatEndsEarly() {
        final HandshakeResponse response = new HandshakeResponse(
                MODERN, 1 << 24, 255, "ali\0ce", bytes("01"), "prod", "mysql_native_password", Map.of());
        assertThrows(IllegalArgumentException.class, () -> encoded(response));
    }

    @Test
    void showsNoSecret() {
        final String password = "hunter2";
        final byte[] secret = password.getBytes(StandardCharsets.UTF_8);
        assertFalse(
                response(MODERN, secret, Map.of("token", password)).toString().contains(password));
        assertEquals("AuthResponse[7 bytes]", new AuthResponse(secret).toString());
    }

    @Test
    void readsAnAuthResponse() {
        final Buffer out = new Buffer();
        new AuthResponse(bytes("0102")).encode(out);
        assertArrayEquals(
                bytes("0102"), AuthResponse.decode(Buffer.of(out.toBytes())).data());
    }

    @Test
    void answersAnyCutAndAnyBytesWithAMessageOrARefusal() {
        final byte[] good = encoded(response(MODERN, bytes("AABBCC"), Map.of("_os", "Linux", "größe", "x")));
        for (int cut = 0; cut < good.length; cut++) {
            final byte[] part = java.util.Arrays.copyOf(good, cut);
            assertThrows(Refused.class, () -> decodeOrRefuse(part));
        }
        final Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            final byte[] bytes = good.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            try {
                decodeOrRefuse(bytes);
            } catch (Refused expected) {
                assertFalse(String.valueOf(expected.getMessage()).isEmpty());
            }
        }
    }

    private static void decodeOrRefuse(byte[] bytes) {
        try {
            HandshakeResponse.decode(Buffer.of(bytes));
        } catch (BufferException | ProtocolException e) {
            throw new Refused(e);
        }
    }

    private static final class Refused extends RuntimeException {
        Refused(RuntimeException cause) {
            super(cause);
        }
    }
}
