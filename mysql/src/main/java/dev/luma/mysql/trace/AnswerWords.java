package dev.luma.mysql.trace;

import static dev.luma.mysql.trace.Printable.MASK;
import static dev.luma.mysql.trace.Printable.name;
import static dev.luma.mysql.trace.Printable.quoted;

import dev.luma.db.error.ConversionException;
import dev.luma.db.spi.ColumnInfo;
import dev.luma.db.spi.Kind;
import dev.luma.db.sql.SecretSql;
import dev.luma.mysql.codec.Layout;
import dev.luma.mysql.codec.PacketRow;
import dev.luma.mysql.wire.server.ColumnCount;
import dev.luma.mysql.wire.server.ColumnDefinition;
import dev.luma.mysql.wire.server.Eof;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.LocalInfile;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.PrepareOk;

/// The answers to commands in words.
final class AnswerWords {
    private AnswerWords() {}

    static String of(Ok ok) {
        return "Ok affectedRows=" + Long.toUnsignedString(ok.affectedRows())
                + " lastInsertId=" + Long.toUnsignedString(ok.lastInsertId())
                + " warnings=" + ok.warnings()
                + " status=" + FlagNames.STATUS.of(ok.status())
                + (ok.info().isEmpty() ? "" : " info=" + quoted(ok.info()))
                + (ok.sessionChanges().length == 0
                        ? ""
                        : " sessionChanges=" + SessionChanges.words(ok.sessionChanges()));
    }

    static String of(Eof eof) {
        return "Eof warnings=" + eof.warnings() + " status=" + FlagNames.STATUS.of(eof.status());
    }

    /// @param masked without its message, which quotes from the statement
    static String of(Err err, boolean masked) {
        return "Err code=" + err.code() + " sqlState=" + name(err.sqlState()) + " message="
                + (masked ? MASK : quoted(err.message()));
    }

    static String of(LocalInfile request) {
        return "LocalInfile name=" + quoted(request.name());
    }

    static String of(PrepareOk ok) {
        return "PrepareOk statementId=" + ok.statementId() + " parameters=" + ok.parameterCount() + " columns="
                + ok.columnCount() + " warnings=" + ok.warnings();
    }

    static String of(ColumnCount columns) {
        return "ColumnCount " + columns.count() + (columns.definitionsFollow() ? "" : ", definitions as before");
    }

    static String of(ColumnDefinition column, String what) {
        final String type = column.dataType().isEmpty() ? TypeNames.of(column.type()) : name(column.dataType());
        return what + " " + quoted(column.label())
                + " type=" + type
                + (column.format().isEmpty() ? "" : " format=" + name(column.format()))
                + " length=" + column.length()
                + " decimals=" + column.decimals()
                + " collation=" + column.collation()
                + " flags=" + FlagNames.COLUMN.of(column.flags())
                + (column.originalTable().isEmpty() ? "" : " of=" + origin(column));
    }

    private static String origin(ColumnDefinition column) {
        return name(column.schema()) + "." + name(column.originalTable()) + "." + name(column.name());
    }

    /// @param masked with the columns' names only; a column whose name sounds like a secret is masked in any case
    static String of(PacketRow row, Layout layout, boolean masked) {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < layout.size(); i++) {
            final ColumnInfo column = layout.columns().get(i);
            text.append(' ').append(name(column.label())).append('=');
            text.append(
                    masked || SecretSql.isSuspect(column.label())
                            ? MASK
                            : row.isNull(i) ? "NULL" : value(row, i, column.kind()));
        }
        return text.toString();
    }

    private static String value(PacketRow row, int column, Kind kind) {
        try {
            return switch (kind) {
                case BYTES, BITS -> row.valueAt(column) instanceof byte[] bytes ? Printable.hex(bytes) : "?";
                case BOOLEAN, INTEGER, UNSIGNED, DECIMAL, FLOAT, DOUBLE -> name(row.textAt(column));
                default -> quoted(row.textAt(column));
            };
        } catch (ConversionException e) {
            return "(no value of its type)";
        }
    }
}
