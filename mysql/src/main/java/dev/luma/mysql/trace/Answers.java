package dev.luma.mysql.trace;

import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.codec.PacketRow;
import dev.luma.mysql.trace.Exchange.Due;
import dev.luma.mysql.trace.Exchange.Prepared;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.server.AuthMoreData;
import dev.luma.mysql.wire.server.AuthNextFactor;
import dev.luma.mysql.wire.server.AuthSwitch;
import dev.luma.mysql.wire.server.ColumnCount;
import dev.luma.mysql.wire.server.ColumnDefinition;
import dev.luma.mysql.wire.server.Eof;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Handshake;
import dev.luma.mysql.wire.server.LocalInfile;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.PrepareOk;
import dev.luma.toolbox.buffer.Buffer;

/// The server's messages in words. What a first byte means depends on what is due.
final class Answers {
    /// A row that begins with `FE` has a value of 16 MiB or more.
    private static final int LONGEST_END = 0xFF_FFFF;
    private static final int EOF_LENGTH = 5;
    private static final int LONGEST_ROW = 64 << 10;

    private final Progress progress;
    private final PacketRow row = new PacketRow();

    Answers(Progress progress) {
        this.progress = progress;
    }

    String words(Buffer in) {
        final Exchange exchange = progress.current();
        if (!in.hasRemaining()) {
            return "an empty packet";
        }
        if (exchange == null) {
            return unasked(in);
        }
        if (in.peek() == Err.HEADER && exchange.due() != Due.STATISTICS) {
            return error(exchange, in);
        }
        return switch (exchange.due()) {
            case GREETING -> greeting(exchange, in);
            case AUTHENTICATION -> authentication(in);
            case ANSWER -> answer(exchange, in);
            case PREPARE_ANSWER -> prepared(exchange, in);
            case PARAMETER_DEFINITION, COLUMN_DEFINITION -> definition(exchange, in);
            case END_OF_PARAMETERS -> endOfParameters(exchange, in);
            case END_OF_COLUMNS -> endOfColumns(exchange, in);
            case ROW -> row(exchange, in);
            case STATISTICS -> statistics(in);
            case FILE -> throw new ProtocolException("the server speaks while the client sends a file");
        };
    }

    private static String unasked(Buffer in) {
        if (in.peek() != Err.HEADER) {
            throw new ProtocolException("nobody asked");
        }
        return AnswerWords.of(Err.decode(in), false);
    }

    private String error(Exchange exchange, Buffer in) {
        progress.paid();
        return AnswerWords.of(Err.decode(in), exchange.isSuspect());
    }

    private String statistics(Buffer in) {
        progress.paid();
        return "Statistics " + Printable.quoted(in.readString(in.remaining()));
    }

    // ---- the login

    private String greeting(Exchange exchange, Buffer in) {
        final Handshake greeting = Handshake.decode(in);
        progress.greeted(greeting);
        exchange.due(Due.AUTHENTICATION);
        return LoginWords.of(greeting);
    }

    private String authentication(Buffer in) {
        return switch (in.peek()) {
            case Ok.HEADER -> {
                final Ok ok = Ok.decode(in, progress.negotiated());
                progress.paid();
                yield LoginWords.of(ok);
            }
            case AuthMoreData.HEADER -> LoginWords.of(AuthMoreData.decode(in));
            case AuthSwitch.HEADER -> LoginWords.of(AuthSwitch.decode(in));
            case AuthNextFactor.HEADER -> LoginWords.of(AuthNextFactor.decode(in));
            default -> {
                if (progress.negotiated().flavor() != Flavor.MARIADB) {
                    throw new ProtocolException("no message of a login");
                }
                yield LoginWords.of(AuthMoreData.decodeBare(in));
            }
        };
    }

    // ---- commands

    private String answer(Exchange exchange, Buffer in) {
        return switch (in.peek()) {
            case Ok.HEADER -> ok(exchange, in);
            case Eof.HEADER -> end(exchange, in);
            case LocalInfile.HEADER -> {
                exchange.due(Due.FILE);
                yield AnswerWords.of(LocalInfile.decode(in));
            }
            default -> columns(exchange, ColumnCount.decode(in, progress.negotiated()));
        };
    }

    private String ok(Exchange exchange, Buffer in) {
        final Ok ok = Ok.decode(in, progress.negotiated());
        over(exchange, ok.status());
        return AnswerWords.of(ok);
    }

    private void over(Exchange exchange, int status) {
        if (ServerStatus.has(status, ServerStatus.MORE_RESULTS)) {
            exchange.due(Due.ANSWER);
        } else {
            progress.paid();
        }
    }

    private String columns(Exchange exchange, ColumnCount columns) {
        final Prepared newest = progress.newest();
        if (exchange.isBinary() && exchange.prepared() == null && newest != null) {
            exchange.prepared(newest);
        }
        if (columns.definitionsFollow()) {
            exchange.expectDefinitions(Due.COLUMN_DEFINITION, columns.count());
        } else {
            exchange.settleAsBefore();
            exchange.due(endsDefinitions() ? Due.END_OF_COLUMNS : Due.ROW);
        }
        return AnswerWords.of(columns);
    }

    private String prepared(Exchange exchange, Buffer in) {
        final PrepareOk ok = PrepareOk.decode(in);
        final Prepared made = new Prepared(ok.parameterCount(), ok.columnCount(), exchange.isSuspect());
        progress.prepared(ok.statementId(), made);
        exchange.prepared(made);
        if (made.parameterCount() > 0) {
            exchange.expectDefinitions(Due.PARAMETER_DEFINITION, made.parameterCount());
        } else {
            expectColumns(exchange, made);
        }
        return AnswerWords.of(ok);
    }

    private void expectColumns(Exchange exchange, Prepared made) {
        if (made.columnCount() > 0) {
            exchange.expectDefinitions(Due.COLUMN_DEFINITION, made.columnCount());
        } else {
            progress.paid();
        }
    }

    // ---- definitions

    private boolean endsDefinitions() {
        return !progress.has(Capability.DEPRECATE_EOF);
    }

    private String definition(Exchange exchange, Buffer in) {
        final boolean parameter = exchange.due() == Due.PARAMETER_DEFINITION;
        final ColumnDefinition definition = ColumnDefinition.decode(in, progress.negotiated());
        if (exchange.define(definition)) {
            if (endsDefinitions()) {
                exchange.due(parameter ? Due.END_OF_PARAMETERS : Due.END_OF_COLUMNS);
            } else {
                definitionsOver(exchange, parameter);
            }
        }
        return AnswerWords.of(definition, parameter ? "ParameterDefinition" : "ColumnDefinition");
    }

    private void definitionsOver(Exchange exchange, boolean parameters) {
        final Prepared statement = exchange.prepared();
        if (parameters && statement != null) {
            expectColumns(exchange, statement);
            return;
        }
        final boolean preparing = statement != null && !exchange.isBinary();
        exchange.settle(preparing);
        if (preparing) {
            progress.paid();
        }
    }

    private String endOfParameters(Exchange exchange, Buffer in) {
        final Eof eof = Eof.decode(in);
        definitionsOver(exchange, true);
        return AnswerWords.of(eof);
    }

    private String endOfColumns(Exchange exchange, Buffer in) {
        final Eof eof = Eof.decode(in);
        definitionsOver(exchange, false);
        if (ServerStatus.has(eof.status(), ServerStatus.CURSOR_EXISTS)) {
            progress.paid();
        }
        return AnswerWords.of(eof);
    }

    // ---- rows

    private String row(Exchange exchange, Buffer in) {
        if (in.peek() == Eof.HEADER && in.remaining() < LONGEST_END) {
            return end(exchange, in);
        }
        final String form = exchange.isBinary() ? "BinaryRow" : "TextRow";
        if (in.remaining() > LONGEST_ROW) {
            return form + " too long to be shown";
        }
        row.begin(exchange.layout(), exchange.isBinary());
        row.split(in);
        return form + AnswerWords.of(row, exchange.layout(), exchange.isSuspect());
    }

    private String end(Exchange exchange, Buffer in) {
        if (in.remaining() == EOF_LENGTH || endsDefinitions()) {
            final Eof eof = Eof.decode(in);
            over(exchange, eof.status());
            return AnswerWords.of(eof);
        }
        return ok(exchange, in);
    }
}
