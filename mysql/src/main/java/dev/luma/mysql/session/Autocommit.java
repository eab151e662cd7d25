package dev.luma.mysql.session;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.luma.db.error.DbException;
import dev.luma.mysql.protocol.StatementVerb;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.ServerStatus;
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

    /// Commits, and gives it back in the same round trip.
    void commit() {
        line.exchange(COMMIT, StatementVerb.of(COMMIT), () -> {
            final PacketChannel channel = line.channel();
            line.query(COMMIT).encode(line.beginCommand());
            channel.endPacket();
            final boolean together = borrowed;
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
            return COMMIT;
        });
    }

    /// Rolls back. The next exchange gives it back, not this one: to switch it on commits, were the rollback refused.
    ///
    /// @return whether all was undone, as [ServerLine#undo] tells it
    @CanIgnoreReturnValue
    boolean rollBack() {
        return line.exchange(ROLLBACK, StatementVerb.of(ROLLBACK), () -> line.undo(ROLLBACK));
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
