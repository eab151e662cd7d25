package dev.luma.benchmarks.peers;

import dev.luma.benchmarks.Peer;
import dev.luma.benchmarks.Tables;
import dev.luma.benchmarks.Task;

/// A driver whose methods return when the work is done.
public abstract class BlockingPeer implements Peer {
    private final Task task;

    protected BlockingPeer(Task task) {
        this.task = task;
    }

    @Override
    public final long run(int first, int turns) throws Exception {
        long sum = 0;
        for (int turn = first; turn < first + turns; turn++) {
            sum += once(turn);
        }
        return sum;
    }

    private long once(int turn) throws Exception {
        return switch (task) {
            case DO_ONE -> doOne();
            case POINT_SELECT -> pointSelect(Tables.key(turn));
            case ONE_TEXT, THOUSAND_TEXT -> thousandText();
            case THOUSAND_BINARY -> thousandBinary(1000);
            case HUNDRED_TEXT -> hundredText();
            case HUNDRED_BINARY -> hundredBinary(1);
            case MILLION_TEXT -> millionText();
            case MILLION_BINARY -> millionBinary(Tables.MILLION);
            case BATCH_100, BATCH_1000 -> batch(task.batchSize());
            case BLOB_WRITE -> blobWrite();
            case BLOB_READ -> blobRead(1);
            case CONNECT, CONNECT_TLS -> {
                connect();
                yield 0;
            }
            case THREADS -> throw new IllegalArgumentException("many connections are no task for one");
        };
    }

    protected abstract long doOne() throws Exception;

    protected abstract long pointSelect(int id) throws Exception;

    protected abstract long thousandText() throws Exception;

    protected abstract long thousandBinary(int limit) throws Exception;

    protected abstract long hundredText() throws Exception;

    protected abstract long hundredBinary(int limit) throws Exception;

    protected abstract long millionText() throws Exception;

    protected abstract long millionBinary(int limit) throws Exception;

    /// Inserts rows of a number from 1 on and its [Tables#name].
    protected abstract long batch(int rows) throws Exception;

    protected abstract long blobWrite() throws Exception;

    protected abstract long blobRead(int id) throws Exception;

    /// Makes another connection and closes it.
    protected abstract void connect() throws Exception;
}
