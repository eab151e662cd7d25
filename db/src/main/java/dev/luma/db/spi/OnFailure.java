package dev.luma.db.spi;

/// What becomes of a batch of which one row fails.
public enum OnFailure {
    /// The batch is one unit: the failure is thrown, and what the other rows did is undone, as far as the tables know
    /// transactions.
    STOP,
    /// Each row is on its own: the others are run, and the result tells of each. Where no transaction is open, each is
    /// committed by itself.
    KEEP_GOING,
    /// Rows that fail are left out: the others are run, and the result tells of each. Where no transaction is open, the
    /// others are one, which is committed at the end; so a failure that undoes all of it, such as a deadlock, is
    /// thrown.
    LEAVE_OUT
}
