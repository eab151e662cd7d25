package dev.luma.jdbc.vendor;

import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A type that a column of this server may have.
///
/// @param code one of [Types]
/// @param precision the most digits, characters or bytes
/// @param parameters how it is made: `(M,D)`; empty if it takes none
/// @param quoted whether its literals stand in quotes
/// @param number whether it is one
/// @param autoIncrement whether the server can count it up
/// @param maximumScale digits behind the point, or of a second
public record SqlTypeInfo(
        String name,
        int code,
        long precision,
        String parameters,
        boolean quoted,
        boolean number,
        boolean autoIncrement,
        int maximumScale) {

    private static final List<SqlTypeInfo> COMMON = common();

    static final List<SqlTypeInfo> MYSQL =
            with(text("JSON", Types.LONGVARCHAR, 1_073_741_824L, ""), bytes("VECTOR", Types.OTHER, 65_532, "(M)"));
    static final List<SqlTypeInfo> MARIADB = with(
            text("INET4", Types.CHAR, 15, ""),
            text("INET6", Types.CHAR, 39, ""),
            text("UUID", Types.OTHER, 36, ""),
            bytes("VECTOR", Types.OTHER, 65_532, "(M)"));

    /// Whether its numbers are all from zero on.
    public boolean unsigned() {
        return name.endsWith(" UNSIGNED") || name.equals("YEAR");
    }

    private static List<SqlTypeInfo> with(SqlTypeInfo... own) {
        final List<SqlTypeInfo> types = new ArrayList<>(COMMON);
        types.addAll(List.of(own));
        // Stable: of one code, the closest comes first.
        types.sort(Comparator.comparingInt(SqlTypeInfo::code));
        return List.copyOf(types);
    }

    private static List<SqlTypeInfo> common() {
        final List<SqlTypeInfo> types = new ArrayList<>();
        types.add(new SqlTypeInfo("BIT", Types.BIT, 64, "[(M)]", false, false, false, 0));
        types.add(new SqlTypeInfo("BOOLEAN", Types.BOOLEAN, 1, "", false, false, false, 0));
        integer(types, "TINYINT", Types.TINYINT, 3, 3);
        integer(types, "SMALLINT", Types.SMALLINT, 5, 5);
        types.add(new SqlTypeInfo("YEAR", Types.SMALLINT, 4, "", false, true, false, 0));
        integer(types, "INT", Types.INTEGER, 10, 10);
        integer(types, "MEDIUMINT", Types.INTEGER, 7, 8);
        integer(types, "BIGINT", Types.BIGINT, 19, 20);
        types.add(number("DECIMAL", Types.DECIMAL, 65, "[(M[,D])]", 30));
        types.add(number("DECIMAL UNSIGNED", Types.DECIMAL, 65, "[(M[,D])]", 30));
        types.add(number("FLOAT", Types.REAL, 12, "", 0));
        types.add(number("DOUBLE", Types.DOUBLE, 22, "", 0));
        texts(types);
        binaries(types);
        types.add(new SqlTypeInfo("DATE", Types.DATE, 10, "", true, false, false, 0));
        types.add(new SqlTypeInfo("TIME", Types.TIME, 17, "[(D)]", true, false, false, 6));
        types.add(new SqlTypeInfo("TIMESTAMP", Types.TIMESTAMP, 26, "[(D)]", true, false, false, 6));
        types.add(new SqlTypeInfo("DATETIME", Types.TIMESTAMP, 26, "[(D)]", true, false, false, 6));
        return types;
    }

    private static void integer(List<SqlTypeInfo> types, String name, int code, int digits, int unsignedDigits) {
        types.add(new SqlTypeInfo(name, code, digits, "", false, true, true, 0));
        types.add(new SqlTypeInfo(name + " UNSIGNED", code, unsignedDigits, "", false, true, true, 0));
    }

    private static void texts(List<SqlTypeInfo> types) {
        types.add(text("CHAR", Types.CHAR, 255, "[(M)]"));
        types.add(text("ENUM", Types.CHAR, 65_535, "('a'[,'b']…)"));
        types.add(text("SET", Types.CHAR, 64, "('a'[,'b']…)"));
        types.add(text("VARCHAR", Types.VARCHAR, 65_535, "(M)"));
        types.add(text("TINYTEXT", Types.VARCHAR, 255, ""));
        types.add(text("LONGTEXT", Types.LONGVARCHAR, 4_294_967_295L, ""));
        types.add(text("MEDIUMTEXT", Types.LONGVARCHAR, 16_777_215, ""));
        types.add(text("TEXT", Types.LONGVARCHAR, 65_535, ""));
    }

    private static void binaries(List<SqlTypeInfo> types) {
        types.add(bytes("BINARY", Types.BINARY, 255, "[(M)]"));
        types.add(bytes("GEOMETRY", Types.BINARY, 4_294_967_295L, ""));
        types.add(bytes("VARBINARY", Types.VARBINARY, 65_535, "(M)"));
        types.add(bytes("TINYBLOB", Types.VARBINARY, 255, ""));
        types.add(bytes("LONGBLOB", Types.LONGVARBINARY, 4_294_967_295L, ""));
        types.add(bytes("MEDIUMBLOB", Types.LONGVARBINARY, 16_777_215, ""));
        types.add(bytes("BLOB", Types.LONGVARBINARY, 65_535, ""));
    }

    private static SqlTypeInfo number(String name, int code, long precision, String parameters, int maximumScale) {
        return new SqlTypeInfo(name, code, precision, parameters, false, true, false, maximumScale);
    }

    private static SqlTypeInfo text(String name, int code, long precision, String parameters) {
        return new SqlTypeInfo(name, code, precision, parameters, true, false, false, 0);
    }

    private static SqlTypeInfo bytes(String name, int code, long precision, String parameters) {
        return new SqlTypeInfo(name, code, precision, parameters, true, false, false, 0);
    }
}
