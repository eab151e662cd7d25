package dev.luma.db.error;

/// Whether doing the same again can do harm.
public enum Retry {
    /// Nothing reached the server, or what reached it had no effect: the same call may be made again.
    SAFE,
    /// The server undid the whole transaction (a deadlock, a serialisation failure): run all of it again.
    WHOLE_TRANSACTION,
    /// The server may or may not have done the work. Find out before doing it again.
    UNKNOWN,
    /// The same call would fail in the same way.
    NEVER
}
