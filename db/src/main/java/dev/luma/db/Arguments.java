package dev.luma.db;

import dev.luma.db.advice.DidYouMean;
import dev.luma.db.error.SqlState;
import dev.luma.db.error.UsageException;
import dev.luma.db.sql.ParsedSql;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values of a call, in the order of the statement's parameters.
final class Arguments {
    private static final @Nullable Object[] ONE_NULL = {null};

    private Arguments() {}

    /// What a caller of a method with `Object...` meant: `(Object[]) null` is one NULL, and a single [List] is the list
    /// of the values. (A `byte[]` is a value.)
    static @Nullable Object[] of(@Nullable Object @Nullable [] values) {
        if (values == null) {
            return ONE_NULL.clone();
        }
        if (values.length == 1 && values[0] instanceof List<?> list) {
            return list.toArray();
        }
        return values;
    }

    /// The named values, if a single value is a map of them.
    static @Nullable Map<?, ?> named(@Nullable Object @Nullable [] values) {
        return values != null && values.length == 1 && values[0] instanceof Map<?, ?> named ? named : null;
    }

    /// The value of each parameter, in order.
    ///
    /// @throws UsageException if a name has no value, or a value no parameter
    static @Nullable Object[] of(ParsedSql statement, Map<?, ?> named) {
        final List<String> names = statement.names();
        if (names.isEmpty() && statement.parameterCount() > 0) {
            throw wrong("the statement has ? parameters, and the values are named: give the values in order");
        }
        final @Nullable Object[] values = new @Nullable Object[names.size()];
        for (int i = 0; i < values.length; i++) {
            final Object value = named.get(names.get(i));
            if (value == null && !named.containsKey(names.get(i))) {
                throw wrong(
                        "no value for :" + names.get(i) + DidYouMean.suggestion(names.get(i), unused(names, named)));
            }
            values[i] = value;
        }
        requireAllUsed(names, named);
        return values;
    }

    private static void requireAllUsed(List<String> names, Map<?, ?> named) {
        for (final Object name : named.keySet()) {
            if (!(name instanceof String) || !names.contains(name)) {
                throw wrong("a value for `" + name + "` is given, and the statement has no :" + name
                        + DidYouMean.suggestion(String.valueOf(name), names));
            }
        }
    }

    /// The names given that the statement does not have, among which a slip would be.
    private static List<String> unused(List<String> names, Map<?, ?> named) {
        return named.keySet().stream()
                .map(String::valueOf)
                .filter(name -> !names.contains(name))
                .toList();
    }

    private static UsageException wrong(String message) {
        return new UsageException(SqlState.WRONG_PARAMETER_COUNT, message);
    }

    /// The rows of a batch as they are asked for, each with the values in the order of the statement's parameters.
    static BatchRows rows(ParsedSql statement, Iterable<?> rows) {
        return new BatchRows(rows.iterator(), row -> inOrder(statement, row));
    }

    /// The same for an insert, whose columns are the names.
    static BatchRows rows(List<String> columns, Iterable<?> rows) {
        return new BatchRows(
                rows.iterator(),
                row -> row instanceof Map<?, ?> named ? inOrder(columns, named) : counted(columns.size(), row));
    }

    private static @Nullable Object[] inOrder(ParsedSql statement, @Nullable Object row) {
        if (row instanceof Map<?, ?> named) {
            return of(statement, named);
        }
        if (!statement.names().isEmpty()) {
            throw wrong("the statement's parameters have names, and a row of values has none: give it as a Map");
        }
        return counted(statement.parameterCount(), row);
    }

    private static @Nullable Object[] counted(int count, @Nullable Object row) {
        final @Nullable Object[] values = row instanceof @Nullable Object[] array ? array : of(row);
        ParsedSql.requireCount(count, values.length);
        return values;
    }

    private static @Nullable Object[] of(@Nullable Object row) {
        return row instanceof List<?> list ? list.toArray() : new @Nullable Object[] {row};
    }

    private static @Nullable Object[] inOrder(List<String> columns, Map<?, ?> named) {
        final @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            final String column = columns.get(i);
            if (!named.containsKey(column)) {
                throw wrong(
                        "no value for the column " + column + DidYouMean.suggestion(column, unused(columns, named)));
            }
            values[i] = named.get(column);
        }
        requireAllUsed(columns, named);
        return values;
    }
}
