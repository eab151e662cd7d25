package dev.luma.mysql.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.ServerException;
import dev.luma.db.spi.Answer;
import dev.luma.db.spi.PreparedSession;
import dev.luma.db.spi.Session;
import dev.luma.mysql.Opened;
import dev.luma.testkit.server.RealServer;
import dev.luma.testkit.server.ServerTest;
import dev.luma.toolbox.tcp.Deadline;
import dev.luma.toolbox.tcp.Duplex;
import dev.luma.toolbox.tcp.Endpoint;
import dev.luma.toolbox.tcp.Peer;
import dev.luma.toolbox.tcp.Tcp;
import dev.luma.toolbox.tcp.Tls;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Statements that a real server has lost: somebody on the line closes them behind the driver's back.
@ServerTest
@Tag("C21")
class LostStatementsIT {
    private final RealServer server;
    private MeddledLine line;
    private MysqlSession session;

    LostStatementsIT(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() throws IOException {
        Opened.on(server).close();
        line = new MeddledLine(
                Tcp.connect(Endpoint.of(server.host(), server.port()), Deadline.after(Duration.ofSeconds(10))));
        session = Opening.open(ScriptedSessions.requestAs(server.user(), "luma_test"), line);
    }

    @AfterEach
    void close() {
        session.close();
    }

    private static long number(Answer answer) {
        assertTrue(answer.next());
        final long number = answer.longAt(0);
        assertFalse(answer.next());
        answer.close();
        return number;
    }

    private long number(String sql) {
        return number(session.execute(sql, Session.NO_VALUES));
    }

    private long prepares() {
        try (Answer answer = session.execute("SHOW SESSION STATUS LIKE 'Com_stmt_prepare'", Session.NO_VALUES)) {
            assertTrue(answer.next());
            return Long.parseLong(answer.textAt(1));
        }
    }

    @Test
    void preparesAStatementOnceMoreThatTheServerHasLost() throws IOException {
        try (PreparedSession statement = session.prepare("SELECT ? + 1")) {
            assertEquals(8, number(statement.execute(new Object[] {7})));
            final long before = prepares();
            line.closeStatement(((ServerStatement) statement).id());
            assertEquals(9, number(statement.execute(new Object[] {8})));
            assertEquals(10, number(statement.execute(new Object[] {9})));
            assertEquals(1, prepares() - before);
        }
    }

    @Test
    void findsWhatTheCacheKeepsAgain() throws IOException {
        final int id = keptId("SELECT ? + 2");
        assertEquals(9, number(session.execute("SELECT ? + 2", new Object[] {7})));
        line.closeStatement(id);
        assertEquals(10, number(session.execute("SELECT ? + 2", new Object[] {8})));
    }

    private int keptId(String sql) {
        try (PreparedSession statement = session.prepare(sql)) {
            return ((ServerStatement) statement).id();
        }
    }

    /// The same number of an error, and yet the work was begun: it is not to be done twice.
    @ParameterizedTest
    @ValueSource(strings = {"EXECUTE no_such_statement", "DEALLOCATE PREPARE no_such_statement"})
    void runsAProcedureOnceWhoseOwnStatementIsUnknown(String inside) {
        session.execute("DROP PROCEDURE IF EXISTS finds_nothing", Session.NO_VALUES)
                .close();
        session.execute("CREATE TABLE IF NOT EXISTS called (n INT)", Session.NO_VALUES)
                .close();
        session.execute("DELETE FROM called", Session.NO_VALUES).close();
        session.execute(
                        "CREATE PROCEDURE finds_nothing(n INT) BEGIN INSERT INTO called VALUES (n);"
                                + " SET lc_messages = 'de_DE'; " + inside + "; END",
                        Session.NO_VALUES)
                .close();
        final ServerException refusal =
                assertThrows(ServerException.class, () -> session.execute("CALL finds_nothing(?)", new Object[] {1}));
        assertEquals(1243, refusal.vendorCode());
        session.execute("SET lc_messages = 'en_US'", Session.NO_VALUES).close();
        assertEquals(1, number("SELECT COUNT(*) FROM called"));
    }

    /// A line to the server on which somebody else has a say, too.
    private record MeddledLine(Duplex line) implements Duplex {
        private static final byte STMT_CLOSE = 0x19;

        /// Between two commands. The server answers nothing.
        void closeStatement(int id) throws IOException {
            final byte[] packet = {
                5, 0, 0, 0, STMT_CLOSE, (byte) id, (byte) (id >> 8), (byte) (id >> 16), (byte) (id >> 24)
            };
            line.write(packet, 0, packet.length);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return line.read(target, offset, length);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            line.write(source, offset, length);
        }

        @Override
        public void deadline(Deadline deadline) {
            line.deadline(deadline);
        }

        @Override
        public void startTls(Tls tls) throws IOException {
            line.startTls(tls);
        }

        @Override
        public boolean isEncrypted() {
            return line.isEncrypted();
        }

        @Override
        public Peer peer() {
            return line.peer();
        }

        @Override
        public Optional<X509Certificate> peerCertificate() {
            return line.peerCertificate();
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
