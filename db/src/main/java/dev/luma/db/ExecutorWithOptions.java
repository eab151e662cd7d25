package dev.luma.db;

import dev.luma.db.spi.CallOptions;

/// A connection or transaction that runs each call with options.
final class ExecutorWithOptions extends Executor {
    private final Executor base;

    ExecutorWithOptions(Executor base, CallOptions options) {
        super(base.conversation, base.manner.with(options));
        this.base = base;
    }

    @Override
    void requireUsable() {
        base.requireUsable();
    }

    @Override
    public String toString() {
        return base + " with " + manner.options();
    }
}
