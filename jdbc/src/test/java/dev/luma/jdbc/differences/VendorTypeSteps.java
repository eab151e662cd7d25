package dev.luma.jdbc.differences;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// The types that one server or its newer versions alone have: vectors, network addresses, UUIDs.
final class VendorTypeSteps {
    private static final String ID = "123e4567-e89b-12d3-a456-426614174000";
    private static final byte[] ID_BYTES = HexFormat.of().parseHex(ID.replace("-", ""));
    private static final byte[] VECTOR_BYTES = HexFormat.of().parseHex("0000803f000020c0");

    private final Steps steps;
    private final boolean mariaDb;

    VendorTypeSteps(Steps steps, boolean mariaDb) {
        this.steps = steps;
        this.mariaDb = mariaDb;
    }

    void add() {
        final String vector = mariaDb ? "VEC_FromText('[1,-2.5]')" : "STRING_TO_VECTOR('[1,-2.5]')";
        read("VECTOR(2)", vector, float[].class);
        write("VECTOR(2)", "[1,-2.5]", VECTOR_BYTES, new float[] {1, -2.5f});
        if (mariaDb) {
            read("INET4", "'192.0.2.1'", InetAddress.class);
            write("INET4", "192.0.2.1", new byte[] {(byte) 192, 0, 2, 1}, address("192.0.2.1"));
            read("INET6", "'2001:db8::1'", InetAddress.class);
            write("INET6", "2001:db8::1", address("2001:db8::1").getAddress(), address("2001:db8::1"));
            read("UUID", "'" + ID + "'", UUID.class);
            write("UUID", ID, ID_BYTES, UUID.fromString(ID));
        }
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// @param own the class that means it
    private void read(String type, String literal, Class<?> own) {
        steps.add("a column of " + type, connection -> {
            Steps.run(
                    connection,
                    "DROP TABLE IF EXISTS vendor_column",
                    "CREATE TABLE vendor_column (v " + type + ")",
                    "INSERT INTO vendor_column VALUES (" + literal + "), (NULL)");
            return "made";
        });
        final String select = "SELECT v FROM vendor_column ORDER BY v IS NULL";
        steps.query(type + ": getObject", select, row -> row.getObject(1));
        steps.query(type + ": getString", select, row -> row.getString(1));
        steps.query(type + ": getBytes", select, row -> row.getBytes(1));
        for (final Class<?> wanted : List.of(own, Object.class)) {
            steps.query(type + ": as " + wanted.getSimpleName(), select, row -> row.getObject(1, wanted));
        }
        steps.query(type + ": NULL", select, row -> {
            row.next();
            return new Object[] {row.getObject(1), row.getString(1), row.getBytes(1), row.wasNull()};
        });
        steps.query(type + ": type", select, row -> type(row.getMetaData()));
        steps.query(type + ": class", select, row -> row.getMetaData().getColumnClassName(1));
        steps.query(type + ": size", select, row -> size(row.getMetaData()));
        steps.query(type + ": sign", select, row -> row.getMetaData().isSigned(1));
        steps.add(type + ": prepared", connection -> prepared(connection, select));
        steps.add(type + ": getColumns", VendorTypeSteps::described);
    }

    private static Object type(ResultSetMetaData column) throws SQLException {
        return column.getColumnTypeName(1) + ' ' + JDBCType.valueOf(column.getColumnType(1));
    }

    private static Object size(ResultSetMetaData column) throws SQLException {
        return new Object[] {column.getPrecision(1), column.getScale(1), column.getColumnDisplaySize(1)};
    }

    private static Object prepared(Connection connection, String select) throws SQLException {
        try (var statement = connection.prepareStatement(select);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Object[] {row.getObject(1), row.getString(1), row.getBytes(1)};
        }
    }

    private static Object described(Connection connection) throws SQLException {
        try (ResultSet column = connection.getMetaData().getColumns("luma_jdbc", null, "vendor_column", "v")) {
            column.next();
            return column.getString("TYPE_NAME")
                    + ' '
                    + JDBCType.valueOf(column.getInt("DATA_TYPE"))
                    + ' '
                    + column.getString("COLUMN_SIZE");
        }
    }

    /// @param own the object that means it
    private void write(String type, String text, byte[] bytes, Object own) {
        final String into = " into " + type;
        steps.set(own.getClass().getSimpleName() + into, type, p -> p.setObject(1, own));
        steps.set(own.getClass().getSimpleName() + " as OTHER" + into, type, p -> p.setObject(1, own, Types.OTHER));
        steps.set("setString" + into, type, p -> p.setString(1, text));
        steps.set("setBytes" + into, type, p -> p.setBytes(1, bytes));
    }
}
