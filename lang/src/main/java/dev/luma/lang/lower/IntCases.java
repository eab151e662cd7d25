package dev.luma.lang.lower;

import java.util.ArrayList;
import java.util.List;

/// Which arm of a `match` an int takes: intervals from the least to the greatest that it can be, without a gap between
/// them, so that one is found by halving, or in a table.
public final class IntCases {
    /// Instead of an arm's number: none of them.
    public static final int OTHERWISE = -1;

    private List<Interval> intervals;

    /// @param possible what the int can be
    public IntCases(Range possible) {
        intervals = List.of(new Interval(possible, OTHERWISE));
    }

    /// Neighbours go to different arms.
    ///
    /// @param arm its number from 0 on, or [#OTHERWISE]
    public record Interval(Range values, int arm) {
        public boolean isOne() {
            return values.least() == values.greatest();
        }
    }

    /// Gives an arm the values that no arm before it took.
    ///
    /// @param arm not less than the ones before
    public void take(Range values, int arm) {
        final List<Interval> all = new ArrayList<>();
        for (final Interval interval : intervals) {
            final Range taken = interval.arm() == OTHERWISE ? interval.values().within(values) : null;
            if (taken == null) {
                add(all, interval);
                continue;
            }
            if (interval.values().least() < taken.least()) {
                add(all, new Interval(new Range(interval.values().least(), taken.least() - 1), OTHERWISE));
            }
            add(all, new Interval(taken, arm));
            if (taken.greatest() < interval.values().greatest()) {
                add(
                        all,
                        new Interval(
                                new Range(
                                        taken.greatest() + 1, interval.values().greatest()),
                                OTHERWISE));
            }
        }
        intervals = all;
    }

    private static void add(List<Interval> all, Interval next) {
        if (!all.isEmpty() && all.getLast().arm() == next.arm()) {
            final Interval before = all.removeLast();
            all.add(new Interval(before.values().with(next.values()), next.arm()));
        } else {
            all.add(next);
        }
    }

    /// The intervals in their order.
    public List<Interval> intervals() {
        return intervals;
    }
}
