/// The adapter that turns a `TextDriver`, the contract of four functions, into the `Driver` and `Session` that the rest
/// of `db` knows.
///
/// It finds the `?` marks, writes values as SQL literals where the driver cannot take them beside the statement, and
/// shows maps as rows.
///
/// Not here: named parameters, transactions' rules, conversion; `db` has them for all sessions.
/// Exported to the runtime of Luma alone, which writes the same literals; applications meet it through `Db.open`.
///
/// Start with `TextSession`.
@NullMarked
package dev.luma.db.text;

import org.jspecify.annotations.NullMarked;
