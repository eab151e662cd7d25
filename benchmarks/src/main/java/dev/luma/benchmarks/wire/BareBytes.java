package dev.luma.benchmarks.wire;

import dev.luma.benchmarks.Peer;
import dev.luma.benchmarks.Tables;
import dev.luma.benchmarks.Target;
import dev.luma.benchmarks.Task;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The lower floor: sends the bytes and discards the answer, of which it only knows how long it is.
public final class BareBytes implements Peer {
    private final Task task;
    private final Target target;
    private final Line line;
    private final ByteBuffer request;
    private final ByteBuffer answer = ByteBuffer.allocateDirect(1 << 18);
    private final long answerLength;

    public BareBytes(Task task, Target target) throws IOException {
        this.task = task;
        this.target = target;
        line = new Line(target);
        final byte[] commands = commands();
        request = ByteBuffer.allocateDirect(commands.length).put(commands).flip();
        askOneByOne(commands);
        answerLength = askOneByOne(commands);
    }

    private byte[] commands() throws IOException {
        final int statement = task.isPrepared() ? line.prepare(task.sql()) : 0;
        return switch (task) {
            case DO_ONE, ONE_TEXT, THOUSAND_TEXT, HUNDRED_TEXT, MILLION_TEXT -> Commands.query(task.sql());
            case POINT_SELECT, HUNDRED_BINARY, BLOB_READ -> Commands.execute(statement, 1);
            case THOUSAND_BINARY -> Commands.execute(statement, 1000);
            case MILLION_BINARY -> Commands.execute(statement, Tables.MILLION);
            case BATCH_100, BATCH_1000 -> batch(statement);
            case BLOB_WRITE -> Commands.execute(statement, Tables.blob());
            case CONNECT -> new byte[0];
            case CONNECT_TLS, THREADS -> throw new IllegalArgumentException(task + " is no matter of bare bytes");
        };
    }

    private byte[] batch(int statement) {
        final ByteBuffer commands = Packets.body(task.batchSize() * 64);
        for (int id = 1; id <= task.batchSize(); id++) {
            Commands.execute(commands, statement, id == 1, id, Tables.name(id));
        }
        final byte[] bytes = new byte[commands.flip().remaining()];
        commands.get(bytes);
        return bytes;
    }

    /// @return how long all answers together are
    private long askOneByOne(byte[] commands) throws IOException {
        long length = 0;
        final ByteBuffer rest = ByteBuffer.wrap(commands).order(ByteOrder.LITTLE_ENDIAN);
        while (rest.hasRemaining()) {
            final byte[] command = new byte[Packets.HEADER + Packets.payloadLength(commands, rest.position())];
            rest.get(command);
            length += line.ask(command).length;
        }
        return length;
    }

    /// @return 0, as nothing is read
    @Override
    public long run(int first, int turns) throws IOException {
        for (int i = 0; i < turns; i++) {
            if (task == Task.CONNECT) {
                new Line(target).close();
            } else {
                line.write(request.rewind());
                discard();
            }
        }
        return 0;
    }

    private void discard() throws IOException {
        long left = answerLength;
        while (left > 0) {
            final int count = line.channel().read(answer.clear());
            if (count < 0) {
                throw new EOFException("the server has closed the line");
            }
            left -= count;
        }
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
