package dev.luma.mysql.trace;

import dev.luma.mysql.wire.ColumnType;

/// The names of [ColumnType]s.
final class TypeNames {
    private TypeNames() {}

    static String of(int type) {
        return switch (type) {
            case ColumnType.DECIMAL -> "DECIMAL";
            case ColumnType.TINY -> "TINY";
            case ColumnType.SHORT -> "SHORT";
            case ColumnType.LONG -> "LONG";
            case ColumnType.FLOAT -> "FLOAT";
            case ColumnType.DOUBLE -> "DOUBLE";
            case ColumnType.NULL -> "NULL";
            case ColumnType.TIMESTAMP -> "TIMESTAMP";
            case ColumnType.LONGLONG -> "LONGLONG";
            case ColumnType.INT24 -> "INT24";
            case ColumnType.DATE -> "DATE";
            case ColumnType.TIME -> "TIME";
            case ColumnType.DATETIME -> "DATETIME";
            case ColumnType.YEAR -> "YEAR";
            case ColumnType.NEWDATE -> "NEWDATE";
            case ColumnType.VARCHAR -> "VARCHAR";
            case ColumnType.BIT -> "BIT";
            case ColumnType.VECTOR -> "VECTOR";
            case ColumnType.JSON -> "JSON";
            case ColumnType.NEWDECIMAL -> "NEWDECIMAL";
            case ColumnType.ENUM -> "ENUM";
            case ColumnType.SET -> "SET";
            case ColumnType.TINY_BLOB -> "TINY_BLOB";
            case ColumnType.MEDIUM_BLOB -> "MEDIUM_BLOB";
            case ColumnType.LONG_BLOB -> "LONG_BLOB";
            case ColumnType.BLOB -> "BLOB";
            case ColumnType.VAR_STRING -> "VAR_STRING";
            case ColumnType.STRING -> "STRING";
            case ColumnType.GEOMETRY -> "GEOMETRY";
            default -> "type " + Integer.toHexString(type);
        };
    }
}
