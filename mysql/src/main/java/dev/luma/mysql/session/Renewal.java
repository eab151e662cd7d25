package dev.luma.mysql.session;

import dev.luma.db.error.DbException;
import dev.luma.mysql.protocol.Login;
import dev.luma.mysql.protocol.LoginRequest;
import dev.luma.mysql.protocol.StatementVerb;
import dev.luma.mysql.wire.PacketChannel;
import dev.luma.mysql.wire.client.ClientMessage;
import dev.luma.mysql.wire.client.ComInitDb;
import dev.luma.mysql.wire.client.ComResetConnection;
import dev.luma.toolbox.crypto.Secret;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Begins a session anew on its open line: for the same user, or for another.
final class Renewal {
    private final FirstWords words;
    private final Login login;
    private final OpenRequest request;
    /// Who is logged in.
    private LoginRequest current;

    /// @param login the one that opened the line
    /// @param current what was asked for by it
    Renewal(FirstWords words, Login login, LoginRequest current, OpenRequest request) {
        this.words = words;
        this.login = login;
        this.current = current;
        this.request = request;
    }

    /// The session as it was after its login. One round trip where commands may travel together.
    ///
    /// @param together whether they may
    void reset(ServerLine line, boolean together) {
        final String database = current.database();
        final boolean elsewhere =
                !database.isEmpty() && !database.equals(line.state().schema());
        line.exchange("reset connection", StatementVerb.READS, () -> {
            final PacketChannel channel = line.channel();
            line.allForgotten();
            new ComResetConnection().encode(line.beginCommand());
            channel.endPacket();
            if (together) {
                if (elsewhere) {
                    write(channel, new ComInitDb(database));
                }
                words.writeAgain(true);
            }
            channel.flush();
            channel.expectAnswer();
            final DbException refused = line.readOkOrRefusal();
            if (refused == null) {
                line.begunAnew();
            } else if (!together) {
                throw refused;
            }
            final DbException unknown = elsewhere ? useDatabase(line, database, together) : null;
            words.hearAgain(together);
            if (refused != null || unknown != null) {
                throw refused != null ? refused : unknown;
            }
            return database;
        });
    }

    private static @Nullable DbException useDatabase(ServerLine line, String database, boolean asked)
            throws IOException {
        final PacketChannel channel = line.channel();
        if (!asked) {
            write(channel, new ComInitDb(database));
            channel.flush();
        }
        channel.expectAnswer();
        final DbException refused = line.readOkOrRefusal();
        if (refused == null) {
            line.state().schema(database);
        }
        return refused;
    }

    private static void write(PacketChannel channel, ClientMessage command) throws IOException {
        command.encode(channel.beginFurtherCommand());
        channel.endPacket();
    }

    /// The session of another user. The line is closed if that fails, as the server does, too.
    void changeUser(ServerLine line, String user, Secret password, String database, boolean together) {
        final LoginRequest other = current.as(user, password, database);
        line.exchange("change user", StatementVerb.READS, () -> {
            try {
                line.allForgotten();
                line.begunAnew(login.change(other), database);
                current = other;
                words.writeAgain(together);
                line.channel().flush();
                words.hearAgain(together);
            } catch (DbException e) {
                line.abort();
                throw e;
            }
            return user;
        });
        line.killsAs(request.as(other));
    }
}
