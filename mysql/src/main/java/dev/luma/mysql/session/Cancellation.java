package dev.luma.mysql.session;

import java.time.Duration;

/// Has the server stop what it does for a line, by a KILL over another one.
final class Cancellation {
    /// How long a call may go on after the server has taken note that it shall stop.
    private static final Duration GRACE = Duration.ofSeconds(1);
    /// How long to wait for the answer to a KILL that another thread has sent. The side line gives up long before.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Calls calls;
    private final Runnable cut;
    private volatile SideLine sideLine;
    private boolean alone;

    /// @param calls of the line
    /// @param cut closes the line, from any thread
    Cancellation(Calls calls, SideLine sideLine, Runnable cut) {
        this.calls = calls;
        this.sideLine = sideLine;
        this.cut = cut;
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
        if (!delivered || !kill.awaitEnd(GRACE)) {
            cut.run();
        }
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
