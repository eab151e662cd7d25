package dev.luma.benchmarks.wire;

import dev.luma.benchmarks.Target;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// A connection that is logged in, and nothing more.
final class Line implements AutoCloseable {
    // LONG_FLAG, CONNECT_WITH_DB, PROTOCOL_41, TRANSACTIONS, SECURE_CONNECTION, MULTI_RESULTS, PS_MULTI_RESULTS,
    // PLUGIN_AUTH, DEPRECATE_EOF
    private static final int CAPABILITIES =
            0x4 | 0x8 | 0x200 | 0x2000 | 0x8000 | 0x2_0000 | 0x4_0000 | 0x8_0000 | Agreement.DEPRECATE_EOF;

    private static final byte AUTH_SWITCH = (byte) 0xFE;
    private static final byte OK = 0;
    private static final byte UTF8MB4 = 45;

    // a login is short, and what is longer has time
    private static final int FEW_BYTES = 1024;

    private final SocketChannel channel;
    private final Answers answers;

    /// Logs in without a password.
    Line(Target target) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress(target.host(), target.port()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        final BufferedInputStream in = new BufferedInputStream(Channels.newInputStream(channel), FEW_BYTES);
        final Agreement offered = Agreement.offered(Packets.read(in));
        final byte[] response = response(target, offered.cachesMetadata());
        write(ByteBuffer.wrap(response));
        byte[] answer = Packets.read(in);
        if (answer[Packets.HEADER] == AUTH_SWITCH) {
            write(ByteBuffer.wrap(Packets.packet(3, Packets.body(0))));
            answer = Packets.read(in);
        }
        if (answer[Packets.HEADER] != OK) {
            throw new IOException("login refused: " + new String(answer, StandardCharsets.UTF_8));
        }
        answers = new Answers(in, offered.and(Agreement.asked(response)));
    }

    private static byte[] response(Target target, boolean cachesMetadata) {
        final ByteBuffer body = Packets.body(256);
        body.putInt(CAPABILITIES).putInt(1 << 30).put(UTF8MB4).put(new byte[19]);
        body.putInt(cachesMetadata ? Agreement.CACHE_METADATA : 0);
        text(body, target.user());
        body.put((byte) 0); // no proof: the account has no password
        text(body, target.database());
        text(body, "mysql_native_password");
        return Packets.packet(1, body);
    }

    private static void text(ByteBuffer out, String text) {
        out.put(text.getBytes(StandardCharsets.UTF_8)).put((byte) 0);
    }

    SocketChannel channel() {
        return channel;
    }

    /// Writes all of it.
    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// Sends a command and returns the whole answer, for whoever has time.
    byte[] ask(byte[] command) throws IOException {
        write(ByteBuffer.wrap(command));
        return answers.to(command);
    }

    /// Has a statement prepared and returns its id.
    int prepare(String sql) throws IOException {
        final ByteBuffer answer = Packets.payload(ask(Commands.prepare(sql)));
        if (answer.get() != OK) {
            throw new IOException("cannot prepare " + sql);
        }
        return answer.getInt();
    }

    @Override
    public void close() throws IOException {
        write(ByteBuffer.wrap(Commands.quit()));
        channel.close();
    }
}
