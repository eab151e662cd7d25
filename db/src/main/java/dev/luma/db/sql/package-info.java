/// The one scanner that finds parameters in SQL text.
///
/// It knows quotes, comments and dollar quotes, and so tells `?` and `:name` from the same characters inside
/// them, and from `::cast`, `:=` and `'12:30'`. It finds, and replaces; it does not parse and has no opinion on
/// what the statement means.
///
/// Not here: a grammar, a dialect's keywords, quoting of values (a driver's business).
/// Not exported: applications meet it through the parameters of a query.
///
/// Start with the scanner.
@NullMarked
package dev.luma.db.sql;

import org.jspecify.annotations.NullMarked;
