package dev.luma.mysql.session;

import dev.luma.db.error.DbException;
import dev.luma.mysql.protocol.StatementVerb;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.ServerMessage;
import java.io.IOException;

/// Autocommit, which a batch borrows: it is off while the batch's rows are on their way, and given back when their
/// transaction has ended. To switch it on commits, so that is done only where no transaction can be open.
final class Autocommit {
    static final String COMMIT = "COMMIT";
    static final String ROLLBACK = "ROLLBACK";
    static final String OFF = "SET autocommit=0";
    static final String ON = "SET autocommit=1";

    private final ServerLine line;
    private boolean borrowed;
    /// A unit of several exchanges needs what was borrowed up to its end.
    private boolean needed;

    Autocommit(ServerLine line) {
        this.line = line;
    }

    /// It is switched off by a command of the exchange that is under way, up to the transaction's end.
    void borrow() {
        borrowed = true;
    }

    /// Whether the caller has switched it off, so that a transaction begins with whatever runs next.
    boolean isOff() {
        return !borrowed && !line.state().has(ServerStatus.AUTOCOMMIT);
    }

    /// It is not given back before [#release]: an error packet has no status flags, so behind one nobody knows whether
    /// a transaction is open.
    void need() {
        needed = true;
    }

    /// It may be given back.
    void release() {
        needed = false;
    }

    /// The session was reset: it is as the server has it by default.
    void reset() {
        borrowed = false;
        needed = false;
    }

    /// Gives it back before the next exchange, if it is still borrowed and nothing needs it.
    void giveBack() throws IOException {
        if (borrowed && !needed && !line.state().has(ServerStatus.IN_TRANSACTION)) {
            line.send(line.query(ON));
            line.readOk();
            borrowed = false;
        }
    }

    /// Ends the transaction in one round trip. With a commit it is given back; after a rollback the next exchange does
    /// that, since to switch it on commits, were the rollback refused.
    ///
    /// @param sql [#COMMIT] or [#ROLLBACK]
    void endTransaction(String sql) {
        line.exchange(sql, StatementVerb.of(sql), () -> {
            final PacketChannel channel = line.channel();
            line.query(sql).encode(line.beginCommand());
            channel.endPacket();
            final boolean together = borrowed && sql.equals(COMMIT);
            if (together) {
                line.query(ON).encode(channel.beginFurtherCommand());
                channel.endPacket();
            }
            channel.flush();
            channel.expectAnswer();
            final DbException refused = line.readOkOrRefusal();
            if (together) {
                hearGivenBack();
            }
            if (refused != null) {
                throw refused;
            }
            return sql;
        });
    }

    /// Rolls the transaction back.
    ///
    /// @return whether all of it was undone: of tables without transactions the server warns
    boolean rollBack() {
        return line.exchange(ROLLBACK, StatementVerb.of(ROLLBACK), () -> {
            line.send(line.query(ROLLBACK));
            return switch (line.responses().answer()) {
                case Ok ok -> {
                    line.state().heard(ok);
                    yield ok.warnings() == 0;
                }
                case Err err -> throw line.refused(err);
                case ServerMessage other -> throw ServerLine.misplaced(other);
            };
        });
    }

    /// Whether the transaction was committed is known by now, and nothing that happens to the line changes that. So
    /// what goes wrong here is told to who uses the session next: it is closed, or tries again.
    private void hearGivenBack() {
        try {
            line.channel().expectAnswer();
            line.readOk();
            borrowed = false;
        } catch (DbException e) {
            if (!e.connectionUsable()) {
                line.abort();
            }
        } catch (IOException e) {
            line.abort();
        }
    }
}
