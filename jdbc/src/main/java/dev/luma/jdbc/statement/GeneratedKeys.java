package dev.luma.jdbc.statement;

import dev.luma.db.ExecResult;
import dev.luma.db.Row;
import dev.luma.db.Rows;
import dev.luma.db.error.ServerException;
import dev.luma.db.spi.BatchResult;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import dev.luma.jdbc.result.MemoryRows;
import dev.luma.jdbc.vendor.KeyPlan;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The keys of one statement, by the plan that its vendor has for them. Its methods are called by who holds the
/// connection's lock.
final class GeneratedKeys {
    private static final String LABEL = "GENERATED_KEY";
    private static final long[] NO_KEYS = {};
    /// Columns in front of the table's own, in what [KeyPlan.Counted] asks.
    private static final int FACTS = 2;

    private final StatementHost host;
    private final KeyPlan plan;
    private final String sql;
    private final String label;

    private GeneratedKeys(StatementHost host, KeyPlan plan, String sql, String label) {
        this.host = host;
        this.plan = plan;
        this.sql = sql;
        this.label = label;
    }

    /// Before the statement runs. One round trip, where the server gives rows back and must be asked of which column.
    static GeneratedKeys of(String sql, KeyRequest request, StatementHost host) throws SQLException {
        final KeyPlan plan = host.vendor().keys(sql, host.dialect(), names(request));
        if (plan instanceof KeyPlan.ReturningKey open) {
            return returning(open, sql, request, host);
        }
        return new GeneratedKeys(
                host, plan, plan instanceof KeyPlan.Returning other ? other.sql() : sql, label(request));
    }

    private static GeneratedKeys returning(
            KeyPlan.ReturningKey open, String sql, KeyRequest request, StatementHost host) throws SQLException {
        final String column = generated(open.question(), host);
        return column == null
                ? new GeneratedKeys(host, new KeyPlan.First(), sql, label(request))
                : new GeneratedKeys(host, open, open.sql(host.dialect().quotedName(column)), label(request));
    }

    /// The name of the generated column among those of a query; null if there is none, or the server does not tell.
    private static @Nullable String generated(String question, StatementHost host) throws SQLException {
        try (Rows rows = host.ready().query(question)) {
            final int at = generated(rows.columns());
            return at < 0 ? null : rows.columns().get(at).name();
        } catch (ServerException e) {
            return null;
        }
    }

    private static int generated(List<ColumnInfo> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).generated()) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> names(KeyRequest request) {
        return request instanceof KeyRequest.Columns columns ? columns.names() : List.of();
    }

    private static String label(KeyRequest request) {
        final List<String> names = names(request);
        return names.size() == 1 ? names.getFirst() : LABEL;
    }

    /// The statement to run.
    String sql() {
        return sql;
    }

    /// Whether its rows are the keys.
    boolean areItsRows() {
        return plan instanceof KeyPlan.Returning || plan instanceof KeyPlan.ReturningKey;
    }

    /// After the statement has run. One round trip, where the keys of several rows follow from the first.
    ///
    /// @param outcome null if it gave rows
    MemoryRows after(@Nullable ExecResult outcome) throws SQLException {
        if (outcome == null || outcome.lastInsertId() == 0 || outcome.affectedRows() == 0) {
            return rows(label, NO_KEYS);
        }
        final long[] first = {outcome.lastInsertId()};
        return rows(
                label,
                switch (plan) {
                    case KeyPlan.None none -> NO_KEYS;
                    case KeyPlan.Counted counted -> counted(counted, outcome);
                    case KeyPlan.First told -> first;
                    case KeyPlan.Returning unused -> first;
                    case KeyPlan.ReturningKey unused -> first;
                });
    }

    private long[] counted(KeyPlan.Counted counted, ExecResult outcome) throws SQLException {
        final long[] first = {outcome.lastInsertId()};
        try (Rows rows = host.ready().query(counted.question())) {
            final int at = generated(rows.columns());
            if (!rows.next() || at < FACTS) {
                return first;
            }
            final Row facts = rows.row();
            return counted.keys(
                    outcome.lastInsertId(),
                    outcome.affectedRows(),
                    facts.getLong(0),
                    facts.getLong(1),
                    rows.columns().get(at).name(),
                    at - FACTS);
        } catch (ServerException e) {
            // What the server does not tell is in doubt.
            return first;
        }
    }

    /// What a batch told, row by row.
    static MemoryRows of(BatchResult result, KeyRequest request) {
        final long[] keys = new long[result.size()];
        int count = 0;
        for (int i = 0; i < result.size(); i++) {
            if (result.key(i) != 0) {
                keys[count++] = result.key(i);
            }
        }
        return rows(label(request), Arrays.copyOf(keys, count));
    }

    static MemoryRows none() {
        return rows(LABEL, NO_KEYS);
    }

    /// @param keys unsigned
    private static MemoryRows rows(String label, long[] keys) {
        final boolean signed = Arrays.stream(keys).allMatch(key -> key >= 0);
        final List<@Nullable Object[]> rows = new ArrayList<>(keys.length);
        for (final long key : keys) {
            rows.add(new @Nullable Object[] {signed ? (Object) key : new BigInteger(Long.toUnsignedString(key))});
        }
        return MemoryRows.of(List.of(new KeyColumn(label, signed ? Kind.INTEGER : Kind.UNSIGNED)), rows);
    }
}
