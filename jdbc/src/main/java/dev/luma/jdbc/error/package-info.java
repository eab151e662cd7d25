/// The failures of `db` as the exceptions of java.sql, by class, SQLSTATE and code.
///
/// Frameworks decide by these what happened, so each is what Spring and Hibernate translate.
///
/// Start with `SqlExceptions`.
@NullMarked
package dev.luma.jdbc.error;

import org.jspecify.annotations.NullMarked;
