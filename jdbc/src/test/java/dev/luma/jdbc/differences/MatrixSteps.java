package dev.luma.jdbc.differences;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All types of columns by all getters and as all classes, and values of all classes into columns.
final class MatrixSteps {
    /// A value for a column of each type.
    private static final Map<String, String> COLUMNS = columns();

    private static final Map<String, Steps.Get> GETTERS = getters();

    private static final List<Class<?>> CLASSES = List.of(
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            String.class,
            byte[].class,
            UUID.class,
            Date.class,
            Time.class,
            Timestamp.class,
            java.util.Date.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            Instant.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            OffsetTime.class,
            Duration.class);

    private static final List<String> WRITTEN = List.of(
            "INT",
            "BIGINT UNSIGNED",
            "DECIMAL(20,3)",
            "DOUBLE",
            "BIT(8)",
            "VARCHAR(100)",
            "BLOB",
            "DATE",
            "TIME(6)",
            "DATETIME(6)",
            "TIMESTAMP(6) NULL",
            "YEAR");

    private final Steps steps;

    MatrixSteps(Steps steps) {
        this.steps = steps;
    }

    void add() {
        COLUMNS.forEach(this::reading);
        WRITTEN.forEach(this::writing);
        WRITTEN.forEach(this::parameter);
    }

    private static Map<String, String> columns() {
        final Map<String, String> columns = new LinkedHashMap<>();
        columns.put("BOOLEAN", "TRUE");
        columns.put("TINYINT", "7");
        columns.put("INT", "7");
        columns.put("BIGINT UNSIGNED", "18446744073709551615");
        columns.put("YEAR", "2026");
        columns.put("FLOAT", "1.5");
        columns.put("DOUBLE", "-2.5");
        columns.put("DECIMAL(10,2)", "7.00");
        columns.put("BIT(1)", "b'1'");
        columns.put("BIT(16)", "b'100000001'");
        columns.put("VARCHAR(20)", "'12'");
        columns.put("TEXT", "'äö'");
        columns.put("CHAR(36)", "'123e4567-e89b-12d3-a456-426614174000'");
        columns.put("CHAR(10)", "'2026-02-10'");
        columns.put("ENUM('a','b')", "'b'");
        columns.put("JSON", "'{}'");
        columns.put("BLOB", "'12'");
        columns.put("BINARY(16)", "X'123e4567e89b12d3a456426614174000'");
        columns.put("DATE", "'2026-02-10'");
        columns.put("TIME(3)", "'12:34:56.5'");
        columns.put("DATETIME(6)", "'2026-02-10 09:30:00.123456'");
        columns.put("TIMESTAMP NULL", "'2026-02-10 09:30:00'");
        columns.put("INT NULL", "NULL");
        columns.put("VARCHAR(5) NULL", "NULL");
        columns.put("DATETIME NULL", "NULL");
        return columns;
    }

    private static Map<String, Steps.Get> getters() {
        final Map<String, Steps.Get> getters = new LinkedHashMap<>();
        getters.put("getBoolean", row -> row.getBoolean(1));
        getters.put("getByte", row -> row.getByte(1));
        getters.put("getShort", row -> row.getShort(1));
        getters.put("getInt", row -> row.getInt(1));
        getters.put("getLong", row -> row.getLong(1));
        getters.put("getFloat", row -> row.getFloat(1));
        getters.put("getDouble", row -> row.getDouble(1));
        getters.put("getBigDecimal", row -> row.getBigDecimal(1));
        getters.put("getString", row -> row.getString(1));
        getters.put("getNString", row -> row.getNString(1));
        getters.put("getBytes", row -> row.getBytes(1));
        getters.put("getDate", row -> row.getDate(1));
        getters.put("getTime", row -> row.getTime(1));
        getters.put("getTimestamp", row -> row.getTimestamp(1));
        getters.put("getBlob", row -> read(row.getBlob(1)));
        getters.put("getClob", row -> read(row.getClob(1)));
        getters.put("getNClob", row -> read(row.getNClob(1)));
        getters.put("getBinaryStream", row -> read(row.getBinaryStream(1)));
        getters.put("getAsciiStream", row -> read(row.getAsciiStream(1)));
        getters.put("getCharacterStream", row -> read(row.getCharacterStream(1)));
        getters.put("getNCharacterStream", row -> read(row.getNCharacterStream(1)));
        getters.put("getSQLXML", row -> read(row.getSQLXML(1)));
        getters.put("getURL", row -> row.getURL(1));
        getters.put("getRef", row -> row.getRef(1));
        getters.put("getRowId", row -> row.getRowId(1));
        return getters;
    }

    private static @Nullable Object read(@Nullable Blob blob) throws SQLException {
        return blob == null ? null : blob.getBytes(1, (int) blob.length());
    }

    private static @Nullable Object read(@Nullable Clob clob) throws SQLException {
        return clob == null ? null : clob.getSubString(1, (int) clob.length());
    }

    private static @Nullable Object read(@Nullable SQLXML xml) throws SQLException {
        return xml == null ? null : xml.getString();
    }

    private static @Nullable Object read(@Nullable InputStream stream) throws Exception {
        return stream == null ? null : stream.readAllBytes();
    }

    private static @Nullable Object read(@Nullable Reader reader) throws Exception {
        if (reader == null) {
            return null;
        }
        final StringBuilder text = new StringBuilder();
        for (int one = reader.read(); one >= 0; one = reader.read()) {
            text.append((char) one);
        }
        return text.toString();
    }

    private void reading(String type, String literal) {
        final String name = literal.equals("NULL") ? type.replace(" NULL", "") + " that is NULL" : type;
        final Steps.Step make = connection -> {
            Steps.run(
                    connection,
                    "DROP TABLE IF EXISTS diff_matrix",
                    "CREATE TABLE diff_matrix (v " + type + ")",
                    "INSERT INTO diff_matrix VALUES (" + literal + ")");
            return "made";
        };
        steps.add("a column of " + name, make);
        final String select = "SELECT v FROM diff_matrix";
        GETTERS.forEach((getter, get) -> steps.query(
                getter + ", " + name, select, row -> new Object[] {get.from(row), "wasNull " + row.wasNull()}));
        for (final Class<?> wanted : CLASSES) {
            steps.query("as " + named(wanted) + ", " + name, select, row -> row.getObject(1, wanted));
        }
        steps.add("prepared, " + name, connection -> prepared(connection, select));
        steps.query("flags, " + name, select, row -> flags(row.getMetaData()));
        steps.query("names, " + name, select, row -> names(row.getMetaData()));
    }

    /// The same by a prepared statement, which may come in another form.
    private static Object prepared(Connection connection, String select) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select);
                ResultSet row = statement.executeQuery();
                Statement other =
                        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
                ResultSet same = other.executeQuery(select)) {
            row.next();
            same.next();
            return new Object[] {
                Script.shown(row.getObject(1)).equals(Script.shown(same.getObject(1))),
                String.valueOf(row.getString(1)).equals(String.valueOf(same.getString(1)))
            };
        }
    }

    private static Object flags(ResultSetMetaData column) throws SQLException {
        return "signed " + column.isSigned(1) + ", nullable " + column.isNullable(1) + ", generated "
                + column.isAutoIncrement(1) + ", currency " + column.isCurrency(1) + ", searchable "
                + column.isSearchable(1);
    }

    private static Object names(ResultSetMetaData column) throws SQLException {
        return column.getCatalogName(1)
                + ' '
                + column.getSchemaName(1)
                + ' '
                + column.getTableName(1)
                + ' '
                + column.getColumnName(1)
                + ' '
                + column.getColumnLabel(1);
    }

    private void writing(String type) {
        final Instant moment = Instant.parse("2026-02-10T08:30:00.123456Z");
        final LocalDateTime clock = LocalDateTime.parse("2026-02-10T09:30:00.123456");
        for (final Object value : new Object[] {
            true,
            (byte) 7,
            (short) 7,
            7,
            7L,
            7.5f,
            7.5,
            new BigInteger("7"),
            new BigDecimal("7.125"),
            "7",
            "2026-02-10",
            new byte[] {55},
            UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
            Date.valueOf(clock.toLocalDate()),
            Time.valueOf("09:30:00"),
            Timestamp.valueOf(clock),
            java.util.Date.from(moment.truncatedTo(java.time.temporal.ChronoUnit.MILLIS)),
            clock.toLocalDate(),
            clock.toLocalTime(),
            clock,
            moment,
            OffsetDateTime.ofInstant(moment, ZoneOffset.UTC),
            ZonedDateTime.ofInstant(moment, ZoneId.of("Asia/Tokyo")),
            Duration.ofMinutes(570)
        }) {
            final String name = named(value.getClass()) + (value instanceof String ? " '" + value + "'" : "");
            steps.set("write " + name + " into " + type, type, p -> p.setObject(1, value));
        }
    }

    private static String named(Class<?> type) {
        return type == java.util.Date.class ? type.getName() : type.getSimpleName();
    }

    private void parameter(String type) {
        steps.add("parameter of " + type, connection -> {
            Steps.run(connection, "DROP TABLE IF EXISTS diff_told", "CREATE TABLE diff_told (v " + type + ")");
            final String sql = "INSERT INTO diff_told VALUES (?) -- " + type; // a statement that is kept tells what was
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                final ParameterMetaData parameters = insert.getParameterMetaData();
                return new Object[] {
                    parameters.getParameterCount(),
                    parameters.getParameterType(1),
                    parameters.getParameterTypeName(1),
                    parameters.getParameterClassName(1),
                    parameters.getParameterMode(1)
                };
            }
        });
    }
}
