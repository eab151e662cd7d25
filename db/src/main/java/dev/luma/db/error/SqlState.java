package dev.luma.db.error;

/// The five-character SQLSTATE values that Luma itself gives to failures that no server reported.
///
/// @see <a href="https://en.wikipedia.org/wiki/SQLSTATE">SQLSTATE</a>
public final class SqlState {
    public static final String CANNOT_CONNECT = "08001";
    public static final String LOST_CONNECTION = "08S01";
    public static final String COMMIT_UNKNOWN = "08007";
    public static final String PROTOCOL_VIOLATION = "08P01";
    public static final String NOT_AUTHENTICATED = "28000";
    public static final String TIMED_OUT = "HYT00";
    public static final String CANCELLED = "57014";
    public static final String BAD_CONVERSION = "22018";
    public static final String WRONG_USE = "HY010";
    public static final String WRONG_PARAMETER_COUNT = "07001";
    public static final String ACTIVE_TRANSACTION = "25001";
    public static final String NO_ACTIVE_TRANSACTION = "25P01";
    public static final String CLOSED = "08003";
    public static final String GENERAL = "HY000";

    private SqlState() {}
}
