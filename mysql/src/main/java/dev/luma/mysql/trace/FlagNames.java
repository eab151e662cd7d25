package dev.luma.mysql.trace;

import java.util.List;

/// The names of flags, by bit: `AUTOCOMMIT|IN_TRANSACTION`. Bits without a name are shown as a number.
final class FlagNames {
    /// [dev.luma.mysql.wire.Capability], and those that the driver has no use for.
    static final FlagNames CAPABILITIES = new FlagNames(List.of(
            "LONG_PASSWORD",
            "FOUND_ROWS",
            "LONG_FLAG",
            "CONNECT_WITH_DB",
            "NO_SCHEMA",
            "COMPRESS",
            "ODBC",
            "LOCAL_FILES",
            "IGNORE_SPACE",
            "PROTOCOL_41",
            "INTERACTIVE",
            "SSL",
            "IGNORE_SIGPIPE",
            "TRANSACTIONS",
            "RESERVED",
            "SECURE_CONNECTION",
            "MULTI_STATEMENTS",
            "MULTI_RESULTS",
            "PS_MULTI_RESULTS",
            "PLUGIN_AUTH",
            "CONNECT_ATTRS",
            "PLUGIN_AUTH_LENENC_CLIENT_DATA",
            "CAN_HANDLE_EXPIRED_PASSWORDS",
            "SESSION_TRACK",
            "DEPRECATE_EOF",
            "OPTIONAL_RESULTSET_METADATA",
            "ZSTD_COMPRESSION",
            "QUERY_ATTRIBUTES",
            "MULTI_FACTOR_AUTHENTICATION",
            "CAPABILITY_EXTENSION",
            "SSL_VERIFY_SERVER_CERT",
            "REMEMBER_OPTIONS",
            "MARIADB_PROGRESS",
            "MARIADB_COM_MULTI",
            "MARIADB_STMT_BULK_OPERATIONS",
            "MARIADB_EXTENDED_METADATA",
            "MARIADB_CACHE_METADATA",
            "MARIADB_BULK_UNIT_RESULTS"));

    /// [dev.luma.mysql.wire.ServerStatus].
    static final FlagNames STATUS = new FlagNames(List.of(
            "IN_TRANSACTION",
            "AUTOCOMMIT",
            "",
            "MORE_RESULTS",
            "NO_GOOD_INDEX_USED",
            "NO_INDEX_USED",
            "CURSOR_EXISTS",
            "LAST_ROW_SENT",
            "DATABASE_DROPPED",
            "NO_BACKSLASH_ESCAPES",
            "METADATA_CHANGED",
            "QUERY_WAS_SLOW",
            "PS_OUT_PARAMS",
            "IN_READ_ONLY_TRANSACTION",
            "SESSION_STATE_CHANGED"));

    /// The flags of a column definition.
    static final FlagNames COLUMN = new FlagNames(List.of(
            "NOT_NULL",
            "PRIMARY_KEY",
            "UNIQUE_KEY",
            "MULTIPLE_KEY",
            "BLOB",
            "UNSIGNED",
            "ZEROFILL",
            "BINARY",
            "ENUM",
            "AUTO_INCREMENT",
            "TIMESTAMP",
            "SET",
            "NO_DEFAULT_VALUE",
            "ON_UPDATE_NOW",
            "PART_KEY",
            "NUM"));

    /// The flags of COM_STMT_EXECUTE: which cursor, and whether a count stands in front of the parameters.
    static final FlagNames EXECUTE =
            new FlagNames(List.of("CURSOR_READ_ONLY", "CURSOR_FOR_UPDATE", "CURSOR_SCROLLABLE", "PARAMETER_COUNT"));

    /// The flags of COM_STMT_BULK_EXECUTE.
    static final FlagNames BULK = new FlagNames(List.of("", "", "", "", "", "", "UNIT_RESULTS", "TYPES"));

    private final List<String> names;

    private FlagNames(List<String> names) {
        this.names = names;
    }

    /// The names of the bits that are set, from the lowest; `0` if there are none.
    String of(long flags) {
        final StringBuilder text = new StringBuilder();
        long unnamed = flags;
        for (int bit = 0; bit < names.size(); bit++) {
            if ((flags >> bit & 1) != 0 && !names.get(bit).isEmpty()) {
                text.append(text.isEmpty() ? "" : "|").append(names.get(bit));
                unnamed &= ~(1L << bit);
            }
        }
        if (unnamed != 0 || text.isEmpty()) {
            text.append(text.isEmpty() ? "" : "|").append(unnamed == 0 ? "0" : "0x" + Long.toHexString(unnamed));
        }
        return text.toString();
    }
}
