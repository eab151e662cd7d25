package dev.luma.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Many virtual threads that share a few connections by way of a blocking queue.
final class Crowd implements Peer {
    static final int THREADS = 64;
    /// Point selects of all threads together in one go.
    static final int TURNS = THREADS * 16;

    private static final int CONNECTIONS = 8;

    private final BlockingQueue<Peer> idle = new ArrayBlockingQueue<>(CONNECTIONS);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Crowd(Driver driver, Target target) throws Exception {
        for (int i = 0; i < CONNECTIONS; i++) {
            idle.add(driver.open(Task.POINT_SELECT, target));
        }
    }

    @Override
    public long run(int first, int turns) throws Exception {
        final List<Future<Long>> sums = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            sums.add(threads.submit(() -> selects(first, turns / THREADS)));
        }
        long sum = 0;
        for (final Future<Long> each : sums) {
            sum += each.get();
        }
        return sum;
    }

    private long selects(int first, int count) throws Exception {
        long sum = 0;
        for (int turn = first; turn < first + count; turn++) {
            final Peer peer = idle.take();
            try {
                sum += peer.run(turn, 1);
            } finally {
                idle.add(peer);
            }
        }
        return sum;
    }

    @Override
    public void close() throws Exception {
        threads.close();
        for (final Peer peer : idle) {
            peer.close();
        }
    }
}
