package dev.luma.mysql.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.CancelledException;
import dev.luma.db.error.DbException;
import dev.luma.db.error.LostConnectionException;
import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.script.ServerPackets;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Command;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.LocalInfile;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.testkit.script.Script;
import dev.luma.testkit.script.ScriptedDuplex;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A reset, and a load from the client, against servers that do not play along.
class RenewalScriptTest {
    private static final Negotiated AGREED = new Negotiated(
            Capability.PROTOCOL_41 | Capability.DEPRECATE_EOF | Capability.LOCAL_FILES, Flavor.MYSQL, "9.7.4", 8);
    private static final String LOAD = "LOAD DATA LOCAL INFILE 'people' INTO TABLE people";
    private static final Ok OK = new Ok(0, 0, ServerStatus.AUTOCOMMIT, 0, "", new byte[0]);

    private static byte[] answers(ServerPackets... answers) {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (final ServerPackets answer : answers) {
            all.writeBytes(answer.toBytes());
        }
        return all.toByteArray();
    }

    private static ServerPackets ok() {
        return ServerPackets.answer(AGREED).send(OK);
    }

    private static InputStream people() {
        return new ByteArrayInputStream("1\tAnn\n".getBytes(StandardCharsets.UTF_8));
    }

    /// The reset, the time zone and the database go together.
    @Test
    void resetsInOneWrite() {
        final ScriptedDuplex line =
                new ScriptedDuplex(new Script().awaitsWrite().sends(answers(ok(), ok(), ok())));
        final MysqlSession session = ScriptedSessions.over(line, AGREED, 256);
        session.reset();
        line.assertFinished();
        assertTrue(session.isOpen());
        assertEquals(1, line.writes().size());
        assertEquals(Command.COM_RESET_CONNECTION.code(), line.writes().getFirst()[4]);
        assertEquals("prod", session.database());
    }

    @Test
    void saysThatTheResetWasRefused() {
        final ServerPackets no = ServerPackets.answer(AGREED).send(new Err(1105, "HY000", "not here"));
        final ScriptedDuplex line =
                new ScriptedDuplex(new Script().awaitsWrite().sends(answers(no, ok(), ok())));
        final MysqlSession session = ScriptedSessions.over(line, AGREED, 256);
        assertEquals(1105, assertThrows(DbException.class, session::reset).vendorCode());
        line.assertFinished();
        assertTrue(session.isOpen());
    }

    @Test
    void losesTheLineWhereverTheResetIsCut() {
        final Script whole = new Script().awaitsWrite().sends(answers(ok(), ok(), ok()));
        for (int cut = 0; cut < whole.sentBytes(); cut++) {
            final MysqlSession session =
                    ScriptedSessions.over(new ScriptedDuplex(whole.cutAfter(cut).ends()), AGREED, 256);
            assertThrows(LostConnectionException.class, session::reset);
            assertFalse(session.isOpen());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "people2", "PEOPLE", ""})
    @Tag("X1")
    void givesAServerNothingButWhatTheStatementNames(String asked) {
        final ScriptedDuplex line = new ScriptedDuplex(new Script()
                .awaitsWrite()
                .sends(ServerPackets.answer(AGREED).send(new LocalInfile(asked)).toBytes()));
        final MysqlSession session = ScriptedSessions.over(line, AGREED, 256);
        assertThrows(ProtocolException.class, () -> session.load(LOAD, people()));
        assertFalse(session.isOpen());
        assertEquals(1, line.writes().size());
    }

    @Test
    @Tag("X1")
    void givesAServerWhatTheStatementNamesOnce() {
        final ScriptedDuplex line = new ScriptedDuplex(new Script()
                .awaitsWrite()
                .sends(ServerPackets.answer(AGREED)
                        .send(new LocalInfile("people"))
                        .toBytes())
                .awaitsWrite()
                .awaitsWrite()
                .sends(ServerPackets.from(4, AGREED)
                        .send(new LocalInfile("people"))
                        .toBytes()));
        final MysqlSession session = ScriptedSessions.over(line, AGREED, 256);
        assertThrows(ProtocolException.class, () -> session.load(LOAD, people()));
        assertFalse(session.isOpen());
        assertEquals(3, line.writes().size());
    }

    @Test
    void endsNoLoadWhoseSourceFails() {
        final ScriptedDuplex line = new ScriptedDuplex(new Script()
                .awaitsWrite()
                .sends(ServerPackets.answer(AGREED)
                        .send(new LocalInfile("people"))
                        .toBytes()));
        final MysqlSession session = ScriptedSessions.over(line, AGREED, 256);
        final InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThrows(CancelledException.class, () -> session.load(LOAD, broken));
        assertFalse(session.isOpen());
        assertEquals(1, line.writes().size());
    }
}
