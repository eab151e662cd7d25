package dev.luma.db.text;

import dev.luma.db.spi.Answer;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.OnFailure;
import dev.luma.db.spi.PreparedSession;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement to be run many times by a driver that prepares nothing.
final class TextStatement implements PreparedSession {
    private final TextSession<?> session;
    private final String sql;
    private final int parameterCount;

    TextStatement(TextSession<?> session, String sql, int parameterCount) {
        this.session = session;
        this.sql = sql;
        this.parameterCount = parameterCount;
    }

    @Override
    public String sql() {
        return sql;
    }

    @Override
    public int parameterCount() {
        return parameterCount;
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
    public Answer query(@Nullable Object[] values) {
        return session.query(sql, values);
    }

    @Override
    public Answer exec(@Nullable Object[] values) {
        return session.exec(sql, values);
    }

    @Override
    public BatchResult batch(Iterator<@Nullable Object[]> rows, OnFailure onFailure) {
        return session.batch(sql, rows, onFailure);
    }

    @Override
    public void close() {}
}
