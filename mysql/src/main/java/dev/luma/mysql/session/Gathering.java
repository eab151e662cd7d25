package dev.luma.mysql.session;

import java.util.concurrent.locks.LockSupport;

/// Lets the answers of a pipeline gather before they are read. A server sends each of them by itself, as soon as it has
/// done what was asked, and a reader who waits for the next one is woken up for it, which costs ten times what reading
/// it does. So the reader sleeps as long as the answers so far took to come, but no longer than the rest will take at
/// their pace: a hundred answers wake it up ten times.
final class Gathering {
    /// In nanoseconds: a shorter sleep costs more than it saves.
    private static final long SHORTEST = 50_000;
    /// In nanoseconds: how late an answer may be noticed if the server suddenly works faster.
    private static final long LONGEST = 1_000_000;

    private long firstAt;
    private int answers;

    /// An answer was read.
    void answered() {
        if (answers++ == 0) {
            firstAt = System.nanoTime();
        }
    }

    /// Sleeps, if that is worth it, before the next answers are read.
    ///
    /// @param awaited how many are still to come
    void await(int awaited) {
        if (answers < 2) {
            return;
        }
        final long took = System.nanoTime() - firstAt;
        final long rest = (took / (answers - 1)) * (awaited - 1);
        final long pause = Math.min(Math.min(took, rest), LONGEST);
        if (pause >= SHORTEST) {
            LockSupport.parkNanos(this, pause);
        }
    }
}
