package dev.luma.benchmarks.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// Reads a server's answers as bytes, and knows where each one ends.
final class Answers {
    private static final byte OK = 0;
    private static final byte ERR = (byte) 0xFF;
    private static final byte END = (byte) 0xFE;

    private static final int MORE_RESULTS = 0x0008;
    private static final int CURSOR_EXISTS = 0x0040;

    private final InputStream in;
    private final Agreement agreement;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

    Answers(InputStream in, Agreement agreement) {
        this.in = in;
        this.agreement = agreement;
    }

    /// All packets that a command is answered with, one after the other; none for commands without an answer.
    byte[] to(byte[] command) throws IOException {
        answer.reset();
        switch (command[Packets.HEADER]) {
            case Commands.QUIT, Commands.STMT_CLOSE, Commands.STMT_SEND_LONG_DATA -> {}
            case Commands.STMT_PREPARE -> prepared();
            case Commands.QUERY, Commands.STMT_EXECUTE, Commands.STMT_BULK_EXECUTE -> results();
            case Commands.STMT_FETCH -> rows();
            default -> take();
        }
        return answer.toByteArray();
    }

    private ByteBuffer take() throws IOException {
        final byte[] packet = Packets.read(in);
        answer.writeBytes(packet);
        return Packets.payload(packet);
    }

    private void prepared() throws IOException {
        final ByteBuffer first = take();
        if (first.get() == OK) {
            first.getInt();
            final int columns = first.getShort() & 0xFFFF;
            final int parameters = first.getShort() & 0xFFFF;
            definitions(parameters);
            definitions(columns);
        }
    }

    private void definitions(long count) throws IOException {
        for (long i = 0; i < count; i++) {
            take();
        }
        if (count > 0 && !agreement.deprecatesEof()) {
            take();
        }
    }

    private void results() throws IOException {
        boolean more = true;
        while (more) {
            final ByteBuffer first = take();
            more = switch (first.get(first.position())) {
                case OK -> (status(first) & MORE_RESULTS) != 0;
                case ERR -> false;
                default -> (resultSet(first) & MORE_RESULTS) != 0;
            };
        }
    }

    /// @return the status behind the last row
    private int resultSet(ByteBuffer first) throws IOException {
        final long columns = Packets.lenenc(first);
        final boolean defined = !agreement.cachesMetadata() || first.get() != 0;
        for (long i = 0; defined && i < columns; i++) {
            take();
        }
        if (!agreement.deprecatesEof()) {
            final int status = status(take());
            if ((status & CURSOR_EXISTS) != 0) {
                return status;
            }
        }
        return rows();
    }

    private int rows() throws IOException {
        while (true) {
            final ByteBuffer packet = take();
            final byte header = packet.get(packet.position());
            if (header == ERR) {
                return 0;
            }
            if (header == END && packet.remaining() < 0xFFFFFF) {
                return status(packet);
            }
        }
    }

    /// The status flags of an OK or EOF packet.
    private int status(ByteBuffer packet) {
        final boolean eof = packet.get() == END && !agreement.deprecatesEof();
        if (eof) {
            packet.getShort();
        } else {
            Packets.lenenc(packet);
            Packets.lenenc(packet);
        }
        return packet.getShort() & 0xFFFF;
    }
}
