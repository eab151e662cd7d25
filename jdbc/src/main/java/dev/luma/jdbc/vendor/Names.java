package dev.luma.jdbc.vendor;

import dev.luma.db.spi.SqlDialect;
import dev.luma.db.sql.SqlScanner;

/// Names as they are written in statements.
final class Names {
    private Names() {}

    static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c > '\u007f';
    }

    /// Without its quotes.
    static String unquoted(String name) {
        final String stripped = name.strip();
        if (stripped.length() < 2 || stripped.charAt(0) != '`' && stripped.charAt(0) != '"') {
            return stripped;
        }
        final String quote = stripped.substring(0, 1);
        return stripped.substring(1, stripped.length() - 1).replace(quote + quote, quote);
    }

    /// The name as a text.
    ///
    /// @param name with quotes or without
    static String literal(String name, SqlDialect dialect) {
        final String text = unquoted(name).replace("'", "''");
        return "'" + (dialect.backslashEscapes() ? text.replace("\\", "\\\\") : text) + "'";
    }

    /// Where the first point outside quotes is; -1 if there is none.
    static int pointIn(String path, SqlDialect dialect) {
        for (int at = 0; at < path.length(); at = SqlScanner.afterToken(path, at, dialect)) {
            if (path.charAt(at) == '.') {
                return at;
            }
        }
        return -1;
    }
}
