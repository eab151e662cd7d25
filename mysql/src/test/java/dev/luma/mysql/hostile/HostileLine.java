package dev.luma.mysql.hostile;

import dev.luma.mysql.script.Columns;
import dev.luma.mysql.script.ServerPackets;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.server.ColumnCount;
import dev.luma.mysql.wire.server.Handshake;
import dev.luma.mysql.wire.server.Ok;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The server's end of a real connection, for servers that behave well until they do not.
final class HostileLine {
    static final long PLAIN = Capability.LONG_PASSWORD
            | Capability.PROTOCOL_41
            | Capability.TRANSACTIONS
            | Capability.SECURE_CONNECTION
            | Capability.PLUGIN_AUTH
            | Capability.MULTI_RESULTS
            | Capability.PS_MULTI_RESULTS
            | Capability.DEPRECATE_EOF;

    private static final Negotiated AGREED = new Negotiated(PLAIN, Flavor.MYSQL, "9.7.4", 1);
    private static final Duration NOW_AND_THEN = Duration.ofMillis(10);
    private static final int LONG = 1 << 20;

    private final DataInputStream in;
    private final OutputStream out;

    HostileLine(Socket client) throws IOException {
        in = new DataInputStream(client.getInputStream());
        out = client.getOutputStream();
    }

    // ---- the good part

    static byte[] greeting(long capabilities) {
        final byte[] nonce = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        return from(0).send(new Handshake(
                        "9.7.4", 1, nonce, capabilities, 255, ServerStatus.AUTOCOMMIT, "mysql_native_password"))
                .toBytes();
    }

    /// Greets and takes any login.
    void letIn() throws IOException {
        send(greeting(PLAIN));
        receive();
        send(from(2).send(ok(0)));
    }

    /// Answers the settings that a driver makes of its own accord with OK, and takes the beginning of the first command
    /// that is none.
    void settings() throws IOException {
        int length = header();
        while (length < LONG) {
            in.readNBytes(length);
            send(answer().send(ok(0)));
            length = header();
        }
    }

    /// As [#settings], but the first command that is none may be short, and is taken whole.
    void command() throws IOException {
        while (isSetting(receive())) {
            send(answer().send(ok(0)));
        }
    }

    private static boolean isSetting(byte[] command) {
        final String sql = text(command);
        return sql.startsWith("SET ") || sql.startsWith("SELECT @@");
    }

    private static String text(byte[] command) {
        return new String(command, 1, command.length - 1, StandardCharsets.UTF_8);
    }

    /// Answers the settings that a driver makes of its own accord with OK, and tells who this server is, so that a
    /// driver sends its KILLs here.
    ///
    /// @return the first command that is neither
    String commandOfOneWhoKnowsUs() throws IOException {
        String sql = text(receive());
        while (sql.startsWith("SET ") || sql.startsWith("SELECT @@")) {
            send(
                    sql.startsWith("SET ")
                            ? answer().send(ok(0))
                            : head().textRow("7d2f4e1a-0001-11f0-8000-000000000001")
                                    .endOfRows(ok(0)));
            sql = text(receive());
        }
        return sql;
    }

    /// The payload of the client's next packet.
    byte[] receive() throws IOException {
        return in.readNBytes(header());
    }

    private int header() throws IOException {
        final int length = in.readUnsignedByte() | in.readUnsignedByte() << 8 | in.readUnsignedByte() << 16;
        in.readByte();
        return length;
    }

    static ServerPackets answer() {
        return from(1);
    }

    static ServerPackets from(int sequence) {
        return ServerPackets.from(sequence, AGREED);
    }

    static Ok ok(int status) {
        return new Ok(0, 0, status | ServerStatus.AUTOCOMMIT, 0, "", new byte[0]);
    }

    /// The head of a result of one column.
    static ServerPackets head() {
        return answer().send(new ColumnCount(1, true)).definition(Columns.text("name"));
    }

    void send(ServerPackets packets) throws IOException {
        send(packets.toBytes());
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    // ---- the other part

    /// Waits until the client has ended the connection.
    void awaitEnd() throws IOException {
        try {
            while (true) {
                in.readByte();
            }
        } catch (EOFException end) {
            // as it should
        }
    }

    /// Sends bytes one by one, a little time between them, and then nothing.
    void drip(byte[] bytes) throws IOException {
        for (final byte one : bytes) {
            out.write(one);
            try {
                Thread.sleep(NOW_AND_THEN);
            } catch (InterruptedException e) {
                throw new AssertionError("nobody interrupts here", e);
            }
        }
        awaitEnd();
    }
}
