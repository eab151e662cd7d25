package dev.luma.mysql.wire;

/// The status flags of OK and EOF packets.
///
/// @see <a
/// href="https://dev.mysql.com/doc/dev/mysql-server/latest/mysql__com_8h.html#a1d854e841086925be1883e4d7b4e8cad">SERVER_STATUS_flags_enum</a>
public final class ServerStatus {
    /// A transaction is open.
    public static final int IN_TRANSACTION = 0x0001;
    public static final int AUTOCOMMIT = 0x0002;
    /// Another result follows this one.
    public static final int MORE_RESULTS = 0x0008;
    public static final int NO_GOOD_INDEX_USED = 0x0010;
    public static final int NO_INDEX_USED = 0x0020;
    /// A cursor was opened; its rows are to be fetched.
    public static final int CURSOR_EXISTS = 0x0040;
    public static final int LAST_ROW_SENT = 0x0080;
    public static final int DATABASE_DROPPED = 0x0100;
    /// A backslash in a literal is a backslash.
    public static final int NO_BACKSLASH_ESCAPES = 0x0200;
    public static final int METADATA_CHANGED = 0x0400;
    public static final int QUERY_WAS_SLOW = 0x0800;
    /// The current result holds OUT parameters.
    public static final int PS_OUT_PARAMS = 0x1000;
    /// The open transaction is read-only.
    public static final int IN_READ_ONLY_TRANSACTION = 0x2000;
    public static final int SESSION_STATE_CHANGED = 0x4000;

    private ServerStatus() {}

    /// Whether all bits of `flag` are set in `status`.
    public static boolean has(int status, int flag) {
        return (status & flag) == flag;
    }
}
