package dev.luma.db.spi;

import dev.luma.db.error.UsageException;

/// Which characters quote and comment in a session's SQL: all that `db` must know of a language to find parameters.
///
/// Quoted in every dialect are `'…'`, `"…"`, `` `…` `` and `$tag$…$tag$`; comments in every dialect are `/* … */`, and
/// `--` to the end of the line.
///
/// @param backslashEscapes in `'…'` and `"…"` a backslash takes the next character with it
/// @param hashComments `#` begins a comment that ends with the line
/// @param dashesNeedSpace `--` begins a comment only before white space or at the end, so that `5--1` is 6
/// @param nameQuote stands around a name that is no plain word; doubled where it stands in one
public record SqlDialect(boolean backslashEscapes, boolean hashComments, boolean dashesNeedSpace, char nameQuote) {
    /// The SQL standard's.
    public static final SqlDialect STANDARD = new SqlDialect(false, false, false, '"');

    /// MySQL's and MariaDB's, as they come.
    public static final SqlDialect MYSQL = new SqlDialect(true, true, true, '`');

    /// The same with plain backslashes, as under MySQL's mode `NO_BACKSLASH_ESCAPES`.
    public SqlDialect withoutBackslashEscapes() {
        return new SqlDialect(false, hashComments, dashesNeedSpace, nameQuote);
    }

    /// A name as it stands in a statement, whatever characters it has.
    ///
    /// @throws UsageException if it is empty or holds a NUL, which no database takes
    public String quotedName(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new UsageException(name.isEmpty() ? "a name is empty" : "a name holds a NUL character");
        }
        final String quote = String.valueOf(nameQuote);
        return quote + name.replace(quote, quote + quote) + quote;
    }
}
