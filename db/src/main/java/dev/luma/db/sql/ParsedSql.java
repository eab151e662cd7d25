package dev.luma.db.sql;

import java.util.List;

/// A statement whose parameters were found.
///
/// @param text the statement with `?` for each parameter
/// @param names which name stood at each `?`, in order, a name that stood twice twice; empty if `?` stood there
/// @param marks where in `text` the `?` of each parameter is, in order; not to be changed
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and an int list would box
public record ParsedSql(String text, List<String> names, int[] marks) {
    /// How many values it takes.
    public int parameterCount() {
        return marks.length;
    }
}
