/// What applications import: open a database, ask it, read rows, change it in transactions.
///
/// `Db.open` takes a driver and a DSN and gives a connection; SQL goes in with `?` or `:name` parameters, rows
/// come out one by one. The database binds the parameters wherever its driver can; values are converted to the
/// asked-for Java type in one place, with checks of range.
///
/// Not here: any database (a driver implements `.spi`), a socket, SQL of a dialect, mapping of object graphs.
/// A connection carries one conversation at a time; errors are the sealed family in `.error`.
///
/// Start with `Db`, then `Connection` and `Rows`.
@NullMarked
package dev.luma.db;

import org.jspecify.annotations.NullMarked;
