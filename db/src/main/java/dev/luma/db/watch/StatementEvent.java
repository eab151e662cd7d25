package dev.luma.db.watch;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/// In Flight Recorder: a statement was run.
@Name("dev.luma.Statement")
@Label("Statement")
@Category("Luma")
@Description("From the turn that a statement gets to the end of its last result")
@Threshold("10 ms")
final class StatementEvent extends Event {
    /// For asking whether it is recorded, without making one.
    static final StatementEvent PROBE = new StatementEvent();

    @Label("SQL")
    @Description("With its placeholders, without values")
    @Nullable
    String sql;

    @Label("Address")
    @Nullable
    String address;

    @Label("Connection Id")
    @Description("The server's number for the connection")
    long connectionId;

    @Label("Waiting")
    @Description("For other threads' statements on the same connection")
    @Timespan
    long waiting;

    @Label("Answering")
    @Description("From the first byte sent to the first answer")
    @Timespan
    long answering;

    @Label("Reading")
    @Description("From the first answer to the end of the last, with the program's own work between rows")
    @Timespan
    long reading;

    @Label("Rows")
    @Description("Rows that were read")
    long rows;

    @Label("Affected Rows")
    long affectedRows;

    @Label("Failure")
    @Description("Type of the failure, and its SQLSTATE")
    @Nullable
    String failure;
}
