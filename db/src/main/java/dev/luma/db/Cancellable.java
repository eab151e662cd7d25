package dev.luma.db;

/// Runs statements of which the one under way can be stopped from another thread, and nothing else that is done on the
/// connection.
///
/// ```java
/// Cancellable calls = db.cancellable();
/// Future<Long> count = threads.submit(() -> calls.query("SELECT COUNT(*) FROM big").first(Long.class).orElseThrow());
/// calls.cancel();
/// ```
public final class Cancellable extends Executor {
    private final Executor base;

    Cancellable(Executor base) {
        super(base.conversation, base.manner.owned());
        this.base = base;
    }

    /// Stops the call that was made here, also [#with] options, and is under way, rows that are being read included; as
    /// [Connection#cancel]. Nothing if there is none, whatever else the connection does. A call that ends while it is
    /// stopped waits for that, so that what comes next is not hit.
    public void cancel() {
        conversation.cancel(manner);
    }

    @Override
    void requireUsable() {
        base.requireUsable();
    }

    @Override
    public String toString() {
        return base + ", to be cancelled";
    }
}
