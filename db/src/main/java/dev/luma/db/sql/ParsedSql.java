package dev.luma.db.sql;

import dev.luma.db.error.SqlState;
import dev.luma.db.error.UsageException;
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

    /// Refuses values without names where the parameters have some.
    ///
    /// @throws UsageException if they have
    public void requirePositional() {
        if (!names.isEmpty()) {
            throw new UsageException(
                    SqlState.WRONG_PARAMETER_COUNT,
                    "the statement has :" + names.getFirst() + ", and the values have no names: give them as a Map");
        }
    }

    /// Refuses more or fewer values than there are parameters.
    ///
    /// @throws UsageException if the two differ
    public static void requireCount(int parameters, int values) {
        if (parameters != values) {
            throw new UsageException(
                    SqlState.WRONG_PARAMETER_COUNT,
                    "PARAM_COUNT_MISMATCH: the statement takes " + parameters + (parameters == 1 ? " value" : " values")
                            + ", and " + values + (values == 1 ? " was given" : " were given"));
        }
    }
}
