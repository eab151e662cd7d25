package dev.luma.lang.programs;

import dev.luma.testkit.script.SocketServer;
import dev.luma.toolbox.buffer.Buffer;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A server that speaks the first words of MySQL's protocol as it should, and then what it is told to.
final class ScriptedMysql implements AutoCloseable {
    static final String NATIVE = "mysql_native_password";
    static final String CACHING_SHA2 = "caching_sha2_password";
    static final String NONCE = "12345678901234567890\0";

    /// Behind it, autocommit.
    static final byte[] OK = {0, 0, 0, 2, 0, 0, 0};
    static final byte[] EOF = {(byte) 0xFE, 0, 0, 2, 0};

    static final int COM_QUERY = 0x03;
    static final int COM_STMT_PREPARE = 0x16;
    static final int COM_STMT_EXECUTE = 0x17;
    static final int COM_STMT_CLOSE = 0x19;

    /// Statement 7, without values and columns.
    private static final byte[] PREPARED = {0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    private static final int FULL_PACKET = 0xFF_FFFF;
    private static final int VARCHAR = 0xFD;
    private static final int UTF8MB4 = 45;

    /// PROTOCOL_41, SECURE_CONNECTION, PLUGIN_AUTH and others that every server has; no SSL, no SESSION_TRACK.
    private static final int CAPABILITIES = 0x000E_A205;

    private final SocketServer server;

    private ScriptedMysql(SocketServer.Behaviour behaviour) {
        try {
            server = new SocketServer(behaviour);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- servers

    /// Says these bytes, and waits for the client's end.
    static ScriptedMysql saying(byte[] bytes) {
        return new ScriptedMysql(client -> {
            client.getOutputStream().write(bytes);
            awaitEnd(client);
        });
    }

    /// Greets, and after each packet of the client's says one more of these payloads.
    static ScriptedMysql authenticating(String method, byte[]... payloads) {
        return new ScriptedMysql(client -> {
            send(client, 0, greeting(method, NONCE));
            for (int i = 0; i < payloads.length; i++) {
                receive(client);
                send(client, 2 * i + 2, payloads[i]);
            }
            awaitEnd(client);
        });
    }

    /// Takes any login, answers the first statement with these payloads, and each later one with an OK.
    static ScriptedMysql answering(byte[]... payloads) {
        return answeringRaw(packets(1, payloads));
    }

    /// The same with bytes that need not be packets.
    static ScriptedMysql answeringRaw(byte[] bytes) {
        return new ScriptedMysql(client -> {
            send(client, 0, greeting(NATIVE, NONCE));
            receive(client);
            send(client, 2, OK);
            receive(client);
            send(client, 1, OK);
            receive(client);
            client.getOutputStream().write(bytes);
            while (true) {
                receive(client);
                send(client, 1, OK);
            }
        });
    }

    /// Takes any login, prepares any statement, and answers all with an OK.
    ///
    /// @param heard gets the first byte of each command
    static ScriptedMysql hearing(List<Integer> heard) {
        return new ScriptedMysql(client -> {
            send(client, 0, greeting(NATIVE, NONCE));
            receive(client);
            send(client, 2, OK);
            while (true) {
                final int command = receive(client)[0];
                heard.add(command);
                switch (command) {
                    case COM_STMT_PREPARE -> send(client, 1, PREPARED);
                    case COM_STMT_CLOSE -> {}
                    default -> send(client, 1, OK);
                }
            }
        });
    }

    LumaMysql connect() {
        return LumaMysql.connect("root:secret@127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- what they say

    static byte[] greeting(String method, String nonce) {
        final Buffer out = new Buffer();
        out.writeByte(10);
        out.writeCString("9.7.4");
        out.writeInt32(1);
        out.writeString(nonce.substring(0, 8));
        out.writeByte(0);
        out.writeInt16(CAPABILITIES & 0xFFFF);
        out.writeByte(UTF8MB4);
        out.writeInt16(2);
        out.writeInt16(CAPABILITIES >> 16);
        out.writeByte(NONCE.length());
        out.writeZeros(10);
        out.writeString(nonce.substring(8));
        out.writeCString(method);
        return out.toBytes();
    }

    static byte[] switchTo(String method, String nonce) {
        return bytes("\u00FE" + method + '\0' + nonce);
    }

    /// The head of an answer of rows with one column.
    static byte[] columns(int count) {
        return new byte[] {(byte) count};
    }

    /// The definition of a VARCHAR.
    static byte[] text(String name) {
        final Buffer out = new Buffer();
        for (final String part : new String[] {"def", "", "", "", name, name}) {
            out.writeByte(part.length());
            out.writeBytes(bytes(part));
        }
        out.writeByte(12);
        out.writeInt16(UTF8MB4);
        out.writeInt32(100);
        out.writeByte(VARCHAR);
        out.writeInt16(0);
        out.writeByte(0);
        out.writeZeros(2);
        return out.toBytes();
    }

    static byte[] error(int number, String state, String message) {
        return bytes("\u00FF" + (char) (number & 0xFF) + (char) (number >> 8) + '#' + state + message);
    }

    /// Each character is a byte.
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] packets(int sequence, byte[]... payloads) {
        final Buffer out = new Buffer();
        for (int i = 0; i < payloads.length; i++) {
            out.writeInt24(payloads[i].length);
            out.writeByte(sequence + i & 0xFF);
            out.writeBytes(payloads[i]);
        }
        return out.toBytes();
    }

    /// So many packets that each announce a further one.
    static byte[] fullPackets(int sequence, int count) {
        final byte[][] payloads = new byte[count][];
        Arrays.fill(payloads, new byte[FULL_PACKET]);
        return packets(sequence, payloads);
    }

    // ---- the line

    private static void send(Socket client, int sequence, byte[] payload) throws IOException {
        client.getOutputStream().write(packets(sequence, payload));
    }

    private static byte[] receive(Socket client) throws IOException {
        final DataInputStream in = new DataInputStream(client.getInputStream());
        final int length = in.readUnsignedByte() | in.readUnsignedByte() << 8 | in.readUnsignedByte() << 16;
        in.readByte();
        final byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException("the client is gone");
        }
        return payload;
    }

    private static void awaitEnd(Socket client) throws IOException {
        while (client.getInputStream().read() >= 0) {
            // whatever it says
        }
    }
}
