/// What can go wrong, as a sealed family that a caller chooses from by type.
///
/// Every `DbException` answers three questions: whose fault, may I retry, is the connection usable. It carries
/// the SQLSTATE, the vendor's code and the statement's text, never its values. A message says what happened, to
/// what, and what to do about it.
///
/// Not here: codes of one database. The table from a server's codes to these types is the driver's.
/// No secret and no full DSN is in any message.
///
/// Start with `DbException`.
@NullMarked
package dev.luma.db.error;

import org.jspecify.annotations.NullMarked;
