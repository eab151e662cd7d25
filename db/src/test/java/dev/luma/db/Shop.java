package dev.luma.db;

import dev.luma.db.error.ServerError;
import dev.luma.db.error.SyntaxException;
import dev.luma.db.spi.TextDriver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A text driver in memory: it answers what it was told to, and remembers what it was asked.
class Shop implements TextDriver<Shop.Line> {
    /// The driver's own connection value.
    record Line(String dsn) {}

    final Deque<String> asked = new ArrayDeque<>();
    final Map<String, List<Map<String, Object>>> tables = new HashMap<>();
    final Map<String, RuntimeException> failures = new HashMap<>();
    long[] outcome = {1, 7};
    int disconnects;

    /// Has a statement give rows, each as `name, value, name, value, …`.
    Shop answer(String sql, Object[]... rows) {
        final List<Map<String, Object>> table = new ArrayList<>();
        for (final Object[] row : rows) {
            final Map<String, Object> cells = new LinkedHashMap<>();
            for (int i = 0; i < row.length; i += 2) {
                cells.put((String) row[i], row[i + 1]);
            }
            table.add(cells);
        }
        tables.put(sql, table);
        return this;
    }

    static Object[] row(Object... cells) {
        return cells;
    }

    /// What the driver was asked last.
    String last() {
        return asked.getLast();
    }

    void failOn(String sql, RuntimeException failure) {
        failures.put(sql, failure);
    }

    @Override
    public String name() {
        return "shop";
    }

    @Override
    public Line connect(String dsn) {
        return new Line(dsn);
    }

    @Override
    public List<Map<String, Object>> query(Line line, String sql) {
        asked(sql);
        final List<Map<String, Object>> table = tables.get(sql);
        if (table == null) {
            throw new SyntaxException(new ServerError("no answer to `" + sql + "`", "42000", 1064));
        }
        return table;
    }

    @Override
    public long[] exec(Line line, String sql) {
        asked(sql);
        return outcome;
    }

    private void asked(String sql) {
        asked.add(sql);
        final RuntimeException failure = failures.get(sql);
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void disconnect(Line line) {
        disconnects++;
    }
}
