package dev.luma.jdbc.vendor;

import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The functions that JDBC's `{fn …}` has names for (appendix C of the specification), and what this server makes of
/// them.
///
/// A function that stands in none of the lists goes to the server as it was written: it may well know it.
public final class ScalarFunctions {
    /// How one function is called, when that is not by the name and the arguments it has in JDBC.
    private interface Form {
        String of(List<String> arguments);
    }

    private static final List<String> NUMERIC = List.of(
            "ABS",
            "ACOS",
            "ASIN",
            "ATAN",
            "ATAN2",
            "CEILING",
            "COS",
            "COT",
            "DEGREES",
            "EXP",
            "FLOOR",
            "LOG",
            "LOG10",
            "MOD",
            "PI",
            "POWER",
            "RADIANS",
            "RAND",
            "ROUND",
            "SIGN",
            "SIN",
            "SQRT",
            "TAN",
            "TRUNCATE");
    private static final List<String> STRING = List.of(
            "ASCII",
            "CHAR",
            "CHAR_LENGTH",
            "CHARACTER_LENGTH",
            "CONCAT",
            "INSERT",
            "LCASE",
            "LEFT",
            "LENGTH",
            "LOCATE",
            "LTRIM",
            "OCTET_LENGTH",
            "POSITION",
            "REPEAT",
            "REPLACE",
            "RIGHT",
            "RTRIM",
            "SOUNDEX",
            "SPACE",
            "SUBSTRING",
            "UCASE");
    private static final List<String> TIME = List.of(
            "CURDATE",
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "CURTIME",
            "DAYNAME",
            "DAYOFMONTH",
            "DAYOFWEEK",
            "DAYOFYEAR",
            "EXTRACT",
            "HOUR",
            "MINUTE",
            "MONTH",
            "MONTHNAME",
            "NOW",
            "QUARTER",
            "SECOND",
            "TIMESTAMPADD",
            "TIMESTAMPDIFF",
            "WEEK",
            "YEAR");
    private static final List<String> SYSTEM = List.of("DATABASE", "IFNULL", "USER");

    /// A fraction of a second is a billionth in JDBC's predecessor; both servers know millionths.
    private static final String FRACTION = "SQL_TSI_FRAC_SECOND";

    private static final Set<String> UNITS = Set.of("CHARACTERS", "OCTETS");

    private static final Map<String, Form> FORMS_OF_MYSQL = Map.ofEntries(
            // Of a byte, by default.
            Map.entry("CHAR", arguments -> "CHAR(" + all(arguments) + " USING utf8mb4)"),
            // In bytes, by the server's LENGTH.
            Map.entry("LENGTH", ScalarFunctions::length),
            Map.entry("CHAR_LENGTH", arguments -> "CHAR_LENGTH(" + all(withoutUnit(arguments)) + ")"),
            Map.entry("CHARACTER_LENGTH", arguments -> "CHAR_LENGTH(" + all(withoutUnit(arguments)) + ")"),
            Map.entry("SUBSTRING", arguments -> "SUBSTRING(" + all(withoutUnit(arguments)) + ")"),
            Map.entry("POSITION", arguments -> "POSITION(" + all(withoutUnit(arguments)) + ")"),
            Map.entry("TIMESTAMPADD", ScalarFunctions::timestampAdd),
            Map.entry("TIMESTAMPDIFF", ScalarFunctions::timestampDifference),
            Map.entry("CONVERT", ScalarFunctions::conversion));

    private static final Map<String, String> CAST_OF_MYSQL = Map.ofEntries(
            Map.entry("CHAR", "CHAR"),
            Map.entry("VARCHAR", "CHAR"),
            Map.entry("LONGVARCHAR", "CHAR"),
            Map.entry("NCHAR", "CHAR"),
            Map.entry("NVARCHAR", "CHAR"),
            Map.entry("CLOB", "CHAR"),
            Map.entry("TINYINT", "SIGNED"),
            Map.entry("SMALLINT", "SIGNED"),
            Map.entry("INTEGER", "SIGNED"),
            Map.entry("BIGINT", "SIGNED"),
            Map.entry("REAL", "FLOAT"),
            Map.entry("FLOAT", "DOUBLE"),
            Map.entry("DOUBLE", "DOUBLE"),
            // Without its digits it would have none behind the point.
            Map.entry("DECIMAL", "DECIMAL(65,30)"),
            Map.entry("NUMERIC", "DECIMAL(65,30)"),
            Map.entry("BINARY", "BINARY"),
            Map.entry("VARBINARY", "BINARY"),
            Map.entry("LONGVARBINARY", "BINARY"),
            Map.entry("BLOB", "BINARY"),
            Map.entry("DATE", "DATE"),
            Map.entry("TIME", "TIME(6)"),
            Map.entry("TIMESTAMP", "DATETIME(6)"));

    private static final Set<Integer> CONVERTIBLE = Set.of(
            Types.BIT,
            Types.BOOLEAN,
            Types.TINYINT,
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.REAL,
            Types.FLOAT,
            Types.DOUBLE,
            Types.DECIMAL,
            Types.NUMERIC,
            Types.CHAR,
            Types.VARCHAR,
            Types.LONGVARCHAR,
            Types.NCHAR,
            Types.NVARCHAR,
            Types.CLOB,
            Types.BINARY,
            Types.VARBINARY,
            Types.LONGVARBINARY,
            Types.BLOB,
            Types.DATE,
            Types.TIME,
            Types.TIMESTAMP);

    static final ScalarFunctions STANDARD = new ScalarFunctions(List.of(), List.of(), List.of(), List.of(), Map.of());
    static final ScalarFunctions MYSQL = new ScalarFunctions(NUMERIC, STRING, TIME, SYSTEM, FORMS_OF_MYSQL);

    private final List<String> numeric;
    private final List<String> string;
    private final List<String> time;
    private final List<String> system;
    private final Map<String, Form> forms;

    private ScalarFunctions(
            List<String> numeric,
            List<String> string,
            List<String> time,
            List<String> system,
            Map<String, Form> forms) {
        this.numeric = numeric;
        this.string = string;
        this.time = time;
        this.system = system;
        this.forms = forms;
    }

    /// Those of numbers that are known to work.
    public List<String> numeric() {
        return numeric;
    }

    /// Those of texts that are known to work.
    public List<String> string() {
        return string;
    }

    /// Those of dates and times that are known to work.
    public List<String> time() {
        return time;
    }

    /// Those of the session and of NULL that are known to work.
    public List<String> system() {
        return system;
    }

    /// Whether `{fn CONVERT(…)}` is translated.
    public boolean converts() {
        return forms.containsKey("CONVERT");
    }

    /// Whether `{fn CONVERT(…)}` knows a type.
    ///
    /// @param code one of [java.sql.Types]
    public boolean convertsTo(int code) {
        return converts() && CONVERTIBLE.contains(code);
    }

    /// The call as the server wants it.
    ///
    /// @param name as it was written
    /// @param arguments each as it was written, escapes within it translated
    public String call(String name, List<String> arguments) {
        final Form form = forms.get(name.toUpperCase(Locale.ROOT));
        return form == null ? name + "(" + all(arguments) + ")" : form.of(arguments);
    }

    private static String all(List<String> arguments) {
        return String.join(", ", arguments);
    }

    // ---- MySQL's and MariaDB's forms

    /// `LENGTH(text)` is of characters, and of none of the blanks behind the text.
    private static String length(List<String> arguments) {
        final String text = all(withoutUnit(arguments));
        return (isIn(arguments, "OCTETS") ? "LENGTH" : "CHAR_LENGTH") + "(RTRIM(" + text + "))";
    }

    /// Without the `CHARACTERS` or `OCTETS` that JDBC allows behind the arguments.
    private static List<String> withoutUnit(List<String> arguments) {
        final int last = arguments.size() - 1;
        return last > 0 && UNITS.contains(upper(arguments.get(last))) ? arguments.subList(0, last) : arguments;
    }

    private static boolean isIn(List<String> arguments, String unit) {
        return arguments.size() > 1
                && upper(arguments.get(arguments.size() - 1)).equals(unit);
    }

    private static String timestampAdd(List<String> arguments) {
        return arguments.size() == 3 && upper(arguments.get(0)).equals(FRACTION)
                ? "TIMESTAMPADD(MICROSECOND, (" + arguments.get(1) + ") DIV 1000, " + arguments.get(2) + ")"
                : "TIMESTAMPADD(" + all(arguments) + ")";
    }

    private static String timestampDifference(List<String> arguments) {
        return arguments.size() == 3 && upper(arguments.get(0)).equals(FRACTION)
                ? "(TIMESTAMPDIFF(MICROSECOND, " + arguments.get(1) + ", " + arguments.get(2) + ") * 1000)"
                : "TIMESTAMPDIFF(" + all(arguments) + ")";
    }

    /// `CONVERT(value, SQL_INTEGER)`. What is no type of JDBC's is the server's own CONVERT.
    private static String conversion(List<String> arguments) {
        if (arguments.size() != 2) {
            return "CONVERT(" + all(arguments) + ")";
        }
        final String asked = upper(arguments.get(1));
        final int bracket = asked.indexOf('(');
        final String name = (bracket < 0 ? asked : asked.substring(0, bracket)).strip();
        final String plain = name.startsWith("SQL_") ? name.substring(4) : name;
        if (plain.equals("BIT") || plain.equals("BOOLEAN")) {
            return "((" + arguments.get(0) + ") <> 0)";
        }
        final String type = CAST_OF_MYSQL.get(plain);
        if (type == null) {
            return "CONVERT(" + all(arguments) + ")";
        }
        return "CAST(" + arguments.get(0) + " AS " + sized(type, bracket < 0 ? "" : asked.substring(bracket)) + ")";
    }

    /// With the digits or the length that the caller asked for, where the type has any.
    private static String sized(String type, String size) {
        if (size.isEmpty() || type.equals("SIGNED") || type.equals("DATE")) {
            return type;
        }
        final int bracket = type.indexOf('(');
        return (bracket < 0 ? type : type.substring(0, bracket)) + size;
    }

    private static String upper(String argument) {
        return argument.strip().toUpperCase(Locale.ROOT);
    }
}
