package dev.luma.db.spi;

/// What becomes of a batch of which one row fails.
public enum OnFailure {
    /// The batch is one unit: the failure is thrown, and what the other rows did is undone, as far as the tables know
    /// transactions.
    STOP,
    /// Each row is on its own: the others are run, and the result tells of each.
    KEEP_GOING
}
