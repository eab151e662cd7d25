package dev.luma.mysql.session;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Has the server stop what it does for a line, by a KILL over another one.
final class Cancellation {
    /// How long a call may go on after the server has taken note that it shall stop.
    private static final Duration GRACE = Duration.ofSeconds(1);
    /// In which who reads on would have begun to wait, or the call to end.
    private static final Duration MOMENT = Duration.ofMillis(50);
    /// How long to wait for the answer to a KILL that another thread has sent. The side line gives up long before.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Calls calls;
    private final ServerLine line;
    private final LongSupplier waits;
    private volatile SideLine sideLine;
    private boolean alone;

    /// @param calls of the line
    /// @param waits see [dev.luma.mysql.wire.PacketChannel#waits]
    Cancellation(Calls calls, SideLine sideLine, ServerLine line, LongSupplier waits) {
        this.calls = calls;
        this.sideLine = sideLine;
        this.line = line;
        this.waits = waits;
    }

    /// Which server it is, see [SideLine].
    String identity() {
        return sideLine.identity();
    }

    /// From here on the server's work is stopped by this account.
    void killsAs(OpenRequest request) {
        sideLine = new SideLine(request, sideLine.identity(), sideLine.connectionId());
    }

    /// No other connection is opened for the sake of a server that works for a line that has gone.
    void standAlone() {
        alone = true;
    }

    /// Stops the call that is under way, from any thread. If the server does not, the line is cut.
    void cancel() {
        final Calls.Kill kill = calls.kill();
        if (kill == null) {
            awaitOther();
            return;
        }
        boolean delivered = false;
        try {
            delivered = sideLine.killQuery();
        } finally {
            kill.answered(delivered);
        }
        if (delivered) {
            seeToTheEnd(kill);
        } else {
            line.abort();
        }
    }

    /// Where nobody waits for the server, as when its rows are read slowly, it is left to who reads on to hear of the
    /// end; whoever waits for too long then is let go.
    private void seeToTheEnd(Calls.Kill kill) {
        final long before = waits.getAsLong();
        if (kill.awaitEnd(MOMENT)) {
            return;
        }
        if (isWaitedFor(before)) {
            endOrCut(kill, true);
        } else {
            Thread.ofVirtual().name("luma-cancel").start(() -> endOrCut(kill, false));
        }
    }

    /// Whoever has begun to wait in the middle of a span has the next one to come to the end.
    ///
    /// @param waited whether somebody has begun to wait already
    private void endOrCut(Calls.Kill kill, boolean waited) {
        boolean waitedBefore = waited;
        long before = waits.getAsLong();
        while (!kill.awaitEnd(GRACE) && line.isOpen()) {
            final boolean waitsNow = isWaitedFor(before);
            if (waitsNow && waitedBefore) {
                line.abort();
                return;
            }
            waitedBefore = waitsNow;
            before = waits.getAsLong();
        }
    }

    /// Whether somebody waits for the server, or has since then.
    private boolean isWaitedFor(long before) {
        final long now = waits.getAsLong();
        return now % 2 != 0 || now != before;
    }

    private void awaitOther() {
        final Calls.Kill other = calls.killed();
        if (other != null) {
            other.awaitAnswer(PATIENCE);
        }
    }

    /// Ends what the server does for a line that has gone: it would not notice before it has something to say.
    void stopServer() {
        if (!alone) {
            Thread.ofVirtual().name("luma-kill").start(sideLine::killConnection);
        }
    }
}
