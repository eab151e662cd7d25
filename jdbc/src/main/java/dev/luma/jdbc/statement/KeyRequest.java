package dev.luma.jdbc.statement;

import dev.luma.jdbc.error.SqlExceptions;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the keys that a statement generates are asked for, and in which columns they are.
public sealed interface KeyRequest {
    /// Nobody asks.
    record None() implements KeyRequest {}

    /// Those that the server generates.
    record Generated() implements KeyRequest {}

    /// What these columns got.
    record Columns(List<String> names) implements KeyRequest {}

    KeyRequest NONE = new None();
    KeyRequest GENERATED = new Generated();

    /// @param flag [Statement#RETURN_GENERATED_KEYS] or [Statement#NO_GENERATED_KEYS]
    static KeyRequest of(int flag) throws SQLException {
        return switch (flag) {
            case Statement.RETURN_GENERATED_KEYS -> GENERATED;
            case Statement.NO_GENERATED_KEYS -> NONE;
            default ->
                throw SqlExceptions.usage(
                        "HY024", "generated keys are asked for by Statement.RETURN_GENERATED_KEYS, not by " + flag);
        };
    }

    /// Which column an index means nobody can tell before the table is known: what the server generates is what is
    /// meant.
    static KeyRequest of(int @Nullable [] indexes) {
        return indexes == null || indexes.length == 0 ? NONE : GENERATED;
    }

    static KeyRequest of(String @Nullable [] names) throws SQLException {
        if (names == null || names.length == 0) {
            return NONE;
        }
        for (final String name : names) {
            SqlExceptions.given(name, "the name of a column whose key is asked for");
        }
        return new Columns(List.of(names));
    }
}
