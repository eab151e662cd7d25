package dev.luma.lang.lower;

import dev.luma.lang.types.Symbol.Local;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What is known of variables at one place of a body. One that is not in it can have any value. Where a place is never
/// reached, null stands for it.
final class KnownRanges {
    private final Map<Local, Range> ranges;

    KnownRanges() {
        this(new HashMap<>());
    }

    private KnownRanges(Map<Local, Range> ranges) {
        this.ranges = ranges;
    }

    KnownRanges copy() {
        return new KnownRanges(new HashMap<>(ranges));
    }

    Range of(Local local) {
        return ranges.getOrDefault(local, Range.ALL);
    }

    void set(Local local, Range range) {
        if (range.equals(Range.ALL)) {
            ranges.remove(local);
        } else {
            ranges.put(local, range);
        }
    }

    /// The same without what is known of some variables.
    KnownRanges without(Predicate<Local> forgotten) {
        final KnownRanges left = copy();
        left.ranges.keySet().removeIf(forgotten);
        return left;
    }

    /// Whether it says anything about one of these.
    boolean knowsAnyOf(Set<Local> locals) {
        return locals.stream().anyMatch(ranges::containsKey);
    }

    /// What holds after a test.
    ///
    /// @return null if no value passes it
    static @Nullable KnownRanges limited(@Nullable KnownRanges known, @Nullable Local local, @Nullable Range limit) {
        if (known == null || limit == null) {
            return null;
        }
        if (local == null) {
            return known;
        }
        final Range left = known.of(local).within(limit);
        if (left == null) {
            return null;
        }
        final KnownRanges limited = known.copy();
        limited.set(local, left);
        return limited;
    }

    /// What holds where two ways meet.
    static @Nullable KnownRanges join(@Nullable KnownRanges a, @Nullable KnownRanges b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        final KnownRanges both = new KnownRanges();
        a.ranges.forEach((local, range) -> both.set(local, range.with(b.of(local))));
        return both;
    }

    /// Whether all that may be so there may be so here too.
    boolean covers(KnownRanges there) {
        return ranges.entrySet().stream().allMatch(one -> one.getValue().contains(there.of(one.getKey())));
    }

    /// What covers both, in few steps: an end that moved is given up.
    KnownRanges widened(KnownRanges by) {
        final KnownRanges wide = new KnownRanges();
        ranges.forEach((local, range) -> wide.set(local, range.widened(by.of(local))));
        return wide;
    }
}
