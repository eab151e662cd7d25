package dev.luma.mysql.session;

import dev.luma.db.error.DbException;
import dev.luma.mysql.protocol.StatementVerb;
import dev.luma.toolbox.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// What a batch runs, once for each of its rows.
interface BatchedStatement {
    /// What runs for a row, for messages.
    String sqlOf(int row);

    /// What a lost answer leaves open; null to judge it by the statement's text, if it comes to that.
    @Nullable
    StatementVerb verb();

    /// @throws dev.luma.db.error.UsageException if these are not as many as it takes
    void requireCount(int values);

    /// Whether the server takes these values as what they are, as things stand.
    boolean fits(@Nullable Object[] values);

    /// Sees to it that these values fit.
    void fit(@Nullable Object[] values);

    /// Appends the command that runs it.
    void encode(Buffer out, @Nullable Object[] values);

    /// What was encoded last is on its way.
    void accepted();

    /// The server has refused a row.
    void refused(DbException failure);

    /// Makes the stream one of a row's answer.
    ResultStream answer(ResultStream stream, int row);
}
