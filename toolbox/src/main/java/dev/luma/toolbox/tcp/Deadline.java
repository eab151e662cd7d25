package dev.luma.toolbox.tcp;

import java.time.Duration;
import java.util.Objects;

/// A moment, on the clock of [System#nanoTime], after which an operation fails. Immutable.
///
/// A deadline is absolute: it may travel through many reads and writes, and what each of them used up is gone for the
/// next. One that lies further than 73 years ahead is [#never].
public final class Deadline {
    private static final long FARTHEST_NANOS = 1L << 61;
    private static final Duration FARTHEST = Duration.ofNanos(FARTHEST_NANOS);
    private static final Deadline NEVER = new Deadline(0);

    private final long nanoTime;

    private Deadline(long nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// The deadline that does not pass.
    public static Deadline never() {
        return NEVER;
    }

    /// The moment that comes when `time` has gone by from now on.
    ///
    /// @param time zero or negative: has passed already
    public static Deadline after(Duration time) {
        Objects.requireNonNull(time, "time");
        if (time.compareTo(FARTHEST) >= 0) {
            return NEVER;
        }
        return new Deadline(System.nanoTime() + (time.isNegative() ? 0 : time.toNanos()));
    }

    /// The moment at which [System#nanoTime] reads `nanoTime`, which lies less than 73 years from now.
    public static Deadline at(long nanoTime) {
        return new Deadline(nanoTime);
    }

    public boolean isNever() {
        return this == NEVER;
    }

    public boolean hasPassed() {
        return this != NEVER && nanoTime - System.nanoTime() <= 0;
    }

    /// How long it takes until the moment comes: 0 when it has passed, `Long.MAX_VALUE` when it never does.
    public long remainingNanos() {
        return this == NEVER ? Long.MAX_VALUE : Math.max(0, nanoTime - System.nanoTime());
    }

    /// The one of the two that comes first.
    public Deadline earlier(Deadline other) {
        if (other == NEVER) {
            return this;
        }
        return this == NEVER || other.nanoTime - nanoTime < 0 ? other : this;
    }

    /// The moment as [System#nanoTime] will read it; means nothing when [#isNever].
    long nanoTime() {
        return nanoTime;
    }

    /// For messages: `in 2.5 s`, `passed`, `never`.
    @Override
    public String toString() {
        if (this == NEVER) {
            return "never";
        }
        long remaining = remainingNanos();
        return remaining == 0 ? "passed" : "in " + Wording.time(remaining);
    }
}
