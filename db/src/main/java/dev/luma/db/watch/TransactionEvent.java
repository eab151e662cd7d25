package dev.luma.db.watch;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/// In Flight Recorder: a transaction was run.
@Name("dev.luma.Transaction")
@Label("Transaction")
@Category("Luma")
@Description("From a transaction's begin to its commit or rollback")
@Threshold("10 ms")
final class TransactionEvent extends Event {
    /// For asking whether it is recorded, without making one.
    static final TransactionEvent PROBE = new TransactionEvent();

    @Label("Address")
    @Nullable
    String address;

    @Label("Connection Id")
    @Description("The server's number for the connection")
    long connectionId;

    @Label("Ending")
    @Description("COMMITTED, ROLLED_BACK or UNKNOWN")
    @Nullable
    String ending;

    @Label("Statements")
    @Description("Statements that were run in it")
    long statements;

    @Label("Failure")
    @Description("Type of the failure, and its SQLSTATE")
    @Nullable
    String failure;
}
