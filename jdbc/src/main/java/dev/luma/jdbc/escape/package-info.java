/// JDBC's escapes, `{fn …}`, `{d '…'}`, `{call …}` and the others, as the server's own SQL.
///
/// Works on text alone.
@NullMarked
package dev.luma.jdbc.escape;

import org.jspecify.annotations.NullMarked;
