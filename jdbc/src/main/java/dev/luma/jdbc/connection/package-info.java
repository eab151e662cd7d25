/// The connection: whose turn it is, its transactions, and what it makes.
///
/// A method that talks to the server takes the connection's one lock; `cancel`, `abort` and `close` need none. A
/// transaction begins with the first statement that needs it. Rows that are still being read when another command wants
/// the line are taken into memory first.
///
/// Start with `JdbcConnection`.
@NullMarked
package dev.luma.jdbc.connection;

import org.jspecify.annotations.NullMarked;
