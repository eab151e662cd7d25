package dev.luma.db.text;

import dev.luma.db.error.SqlState;
import dev.luma.db.error.UsageException;
import dev.luma.db.spi.SqlDialect;
import dev.luma.db.spi.TextDriver;
import dev.luma.db.sql.ParsedSql;
import dev.luma.db.sql.SqlScanner;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values as SQL literals, for drivers that take nothing but text.
///
/// A text is written by the driver's own `quote`, or else as the SQL standard has it; then a text with a backslash or a
/// zero character is refused, since a server that reads `\` as an escape would let `\'` end the literal.
public final class Literals {
    private final TextDriver.@Nullable Quoting quoting;
    private final SqlDialect dialect;

    private Literals(TextDriver.@Nullable Quoting quoting) {
        this.quoting = quoting;
        this.dialect = quoting != null && quoting.quote("\\").contains("\\\\") ? SqlDialect.MYSQL : SqlDialect.STANDARD;
    }

    static Literals of(TextDriver<?> driver) {
        return quotedBy(driver instanceof TextDriver.Quoting quoting ? quoting : null);
    }

    /// @param quoting how the database writes a text; null for the SQL standard's way
    public static Literals quotedBy(TextDriver.@Nullable Quoting quoting) {
        return new Literals(quoting);
    }

    /// What escapes and comments in the database's SQL, as far as its way to write a text tells.
    public SqlDialect dialect() {
        return dialect;
    }

    /// The statement with each `?` replaced by its value.
    ///
    /// @throws UsageException if there are more or fewer values, or no literal can be written for one
    String splice(String sql, @Nullable Object[] values) {
        return splice(requireCount(sql, values.length), values);
    }

    /// The statement with each parameter replaced by its value.
    ///
    /// @param values as many as it has parameters
    /// @throws UsageException if no literal can be written for one
    public String splice(ParsedSql parsed, @Nullable Object[] values) {
        final String sql = parsed.text();
        final StringBuilder spliced = new StringBuilder(sql.length() + 16 * values.length);
        int copied = 0;
        for (int i = 0; i < values.length; i++) {
            final int mark = parsed.marks()[i];
            spliced.append(sql, copied, mark);
            separate(spliced);
            spliced.append(literal(Values.normal(values[i])));
            copied = mark + 1;
            if (copied < sql.length() && clings(sql.charAt(copied))) {
                spliced.append(' ');
            }
        }
        return spliced.append(sql, copied, sql.length()).toString();
    }

    /// So that `LIMIT?` does not become one word, nor `'a'?` one literal.
    private static void separate(StringBuilder spliced) {
        if (!spliced.isEmpty() && clings(spliced.charAt(spliced.length() - 1))) {
            spliced.append(' ');
        }
    }

    private static boolean clings(char neighbour) {
        return Character.isLetterOrDigit(neighbour) || "_$'\"`.@#".indexOf(neighbour) >= 0;
    }

    /// @throws UsageException if the statement takes more or fewer values
    ParsedSql requireCount(String sql, int values) {
        final ParsedSql parsed = SqlScanner.parse(sql, dialect);
        parsed.requirePositional();
        ParsedSql.requireCount(parsed.parameterCount(), values);
        return parsed;
    }

    private String literal(@Nullable Object normal) {
        return switch (normal) {
            case null -> "NULL";
            case Boolean truth -> truth ? "TRUE" : "FALSE";
            case Number number -> number(number);
            case byte[] bytes -> "X'" + HexFormat.of().withUpperCase().formatHex(bytes) + "'";
            default -> text(normal.toString());
        };
    }

    /// A negative number stands in parentheses, so that `5 -?` does not become a comment.
    private static String number(Number number) {
        final String text = number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
        return text.startsWith("-") ? "(" + text + ")" : text;
    }

    private String text(String text) {
        if (quoting != null) {
            return quoting.quote(text);
        }
        if (text.indexOf('\\') >= 0 || text.indexOf('\0') >= 0) {
            throw wrong("a text with a backslash or a zero character cannot be written safely, since the driver does"
                    + " not tell how its database escapes: let the driver export `quote`, or bind on the server");
        }
        return "'" + text.replace("'", "''") + "'";
    }

    private static UsageException wrong(String message) {
        return new UsageException(SqlState.WRONG_PARAMETER_COUNT, message);
    }

    /// The values as a driver gets them that binds them itself.
    static List<@Nullable Object> normal(@Nullable Object[] values) {
        final List<@Nullable Object> normal = new ArrayList<>(values.length);
        for (final Object value : values) {
            normal.add(Values.normal(value));
        }
        return normal;
    }
}
