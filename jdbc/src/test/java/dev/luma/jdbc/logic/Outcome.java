package dev.luma.jdbc.logic;

import java.util.List;

/// What a driver made of a statement.
sealed interface Outcome {
    /// @param count as `getLargeUpdateCount` has it
    record Updated(long count) implements Outcome {}

    /// @param kind the class of `java.sql` that it is of
    record Refused(String state, int code, String kind) implements Outcome {}

    /// @param rows as they came
    record Answered(List<Column> columns, List<Value[]> rows) implements Outcome {}

    /// What the metadata of a result says of a column.
    record Column(String label, int type, String typeName, String className) {}

    /// A value as `getObject` and as `getString` give it.
    record Value(Object object, String string) {}
}
