package dev.luma.mysql.session;

import dev.luma.db.error.UsageException;
import dev.luma.db.spi.Answer;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.CallOptions;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.OnFailure;
import dev.luma.db.spi.PreparedSession;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement that the server cannot prepare, and that has no parameters: it travels as text each time.
record PlainStatement(MysqlSession session, String sql) implements PreparedSession {
    @Override
    public int parameterCount() {
        return 0;
    }

    @Override
    public List<ColumnInfo> columns() {
        return List.of();
    }

    @Override
    public Answer execute(@Nullable Object[] values) {
        return session.execute(sql, values);
    }

    @Override
    public Answer execute(@Nullable Object[] values, CallOptions options) {
        if (options.fetchSize() > 0) {
            throw new UsageException("the server cannot prepare this statement, so there is no cursor for it: " + sql);
        }
        return session.execute(sql, values, options);
    }

    @Override
    public BatchResult batch(Iterator<@Nullable Object[]> rows, OnFailure onFailure) {
        throw new UsageException("the server cannot prepare this statement, so there is no batch of it: " + sql);
    }

    @Override
    public void close() {}
}
