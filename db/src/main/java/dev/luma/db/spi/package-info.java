/// What a driver implements, in two sizes.
///
/// `TextDriver` is four functions over strings: connect, query, exec, disconnect. One afternoon is enough to
/// write one. `Driver` and `Session` are the rich contract: prepared statements, typed parameters, rows decoded
/// from the receive buffer, streaming, cancel. An adapter turns the first into the second, and everything above
/// sees only the second.
///
/// Not here: what `db` does for every driver (parsing DSNs, finding parameters, typed access, transactions).
/// Applications need nothing of this package.
///
/// Start with `TextDriver`.
@NullMarked
package dev.luma.db.spi;

import org.jspecify.annotations.NullMarked;
