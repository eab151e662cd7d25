package dev.luma.mysql.trace;

import static dev.luma.mysql.trace.Printable.MASK;

import dev.luma.db.error.UsageException;
import dev.luma.db.spi.SqlDialect;
import dev.luma.db.sql.SecretSql;
import dev.luma.db.sql.SqlScanner;
import dev.luma.mysql.trace.Exchange.Due;
import dev.luma.mysql.trace.Exchange.Prepared;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Command;
import dev.luma.mysql.wire.Lenenc;
import dev.luma.mysql.wire.client.ComInitDb;
import dev.luma.mysql.wire.client.ComStmtBulkExecute;
import dev.luma.mysql.wire.client.ComStmtClose;
import dev.luma.mysql.wire.client.ComStmtReset;
import dev.luma.toolbox.buffer.Buffer;

/// The client's commands in words, and what each makes the server owe.
final class Commands {
    /// Names the statement that is being prepared in the packet before (MariaDB).
    private static final int LAST_PREPARED = -1;
    private static final int PARAMETER_COUNT = 0x08;
    private static final int LONGEST_SQL = 1 << 20;

    private final Progress progress;
    /// Whether the statement that was sent last to be prepared may tell a secret.
    private boolean lastIsSuspect;
    /// How many parameters it has, by its text; -1 if that cannot be told.
    private int lastParameterCount = -1;

    Commands(Progress progress) {
        this.progress = progress;
    }

    String words(Buffer in) {
        if (!in.hasRemaining()) {
            return "an empty packet";
        }
        final Command command = Command.of(in.peek());
        if (command == null) {
            progress.owe(Exchange.of(Due.ANSWER, true));
            return "command 0x" + Integer.toHexString(in.peek());
        }
        return command.name()
                + switch (command) {
                    case COM_QUERY -> query(in);
                    case COM_STMT_PREPARE -> prepare(in);
                    case COM_STMT_EXECUTE -> execute(in);
                    case COM_STMT_BULK_EXECUTE -> bulkExecute(in);
                    case COM_STMT_FETCH -> fetch(in);
                    case COM_STMT_CLOSE -> close(in);
                    case COM_STMT_RESET ->
                        answered(" statementId=" + ComStmtReset.decode(in).statementId());
                    case COM_STMT_SEND_LONG_DATA -> longData(in);
                    case COM_INIT_DB ->
                        answered(" " + Printable.quoted(ComInitDb.decode(in).database()));
                    case COM_CHANGE_USER -> changeUser();
                    case COM_RESET_CONNECTION -> resetConnection();
                    case COM_STATISTICS -> owing(Due.STATISTICS, "");
                    case COM_QUIT -> "";
                    default -> answered("");
                };
    }

    private String answered(String words) {
        return owing(Due.ANSWER, words);
    }

    private String owing(Due due, String words) {
        progress.owe(Exchange.of(due, false));
        return words;
    }

    // ---- text

    private String query(Buffer in) {
        in.readByte();
        final String attributes = progress.has(Capability.QUERY_ATTRIBUTES) ? attributes(in) : "";
        final String sql = sql(in);
        progress.owe(Exchange.of(Due.ANSWER, SecretSql.isSuspect(sql)));
        return shown(sql) + attributes;
    }

    private static String attributes(Buffer in) {
        final int count = Math.toIntExact(Lenenc.readInteger(in));
        Lenenc.readInteger(in);
        if (count == 0) {
            return "";
        }
        final BoundValues values = BoundValues.read(in, count, true, new int[0]);
        values.skipValues(in);
        return " attributes=(" + values + ")";
    }

    private String prepare(Buffer in) {
        in.readByte();
        final String sql = sql(in);
        lastIsSuspect = SecretSql.isSuspect(sql);
        lastParameterCount = parameterCount(sql);
        progress.owe(Exchange.of(Due.PREPARE_ANSWER, lastIsSuspect));
        return shown(sql);
    }

    private static int parameterCount(String sql) {
        try {
            return SqlScanner.parse(sql, SqlDialect.MYSQL).parameterCount();
        } catch (UsageException e) {
            return -1;
        }
    }

    /// What is too long to be searched is not shown, and its words make it suspect.
    private static String sql(Buffer in) {
        return in.remaining() <= LONGEST_SQL
                ? in.readString(in.remaining())
                : "(a statement of " + in.remaining() + " bytes, too long to be searched for secrets)";
    }

    private static String shown(String sql) {
        return " " + Printable.sql(SecretSql.isSuspect(sql) ? SecretSql.masked(sql) : sql);
    }

    // ---- prepared statements

    private String execute(Buffer in) {
        in.readByte();
        final int statementId = in.readInt32();
        final int flags = in.readByte();
        in.skip(Integer.BYTES);
        final Prepared statement = statementId == LAST_PREPARED ? null : progress.prepared(statementId);
        progress.owe(Exchange.run(statement == null ? lastIsSuspect : statement.isSuspect(), statement));
        return " statementId=" + statementId
                + (flags == 0 ? "" : " flags=" + FlagNames.EXECUTE.of(flags))
                + (in.hasRemaining() ? " parameters=(" + parameters(in, statementId, flags) + ")" : "");
    }

    private String parameters(Buffer in, int statementId, int flags) {
        final Prepared statement = progress.prepared(statementId);
        if (statement == null) {
            return statementId == LAST_PREPARED && lastParameterCount >= 0 ? parametersByText(in) : MASK;
        }
        final boolean named = progress.has(Capability.QUERY_ATTRIBUTES);
        int count = statement.parameterCount();
        if (named && (count > 0 || (flags & PARAMETER_COUNT) != 0)) {
            count = Math.toIntExact(Lenenc.readInteger(in));
        }
        final BoundValues values = BoundValues.read(in, count, named, statement.types());
        statement.types(values.types());
        return values.toString();
    }

    /// Believes the text's number of parameters only if it explains the packet to its last byte: else values would be
    /// taken for types.
    private String parametersByText(Buffer in) {
        final BoundValues values = BoundValues.read(in, lastParameterCount, false, new int[0]);
        values.skipValues(in);
        return in.hasRemaining() ? MASK : values.toString();
    }

    private String bulkExecute(Buffer in) {
        in.readByte();
        final int statementId = in.readInt32();
        final int flags = in.readUint16();
        final Prepared statement = statementId == LAST_PREPARED ? null : progress.prepared(statementId);
        progress.owe(Exchange.run(statement == null ? lastIsSuspect : statement.isSuspect(), statement));
        final boolean withTypes = (flags & ComStmtBulkExecute.TYPES_FOLLOW) != 0;
        return " statementId=" + statementId + " flags=" + FlagNames.BULK.of(flags) + " rows="
                + (statement != null && statement.parameterCount() > 0 && withTypes
                        ? BulkValues.read(in, statement.parameterCount())
                        : MASK);
    }

    private String fetch(Buffer in) {
        in.readByte();
        final int statementId = in.readInt32();
        final Prepared statement = progress.prepared(statementId);
        progress.owe(statement == null ? Exchange.of(Due.ANSWER, true) : Exchange.fetch(statement));
        return " statementId=" + statementId + " rows=" + in.readUint32();
    }

    private String close(Buffer in) {
        final int statementId = ComStmtClose.decode(in).statementId();
        progress.forget(statementId);
        return " statementId=" + statementId;
    }

    private static String longData(Buffer in) {
        in.readByte();
        return " statementId=" + in.readInt32() + " parameter=" + in.readUint16() + " data=" + MASK;
    }

    // ---- the session

    private String changeUser() {
        progress.forgetAll();
        return owing(Due.AUTHENTICATION, " " + MASK);
    }

    private String resetConnection() {
        progress.forgetAll();
        return answered("");
    }
}
