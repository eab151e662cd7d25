/// Result sets: rows that stream by or lie in memory, and what their columns are.
///
/// A [dev.luma.jdbc.result.RowSource] gives the rows; values are read from it as they are asked for, and none is an
/// object before.
///
/// Start with `JdbcResultSet`.
@NullMarked
package dev.luma.jdbc.result;

import org.jspecify.annotations.NullMarked;
