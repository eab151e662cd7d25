package dev.luma.mysql.wire;

/// The capability flags by which client and server agree on the forms of their messages. MySQL's 32 bits, and
/// MariaDB's own in bits 32 to 63.
///
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/group__group__cs__capabilities__flags.html">MySQL</a>
/// @see <a href="https://mariadb.com/docs/server/reference/clientserver-protocol/1-connecting/connection">MariaDB</a>
public final class Capability {
    /// MySQL: the improved password scheme. A MariaDB server that leaves it out has flags of its own.
    public static final long LONG_PASSWORD = 1L;
    /// Affected rows are those found, not those changed.
    public static final long FOUND_ROWS = 1L << 1;
    public static final long LONG_FLAG = 1L << 2;
    /// The handshake response names a database.
    public static final long CONNECT_WITH_DB = 1L << 3;
    /// What follows the login is compressed by zlib.
    public static final long COMPRESS = 1L << 5;
    public static final long LOCAL_FILES = 1L << 7;
    public static final long PROTOCOL_41 = 1L << 9;
    public static final long INTERACTIVE = 1L << 10;
    public static final long SSL = 1L << 11;
    public static final long TRANSACTIONS = 1L << 13;
    /// The nonce has 20 bytes, and the answer to it a length.
    public static final long SECURE_CONNECTION = 1L << 15;
    public static final long MULTI_STATEMENTS = 1L << 16;
    public static final long MULTI_RESULTS = 1L << 17;
    /// OUT parameters of a prepared CALL come as a result set.
    public static final long PS_MULTI_RESULTS = 1L << 18;
    public static final long PLUGIN_AUTH = 1L << 19;
    public static final long CONNECT_ATTRS = 1L << 20;
    public static final long PLUGIN_AUTH_LENENC_CLIENT_DATA = 1L << 21;
    public static final long CAN_HANDLE_EXPIRED_PASSWORDS = 1L << 22;
    public static final long SESSION_TRACK = 1L << 23;
    /// An OK packet ends rows, and nothing ends column definitions.
    public static final long DEPRECATE_EOF = 1L << 24;
    public static final long OPTIONAL_RESULTSET_METADATA = 1L << 25;
    /// What follows the login is compressed by zstd; MySQL only.
    public static final long ZSTD_COMPRESSION = 1L << 26;
    public static final long QUERY_ATTRIBUTES = 1L << 27;
    public static final long MULTI_FACTOR_AUTHENTICATION = 1L << 28;

    public static final long MARIADB_PROGRESS = 1L << 32;
    /// One command runs a statement for many rows.
    public static final long MARIADB_STMT_BULK_OPERATIONS = 1L << 34;
    /// Column definitions carry the data type's name and format.
    public static final long MARIADB_EXTENDED_METADATA = 1L << 35;
    /// Column definitions of a prepared statement are sent only when they changed.
    public static final long MARIADB_CACHE_METADATA = 1L << 36;
    /// Such a command is answered with the key and the count of each row.
    public static final long MARIADB_BULK_UNIT_RESULTS = 1L << 37;

    private Capability() {}
}
