package dev.luma.db.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Statements whose text, answer or error may hold a secret, such as `CREATE USER … IDENTIFIED BY '…'`, judged by their
/// words. It rather finds too many: an `INSERT` into a column named `password` is one too.
public final class SecretSql {
    private static final String MASK = "***";
    private static final String MASKED_LITERAL = "'" + MASK + "'";
    private static final Pattern SIGNS = Pattern.compile(
            "passw|passphrase|identified|credential|secret|token|api_?key|private_?key|keyring|authentication_string"
                    + "|global_priv|\\b(?:show|create|alter)\\b.{1,200}?\\b(?:user|grants)\\b"
                    + "|\\b(?:aes|des)_(?:en|de)crypt|\\b(?:en|de)code\\s*+\\(",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern LITERAL =
            Pattern.compile("'[^']*+(?:'|\\z)|\"[^\"]*+(?:\"|\\z)|\\b0x[0-9a-f]++", Pattern.CASE_INSENSITIVE);
    /// What makes it uncertain where a literal begins or ends: a backslash escapes or not, by `sql_mode`; a comment or
    /// a quoted name may hold a quote of its own.
    private static final Pattern UNCERTAIN = Pattern.compile("\\\\|/\\*|#|--|`");

    private SecretSql() {}

    /// Whether a secret may stand in the statement or in what the server answers to it.
    public static boolean isSuspect(String sql) {
        return SIGNS.matcher(sql).find();
    }

    /// The statement with a mask for each literal; where one cannot tell them for certain, with one for all that
    /// follows the first.
    public static String masked(String sql) {
        final Matcher literal = LITERAL.matcher(sql);
        if (!UNCERTAIN.matcher(sql).find()) {
            return literal.replaceAll(MASKED_LITERAL);
        }
        return literal.find() ? sql.substring(0, literal.start()) + MASK : sql;
    }
}
