package dev.luma.mysql.protocol;

import dev.luma.db.error.CancelledException;
import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.CannotConnectException.Reason;
import dev.luma.db.error.ConflictException;
import dev.luma.db.error.ConstraintException;
import dev.luma.db.error.ConstraintException.Kind;
import dev.luma.db.error.DataException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.LostConnectionException;
import dev.luma.db.error.NotAuthenticatedException;
import dev.luma.db.error.PermissionException;
import dev.luma.db.error.Retry;
import dev.luma.db.error.ServerError;
import dev.luma.db.error.ServerException;
import dev.luma.db.error.SyntaxException;
import dev.luma.db.error.TimedOutException;
import dev.luma.mysql.wire.server.Err;

/// The one table from the servers' error numbers, and SQLSTATE where the number says nothing, to exceptions.
///
/// @see <a href="https://dev.mysql.com/doc/mysql-errors/9.7/en/server-error-reference.html">MySQL: Server Error Message
/// Reference</a>
/// @see <a href="https://mariadb.com/docs/server/reference/error-codes/mariadb-error-code-reference">MariaDB: Error
/// Code Reference</a>
public final class ServerErrors {
    /// Both servers cut their own messages at 512 bytes; what is longer comes from something else.
    private static final int LONGEST_MESSAGE = 2000;

    private ServerErrors() {}

    /// What an error means that answers a statement.
    public static DbException of(Err err) {
        final ServerError error = new ServerError(message(err), err.sqlState(), err.code());
        return switch (err.code()) {
            case 1022, // a write found a duplicate key
                    1062, // duplicate entry
                    1169, // unique constraint on write
                    1586, // duplicate entry, with the key's name
                    1859 -> // duplicate entry, unknown key
                new ConstraintException(error, Kind.UNIQUE, keyName(error.message()));
            case 1216, // no parent row
                    1217, // a child row refers to it
                    1451, // a child row refers to it, with the constraint's name
                    1452, // no parent row, with the constraint's name
                    1761, // a cascade meets a duplicate, with the key's name
                    1762 -> // a cascade meets a duplicate
                new ConstraintException(error, Kind.FOREIGN_KEY, behind(error.message(), "CONSTRAINT `", '`'));
            case 1048, // column cannot be null
                    1263, // NULL for a column that cannot be null
                    1364, // no value, and no default
                    4162 -> // default NULL for a column that cannot be null
                new ConstraintException(error, Kind.NOT_NULL, firstQuoted(error.message(), '\''));
            case 3819 -> new ConstraintException(error, Kind.CHECK, firstQuoted(error.message(), '\''));
            case 4025 -> new ConstraintException(error, Kind.CHECK, firstQuoted(error.message(), '`'));

            case 1020, // the row has changed since this transaction's snapshot
                    1213, // deadlock
                    1412, // the table has changed since this transaction's snapshot
                    1614, // deadlock, in XA
                    3058, // deadlock of user locks
                    3101 -> // the group decided against the transaction
                new ConflictException(error, Retry.WHOLE_TRANSACTION);
            case 1205, // lock wait timeout
                    3572 -> // NOWAIT met a lock
                new ConflictException(error, Retry.SAFE);

            case 1044, // no access to the database
                    1142, // … the table
                    1143, // … the column
                    1227, // a privilege is missing
                    1370, // … for a routine
                    1698 -> // no access without a password
                new PermissionException(error);

            case 1046, // no database selected
                    1136, // as many values as columns are needed
                    1193, // unknown system variable
                    1222 -> // the parts of a UNION differ in their columns
                new SyntaxException(error);

            case 1264, // out of range
                    1265, // truncated
                    1292, // no such date, number …
                    1366, // no such value for the column
                    1406, // too long
                    1411, // no such value for the function
                    1690, // out of range in an expression
                    1242, // a subquery gave several rows
                    3140 -> // no JSON
                new DataException(error);

            case 1969, // MariaDB: max_statement_time
                    3024 -> // MySQL: max_execution_time
                new TimedOutException(new ServerError(
                        advised(
                                error.message(),
                                "maxStatementTime sets this limit, if not the server or the statement itself"),
                        error.sqlState(),
                        error.code()));
            case 1317 -> new CancelledException(error); // KILL QUERY

            case 1153 -> lost(err, Retry.NEVER, "the server's max_allowed_packet is too small for it");
            case 4031 -> lost(err, Retry.SAFE, "the connection was idle for longer than the server's wait_timeout");
            case 1053, // shutdown
                    1080, // the server closes
                    1927, // MariaDB: killed
                    3169 -> // MySQL: killed
                new LostConnectionException(error, Retry.UNKNOWN);
            default -> bySqlState(error);
        };
    }

    private static DbException bySqlState(ServerError error) {
        return switch (error.sqlState().substring(0, 2)) {
            case "08" -> new LostConnectionException(error, Retry.UNKNOWN);
            case "22" -> new DataException(error);
            case "23" -> new ConstraintException(error, Kind.OTHER, "");
            case "28" -> new PermissionException(error);
            case "40" -> new ConflictException(error, Retry.WHOLE_TRANSACTION);
            case "42" -> isLimit(error.code()) ? new ServerException(error) : new SyntaxException(error);
            default -> new ServerException(error);
        };
    }

    /// Limits of the account, which MySQL puts among the syntax errors.
    private static boolean isLimit(int code) {
        return code == 1203 || code == 1226;
    }

    /// What an error means that answers an attempt to log in; there is no connection after it.
    ///
    /// @param where the user and the address, as messages name them
    public static DbException atLogin(Err err, String where) {
        return switch (err.code()) {
            case 1040 -> // the server's limit
                cannotConnect(
                        Reason.TOO_MANY_CONNECTIONS,
                        err,
                        where,
                        "close connections, or raise the server's" + " max_connections");
            case 1203, // the user's limit
                    1226 -> // the account's limit
                cannotConnect(
                        Reason.TOO_MANY_CONNECTIONS,
                        err,
                        where,
                        "close connections, or raise the account's" + " limits");
            case 1129 -> // too many failures from this host
                cannotConnect(
                        Reason.REJECTED,
                        err,
                        where,
                        "find what fails there, then TRUNCATE TABLE"
                                + " performance_schema.host_cache, or FLUSH HOSTS, on the server");
            case 1130 -> // no account for this host
                cannotConnect(
                        Reason.REJECTED,
                        err,
                        where,
                        "no account on the server may connect from this host: create" + " one, such as 'user'@'%'");
            case 1049 -> // no such database
                cannotConnect(Reason.REJECTED, err, where, "create it, or name another database, or none");
            case 3159 -> // require_secure_transport
                cannotConnect(Reason.TLS, err, where, "connect with tls=required or better");
            case 1045, 1698 -> notAuthenticated(err, where, "check user and password, and the account's host part");
            case 1044 -> notAuthenticated(err, where, "the account needs a privilege on that database");
            case 1275 -> notAuthenticated(err, where, "");
            case 1820, 1862 -> notAuthenticated(err, where, "give the account a new password by another client");
            case 1251 -> // the client lacks a method
                notAuthenticated(err, where, "give the account a newer method of authentication");
            case 1524 -> // no such plugin on the server
                notAuthenticated(
                        err,
                        where,
                        "the account is to log in by it: an administrator can install it, or give the account another"
                                + " method");
            case 3955, // MySQL: failed_login_attempts
                    4150 -> // MariaDB: max_password_errors
                notAuthenticated(err, where, "check the password, and have an administrator unlock the account");
            case 3118, 4151 -> notAuthenticated(err, where, "an administrator can unlock the account");
            default ->
                err.sqlState().startsWith("28")
                        ? notAuthenticated(err, where, "")
                        : cannotConnect(Reason.REJECTED, err, where, "");
        };
    }

    private static DbException cannotConnect(Reason reason, Err err, String where, String advice) {
        return new CannotConnectException(reason, located(err, where, advice));
    }

    private static DbException notAuthenticated(Err err, String where, String advice) {
        return new NotAuthenticatedException(located(err, where, advice));
    }

    private static DbException lost(Err err, Retry retry, String advice) {
        return new LostConnectionException(
                new ServerError(advised(message(err), advice), err.sqlState(), err.code()), retry);
    }

    /// Nobody is known yet at the other end, so nothing of its text may steer a terminal or break a log's line.
    private static ServerError located(Err err, String where, String advice) {
        final String text = where + ": " + message(err).replaceAll("\\p{Cntrl}", "?");
        return new ServerError(advised(text, advice), err.sqlState(), err.code());
    }

    private static String advised(String text, String advice) {
        if (advice.isEmpty()) {
            return text;
        }
        return (text.endsWith(".") ? text.substring(0, text.length() - 1) : text) + "; " + advice;
    }

    private static String message(Err err) {
        final String text = err.message().isEmpty() ? "error " + err.code() + " without a message" : err.message();
        return text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) + "…" : text;
    }

    // ---- names in messages; where a server speaks another language, they may not be found

    /// The key in `Duplicate entry '…' for key '…'`, where MySQL puts the table's name and a point before the key's.
    private static String keyName(String message) {
        final int end = message.lastIndexOf('\'');
        final int start = message.lastIndexOf('\'', end - 1);
        if (start < 0 || end - start < 2) {
            return "";
        }
        final String name = message.substring(start + 1, end);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String firstQuoted(String message, char quote) {
        return behind(message, String.valueOf(quote), quote);
    }

    private static String behind(String message, String mark, char end) {
        final int at = message.indexOf(mark);
        final int from = at + mark.length();
        final int to = at < 0 ? -1 : message.indexOf(end, from);
        return to < 0 ? "" : message.substring(from, to);
    }
}
