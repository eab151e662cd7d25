package dev.luma.mysql.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.luma.db.error.CannotConnectException;
import dev.luma.db.error.TimedOutException;
import dev.luma.mysql.protocol.Encryption.Need;
import dev.luma.mysql.script.Dialogue;
import dev.luma.mysql.script.ServerPackets;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.client.ComQuery;
import dev.luma.mysql.wire.server.Err;
import dev.luma.mysql.wire.server.Handshake;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.toolbox.buffer.Buffer;
import dev.luma.toolbox.tcp.Endpoint;
import dev.luma.toolbox.tcp.Peer.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The limit that a server itself sets to a statement: in which words it is asked for, and when.
class MaxStatementTimeScriptTest {
    private static final Negotiated PLAIN = new Negotiated(Capability.PROTOCOL_41, Flavor.MYSQL, "", 0);
    private static final byte[] NONCE = "abcdefghijklmnopqrst".getBytes(StandardCharsets.US_ASCII);
    private static final long CAPABILITIES = Capability.PROTOCOL_41
            | Capability.SECURE_CONNECTION
            | Capability.PLUGIN_AUTH
            | Capability.CONNECT_WITH_DB
            | Capability.TRANSACTIONS
            | Capability.MULTI_RESULTS;

    private static ServerPackets packets(int sequence) {
        return ServerPackets.from(sequence, PLAIN);
    }

    private static byte[] ok() {
        return packets(1)
                .send(new Ok(0, 0, ServerStatus.AUTOCOMMIT, 0, "", new byte[0]))
                .toBytes();
    }

    private static byte[] unknownVariable() {
        return packets(1)
                .send(new Err(1193, "HY000", "Unknown system variable"))
                .toBytes();
    }

    private static byte[] together(byte[]... answers) {
        final Buffer all = new Buffer();
        for (final byte[] answer : answers) {
            all.writeBytes(answer, 0, answer.length);
        }
        return all.toBytes();
    }

    /// A server that has let the client in, and says this to its first words.
    private static Dialogue line(Flavor flavor, byte[] answers) {
        final long capabilities = flavor == Flavor.MYSQL ? CAPABILITIES | Capability.LONG_PASSWORD : CAPABILITIES;
        return Dialogue.with(Place.REMOTE)
                .says(packets(0)
                        .send(new Handshake(
                                "12.0",
                                42,
                                NONCE,
                                capabilities,
                                255,
                                ServerStatus.AUTOCOMMIT,
                                "mysql_native_password")))
                .says(packets(2).send(new Ok(0, 0, ServerStatus.AUTOCOMMIT, 0, "", new byte[0])))
                .says(answers);
    }

    private static MysqlSession open(Dialogue line, Duration limit) {
        final OpenRequest request =
                ScriptedSessions.request(Endpoint.of("db.example", 3306), Need.NEVER, Duration.ofSeconds(5), 256);
        return Opening.open(ScriptedSessions.limiting(request, limit), line.open());
    }

    @ParameterizedTest
    @CsvSource({
        "MARIADB, 250, SET max_statement_time=0.250",
        "MARIADB, 3600000, SET max_statement_time=3600.000",
        "MYSQL, 250, SET max_execution_time=250",
        "MYSQL, 3600000, SET max_execution_time=3600000"
    })
    void asksInTheServersWordsWithinTheFirstWrite(Flavor flavor, long millis, String words) {
        final Dialogue line = line(flavor, together(ok(), ok(), unknownVariable()));
        assertTrue(open(line, Duration.ofMillis(millis)).isOpen());
        assertEquals(2, line.writes());
        assertEquals(4, line.sent().size());
        assertEquals(words, ComQuery.decode(line.sent().get(2), 0).sql());
    }

    @Test
    void asksForNothingUnlessItIsTold() {
        final Dialogue line = line(Flavor.MARIADB, together(ok(), unknownVariable()));
        assertTrue(open(line, Duration.ZERO).isOpen());
        assertEquals(3, line.sent().size());
    }

    @Test
    void opensNoSessionWithoutTheLimitThatWasAskedFor() {
        final Dialogue line = line(Flavor.MYSQL, together(ok(), unknownVariable(), unknownVariable()));
        final CannotConnectException refusal =
                assertThrows(CannotConnectException.class, () -> open(line, Duration.ofSeconds(1)));
        assertTrue(
                refusal.getMessage()
                        .contains("maxStatementTime, `SET max_execution_time=1000`: Unknown system variable"),
                refusal.getMessage());
        assertTrue(line.isClosed());
    }

    @ParameterizedTest
    @CsvSource({"1969, 70100", "3024, HY000"})
    void saysWhichOptionSetsTheLimit(int code, String state) {
        final Dialogue line = line(Flavor.MARIADB, together(ok(), ok(), unknownVariable()))
                .says(packets(1).send(new Err(code, state, "Query execution was interrupted")))
                .says(ok());
        final MysqlSession session = open(line, Duration.ofSeconds(1));
        final TimedOutException late =
                assertThrows(TimedOutException.class, () -> session.execute("SELECT 1", new Object[0]));
        assertTrue(late.connectionUsable());
        assertEquals(code, late.vendorCode());
        assertTrue(String.valueOf(late.getMessage()).contains("maxStatementTime"), late.getMessage());
        session.ping();
    }
}
