package dev.luma.mysql.session;

import dev.luma.db.error.DbException;
import dev.luma.mysql.protocol.StatementVerb;
import dev.luma.toolbox.buffer.Buffer;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Different statements without values, which go as text: a row of the batch is a statement.
final class BatchedTexts implements BatchedStatement {
    private final ServerLine line;
    private final List<String> statements;

    BatchedTexts(ServerLine line, List<String> statements) {
        this.line = line;
        this.statements = statements;
    }

    /// Each statement as the only value of its row.
    Iterator<@Nullable Object[]> rows() {
        return statements.stream().map(sql -> new @Nullable Object[] {sql}).iterator();
    }

    @Override
    public String sqlOf(int row) {
        return statements.get(Math.min(row, statements.size() - 1));
    }

    /// The gravest of them.
    @Override
    public StatementVerb verb() {
        StatementVerb gravest = StatementVerb.READS;
        for (final String sql : statements) {
            final StatementVerb verb = StatementVerb.of(sql);
            gravest = verb.compareTo(gravest) > 0 ? verb : gravest;
        }
        return gravest;
    }

    @Override
    public void requireCount(int values) {
        // its text is the only one
    }

    @Override
    public boolean fits(@Nullable Object[] values) {
        return true;
    }

    @Override
    public void fit(@Nullable Object[] values) {
        // a text always does
    }

    @Override
    public void encode(Buffer out, @Nullable Object[] values) {
        line.query(String.valueOf(values[0])).encode(out);
    }

    @Override
    public void accepted() {
        line.state().doubt();
    }

    @Override
    public void refused(DbException failure) {
        // nothing is kept on the server
    }

    @Override
    public ResultStream answer(ResultStream stream, int row) {
        return stream.to(sqlOf(row), null, 0);
    }
}
