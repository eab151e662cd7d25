/// Values: what a column is to JDBC, how it is read as which class, and what binds as a parameter.
///
/// Knows no result set and no statement.
@NullMarked
package dev.luma.jdbc.value;

import org.jspecify.annotations.NullMarked;
