package dev.luma.benchmarks.wire;

import dev.luma.benchmarks.Tables;
import dev.luma.benchmarks.Target;
import dev.luma.benchmarks.Task;
import dev.luma.benchmarks.peers.BlockingPeer;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;

/// The upper floor: makes the values that were asked for, and nothing besides. It knows every column beforehand, looks
/// at no definition, trusts every length, and works for short values only.
public final class LeastDecoder extends BlockingPeer {
    private static final byte END = (byte) 0xFE;

    private final Line line;
    private final int statement;
    private final ByteBuffer query;
    private final ByteBuffer out = ByteBuffer.allocate(1 << 17).order(ByteOrder.LITTLE_ENDIAN);

    private final byte[] in = new byte[1 << 18];
    private final ByteBuffer target = ByteBuffer.wrap(in);
    /// Where the next byte to look at is.
    private int position;
    /// Where what has arrived ends.
    private int limit;

    private long[] counts = {};
    private long[] keys = {};

    public LeastDecoder(Task task, Target target) throws IOException {
        super(task);
        line = new Line(target);
        statement = task.isPrepared() ? line.prepare(task.sql()) : 0;
        query = ByteBuffer.wrap(Commands.query(task.sql()));
    }

    // ---- the tasks

    @Override
    protected long doOne() throws IOException {
        line.write(query.rewind());
        return affectedRows();
    }

    @Override
    protected long pointSelect(int id) throws IOException {
        execute(id);
        return sumOfBinaryPairs();
    }

    @Override
    protected long thousandText() throws IOException {
        line.write(query.rewind());
        skipDefinitions();
        long sum = 0;
        for (int end = row(); end >= 0; end = row()) {
            sum += digits() + text(length()).length();
        }
        return sum;
    }

    @Override
    protected long thousandBinary(int limit) throws IOException {
        execute(limit);
        return sumOfBinaryPairs();
    }

    private long sumOfBinaryPairs() throws IOException {
        skipDefinitions();
        long sum = 0;
        for (int end = row(); end >= 0; end = row()) {
            position += 2; // header, NULL bitmap
            sum += int32() + text(length()).length();
        }
        return sum;
    }

    @Override
    protected long hundredText() throws IOException {
        line.write(query.rewind());
        skipDefinitions();
        long sum = 0;
        for (int end = row(); end >= 0; end = row()) {
            for (int i = 0; i < 100; i++) {
                sum += digits();
            }
        }
        return sum;
    }

    @Override
    protected long hundredBinary(int limit) throws IOException {
        execute(limit);
        skipDefinitions();
        long sum = 0;
        for (int end = row(); end >= 0; end = row()) {
            position += 1 + (100 + 9) / 8;
            for (int i = 0; i < 100; i++) {
                sum += int32();
            }
        }
        return sum;
    }

    @Override
    protected long millionText() throws IOException {
        line.write(query.rewind());
        skipDefinitions();
        long sum = 0;
        for (int end = row(); end >= 0; end = row()) {
            sum += digits() + text(length()).length();
            sum += (long) Double.parseDouble(text(length()));
            sum += dateTimeText().getSecond();
        }
        return sum;
    }

    @Override
    protected long millionBinary(int limit) throws IOException {
        execute(limit);
        skipDefinitions();
        long sum = 0;
        for (int end = row(); end >= 0; end = row()) {
            position += 2; // header, NULL bitmap
            sum += int64() + text(length()).length();
            sum += (long) Double.longBitsToDouble(int64());
            sum += dateTimeBinary().getSecond();
        }
        return sum;
    }

    /// Gives a count and a key for each row, as a driver has to.
    @Override
    protected long batch(int rows) throws IOException {
        out.clear();
        for (int id = 1; id <= rows; id++) {
            Commands.execute(out, statement, id == 1, id, Tables.name(id));
        }
        line.write(out.flip());
        counts = new long[rows];
        keys = new long[rows];
        long inserted = 0;
        for (int row = 0; row < rows; row++) {
            final int end = packet();
            position++;
            counts[row] = length();
            keys[row] = length();
            inserted += counts[row];
            position = end;
        }
        return inserted;
    }

    @Override
    protected long blobWrite() {
        throw new UnsupportedOperationException("values longer than the buffer");
    }

    @Override
    protected long blobRead(int id) {
        throw new UnsupportedOperationException("values longer than the buffer");
    }

    @Override
    protected void connect() {
        throw new UnsupportedOperationException("decodes nothing");
    }

    @Override
    public void close() throws IOException {
        line.close();
    }

    // ---- commands and answers

    private void execute(int value) throws IOException {
        out.clear();
        Commands.execute(out, statement, value);
        line.write(out.flip());
    }

    private long affectedRows() throws IOException {
        final int end = packet();
        position++;
        final long affected = length();
        position = end;
        return affected;
    }

    private void skipDefinitions() throws IOException {
        final int end = packet();
        final int columns = length();
        final boolean follow = position == end || in[position] != 0;
        position = end;
        for (int i = 0; follow && i < columns; i++) {
            position = packet();
        }
    }

    /// @return where the row ends; -1 if that was the last one
    private int row() throws IOException {
        final int end = packet();
        if (in[position] != END) {
            return end;
        }
        position = end;
        return -1;
    }

    /// @return where the packet ends; it begins at the position
    private int packet() throws IOException {
        require(Packets.HEADER);
        final int length = Packets.payloadLength(in, position);
        position += Packets.HEADER;
        require(length);
        return position + length;
    }

    private void require(int count) throws IOException {
        if (limit - position < count) {
            System.arraycopy(in, position, in, 0, limit - position);
            limit -= position;
            position = 0;
            while (limit < count) {
                final int read = line.channel().read(target.limit(in.length).position(limit));
                if (read < 0) {
                    throw new EOFException("the server has closed the line");
                }
                limit += read;
            }
        }
    }

    // ---- values

    /// A length or another number below 251.
    private int length() {
        return in[position++] & 0xFF;
    }

    private String text(int length) {
        final String text = new String(in, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    private long digits() {
        final int length = length();
        return digits(length);
    }

    private long digits(int count) {
        long value = 0;
        for (final int end = position + count; position < end; position++) {
            value = value * 10 + in[position] - '0';
        }
        return value;
    }

    private int int32() {
        final int value = (in[position] & 0xFF)
                | (in[position + 1] & 0xFF) << 8
                | (in[position + 2] & 0xFF) << 16
                | in[position + 3] << 24;
        position += 4;
        return value;
    }

    private long int64() {
        return (int32() & 0xFFFF_FFFFL) | (long) int32() << 32;
    }

    /// `2026-01-01 00:00:00`.
    private LocalDateTime dateTimeText() {
        final int end = length() + position;
        final int year = number(4);
        final int month = number(2);
        final int day = number(2);
        final int hour = number(2);
        final int minute = number(2);
        final int second = (int) digits(2);
        position = end;
        return LocalDateTime.of(year, month, day, hour, minute, second);
    }

    /// Digits and the sign behind them.
    private int number(int count) {
        final int value = (int) digits(count);
        position++;
        return value;
    }

    /// With four bytes there is no time, with seven no fraction.
    private LocalDateTime dateTimeBinary() {
        final int length = length();
        final int start = position;
        position += length;
        final int year = (in[start] & 0xFF) | in[start + 1] << 8;
        return length == 4
                ? LocalDateTime.of(year, in[start + 2], in[start + 3], 0, 0, 0)
                : LocalDateTime.of(year, in[start + 2], in[start + 3], in[start + 4], in[start + 5], in[start + 6]);
    }
}
