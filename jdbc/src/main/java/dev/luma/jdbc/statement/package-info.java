/// Statements: one text or a prepared one, their results in order, batches, generated keys.
///
/// They know of their connection what [dev.luma.jdbc.statement.StatementHost] says, and no more.
///
/// Start with `JdbcStatement`.
@NullMarked
package dev.luma.jdbc.statement;

import org.jspecify.annotations.NullMarked;
