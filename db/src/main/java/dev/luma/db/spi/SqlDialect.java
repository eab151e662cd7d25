package dev.luma.db.spi;

/// Which characters quote and comment in a session's SQL: all that `db` must know of a language to find parameters.
///
/// Quoted in every dialect are `'…'`, `"…"`, `` `…` `` and `$tag$…$tag$`; comments in every dialect are `/* … */`, and
/// `--` to the end of the line.
///
/// @param backslashEscapes in `'…'` and `"…"` a backslash takes the next character with it
/// @param hashComments `#` begins a comment that ends with the line
/// @param dashesNeedSpace `--` begins a comment only before white space or at the end, so that `5--1` is 6
public record SqlDialect(boolean backslashEscapes, boolean hashComments, boolean dashesNeedSpace) {
    /// The SQL standard's.
    public static final SqlDialect STANDARD = new SqlDialect(false, false, false);

    /// MySQL's and MariaDB's, as they come.
    public static final SqlDialect MYSQL = new SqlDialect(true, true, true);

    /// The same with plain backslashes, as under MySQL's mode `NO_BACKSLASH_ESCAPES`.
    public SqlDialect withoutBackslashEscapes() {
        return new SqlDialect(false, hashComments, dashesNeedSpace);
    }
}
