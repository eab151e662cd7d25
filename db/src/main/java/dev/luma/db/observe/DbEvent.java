package dev.luma.db.observe;

import dev.luma.db.spi.ServerInfo;
import dev.luma.db.spi.TransactionOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Something that happened on a connection.
///
/// The text of a statement is the one that the program gave, with its placeholders; values are in no event. Literals in
/// statements about passwords are masked. A failure is what the program gets to see.
public sealed interface DbEvent {
    /// A connection was opened.
    ///
    /// @param took from the call to the session's first answer
    record Connected(ServerInfo server, Duration took) implements DbEvent {}

    /// A connection could not be opened.
    ///
    /// @param driver its name
    record ConnectFailed(String driver, Throwable failure, Duration took) implements DbEvent {}

    /// A statement has its connection's turn, and is about to be sent.
    record StatementBegun(ServerInfo server, String sql, Instant at) implements DbEvent {}

    /// A statement is over: its last row was read, or it was closed, or it failed. Each [StatementBegun] has one.
    ///
    /// @param begun the very object that was told before
    /// @param rows how many were read, of all its results
    /// @param affectedRows of its last result; unsigned
    record StatementEnded(
            StatementBegun begun, Timing timing, long rows, long affectedRows, Optional<Throwable> failure)
            implements DbEvent {}

    /// A transaction has begun.
    record TransactionBegun(ServerInfo server, TransactionOptions options, Instant at) implements DbEvent {}

    /// A transaction is over. Each [TransactionBegun] has one.
    ///
    /// @param begun the very object that was told before
    record TransactionEnded(TransactionBegun begun, Ending ending, Duration took, Optional<Throwable> failure)
            implements DbEvent {}

    /// A connection was closed by the program.
    ///
    /// @param age since it was opened
    record Closed(ServerInfo server, Duration age) implements DbEvent {}

    /// How a transaction ended.
    enum Ending {
        COMMITTED,
        /// By the program, by the server, or since its connection is gone.
        ROLLED_BACK,
        /// The connection was lost before the server had answered the commit.
        UNKNOWN
    }

    /// Where a statement's time went.
    ///
    /// @param waiting for other threads' statements on the same connection
    /// @param answering from the first byte sent to the first answer: the server, and the way there and back
    /// @param reading from the first answer to the end of the last; for rows that the program reads one by one, its own
    ///     work between them is in it
    record Timing(Duration waiting, Duration answering, Duration reading) {
        /// All three together.
        public Duration total() {
            return waiting.plus(answering).plus(reading);
        }
    }
}
