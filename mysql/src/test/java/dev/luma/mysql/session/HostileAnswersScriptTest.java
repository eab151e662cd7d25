package dev.luma.mysql.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.luma.db.error.DbException;
import dev.luma.db.error.ProtocolException;
import dev.luma.db.spi.Answer;
import dev.luma.db.spi.PreparedSession;
import dev.luma.mysql.script.Columns;
import dev.luma.mysql.script.ServerPackets;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.Lenenc;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.mysql.wire.ServerStatus;
import dev.luma.mysql.wire.server.ColumnCount;
import dev.luma.mysql.wire.server.Ok;
import dev.luma.mysql.wire.server.PrepareOk;
import dev.luma.testkit.script.Script;
import dev.luma.testkit.script.ScriptedDuplex;
import dev.luma.toolbox.buffer.Buffer;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Answers that say more, less or greater things than they hold: refused, at no cost, and nothing of them is used.
class HostileAnswersScriptTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Object[] NONE = {};
    private static final Negotiated AGREED = new Negotiated(
            Capability.PROTOCOL_41 | Capability.DEPRECATE_EOF | Capability.MULTI_RESULTS | Capability.SESSION_TRACK,
            Flavor.MYSQL,
            "9.7.4",
            8);
    private static final Ok OK = new Ok(0, 0, ServerStatus.AUTOCOMMIT, 0, "", new byte[0]);

    private static MysqlSession session(Script script) {
        return ScriptedSessions.over(new ScriptedDuplex(script), AGREED, 256);
    }

    private static ServerPackets answer() {
        return ServerPackets.answer(AGREED);
    }

    private static byte[] payload(Consumer<Buffer> writer) {
        final Buffer out = new Buffer();
        writer.accept(out);
        return out.toBytes();
    }

    private static ServerPackets head() {
        return answer().send(new ColumnCount(1, true)).definition(Columns.text("name"));
    }

    // ---- what a client does

    private static void query(MysqlSession session) {
        readAll(session.execute("SELECT name FROM t", NONE));
    }

    private static void runPrepared(MysqlSession session) {
        readAll(session.prepare("SELECT name FROM t WHERE id = ?").execute(new Object[] {1}));
    }

    private static void readAll(Answer answer) {
        try (answer) {
            do {
                while (answer.next()) {
                    for (int i = 0; i < answer.columns().size(); i++) {
                        answer.valueAt(i);
                    }
                }
            } while (answer.nextResult());
        }
    }

    // ---- fields that are longer than they may be

    /// A packet with a byte behind its last field.
    static Stream<Arguments> trailing() {
        return Stream.of(
                Arguments.of(
                        "OK packet",
                        answer().payload(longer(payload(
                                out -> new Ok(1, 2, 2, 0, "info", new byte[0]).encode(out, AGREED, Ok.HEADER))))),
                Arguments.of("column count", answer().payload(new byte[] {1, 0})),
                Arguments.of(
                        "column definition",
                        answer().send(new ColumnCount(1, true))
                                .payload(longer(
                                        payload(out -> Columns.text("name").encode(out, AGREED))))
                                .endOfRows(OK)),
                Arguments.of("row", head().payload(longer(payload(out -> Lenenc.writeString(out, "value"))))),
                Arguments.of(
                        "end of rows",
                        head().payload(longer(
                                payload(out -> new Ok(0, 0, 2, 0, "info", new byte[0]).encode(out, AGREED, 0xFE))))));
    }

    private static byte[] longer(byte[] payload) {
        return Arrays.copyOf(payload, payload.length + 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trailing")
    void refusesAByteBehindTheLastField(String packet, ServerPackets answer) {
        final MysqlSession session = session(new Script().awaitsWrite().sends(answer.toBytes()));
        assertThrows(ProtocolException.class, () -> query(session));
        assertFalse(session.isOpen());
    }

    @Test
    void refusesABinaryRowWithAByteBehindItsLastField() {
        final MysqlSession session = session(new Script()
                .awaitsWrite()
                .sends(prepared(1, 1))
                .awaitsWrite()
                .sends(head().payload(longer(payload(out -> {
                            out.writeInt16(0);
                            Lenenc.writeString(out, "value");
                        })))
                        .toBytes()));
        assertThrows(ProtocolException.class, () -> runPrepared(session));
        assertFalse(session.isOpen());
    }

    // ---- definitions that are not as many as was said

    /// @param announced how many parameters the answer announces
    /// @param sent      how many it describes
    private static byte[] prepared(int announced, int sent) {
        final ServerPackets packets = answer().send(new PrepareOk(7, 0, announced, 0));
        for (int i = 0; i < sent; i++) {
            packets.definition(Columns.text("?"));
        }
        return packets.toBytes();
    }

    @Test
    @Tag("P10")
    void doesNotRunAStatementThatWasDescribedWithFewerParametersThanAnnounced() {
        final MysqlSession session =
                session(new Script().awaitsWrite().sends(prepared(2, 1)).ends());
        assertThrows(DbException.class, () -> session.prepare("DO ? + ?"));
        assertFalse(session.isOpen());
    }

    @Test
    @Tag("P10")
    void takesNothingElseForTheDescriptionOfAParameter() {
        final byte[] other = answer().send(new PrepareOk(7, 0, 1, 0)).send(OK).toBytes();
        final MysqlSession session = session(new Script().awaitsWrite().sends(other));
        assertThrows(ProtocolException.class, () -> session.prepare("DO ?"));
        assertFalse(session.isOpen());
    }

    @Test
    @Tag("P10")
    void goesNoFurtherWithAStatementThatWasDescribedWithMoreParametersThanAnnounced() {
        final MysqlSession session =
                session(new Script().awaitsWrite().sends(prepared(1, 2)).takesAnything());
        final PreparedSession statement = session.prepare("DO ?");
        assertThrows(ProtocolException.class, () -> statement.execute(new Object[] {1}));
        assertFalse(session.isOpen());
    }

    // ---- answers to what was not asked

    @Test
    void takesNoBytesForAnAnswerThatCameBeforeTheQuestion() {
        final byte[] twoAnswers = answer().send(OK).toBytes();
        final MysqlSession session = session(
                new Script().awaitsWrite().sends(twoAnswers).sends(twoAnswers).takesAnything());
        session.ping();
        assertThrows(ProtocolException.class, session::commit);
        assertFalse(session.isOpen());
    }

    @Test
    void takesNoAnswerUnderAWrongSequenceId() {
        for (int sequence = 2; sequence < 256; sequence++) {
            final byte[] answer = ServerPackets.from(sequence, AGREED).send(OK).toBytes();
            final MysqlSession session = session(new Script().awaitsWrite().sends(answer));
            assertThrows(ProtocolException.class, session::commit);
            assertFalse(session.isOpen());
        }
    }

    // ---- lengths beyond all measure

    private static final long[] LENGTHS = {1L << 24, Integer.MAX_VALUE, 1L << 31, (1L << 32) + 1, Long.MAX_VALUE, -1};

    static Stream<Arguments> lengths() {
        final List<Arguments> answers = new ArrayList<>();
        for (final long length : LENGTHS) {
            final String announced = Long.toUnsignedString(length);
            answers.add(Arguments.of(announced + " columns", answer().payload(announcing(length))));
            answers.add(Arguments.of(
                    announced + " bytes of a definition",
                    answer().send(new ColumnCount(1, true))
                            .payload(announcing(length))
                            .endOfRows(OK)));
            answers.add(Arguments.of(announced + " bytes of a value", head().payload(announcing(length))));
            answers.add(Arguments.of(announced + " bytes of an info", answer().payload(payload(out -> {
                new Ok(0, 0, 2, 0, "", new byte[0]).encode(out, AGREED, Ok.HEADER);
                out.writeBytes(announcing(length));
            }))));
            answers.add(Arguments.of(announced + " bytes of session changes", answer().payload(payload(out -> {
                new Ok(0, 0, ServerStatus.SESSION_STATE_CHANGED, 0, "", new byte[0]).encode(out, AGREED, Ok.HEADER);
                out.writeByte(0);
                out.writeBytes(announcing(length));
            }))));
        }
        answers.add(Arguments.of(
                "65535 columns, one of which comes",
                answer().send(new ColumnCount(0xFFFF, true)).definition(Columns.text("name"))));
        return answers.stream();
    }

    /// A length, and one byte of what it is the length of.
    private static byte[] announcing(long length) {
        return payload(out -> {
            Lenenc.writeInteger(out, length);
            out.writeByte('x');
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lengths")
    void takesNoMemoryForWhatWasOnlyAnnounced(String what, ServerPackets answer) {
        final Script script = new Script().awaitsWrite().sends(answer.toBytes()).ends();
        assertCostsNothing(script, HostileAnswersScriptTest::query);
    }

    @Test
    void takesNoMemoryForAValueOfABinaryRowThatWasOnlyAnnounced() {
        for (final long length : LENGTHS) {
            final Script script = new Script()
                    .awaitsWrite()
                    .sends(prepared(1, 1))
                    .awaitsWrite()
                    .sends(head().payload(payload(out -> {
                                out.writeInt16(0);
                                out.writeBytes(announcing(length));
                            }))
                            .toBytes())
                    .ends();
            assertCostsNothing(script, HostileAnswersScriptTest::runPrepared);
        }
    }

    @Test
    void takesNoMemoryForParametersThatWereOnlyAnnounced() {
        final Script script =
                new Script().awaitsWrite().sends(prepared(0xFFFF, 1)).ends();
        assertCostsNothing(script, HostileAnswersScriptTest::runPrepared);
    }

    /// Once to load the classes, and once to count.
    private static void assertCostsNothing(Script script, Consumer<MysqlSession> action) {
        final MysqlSession first = session(script);
        assertThrows(DbException.class, () -> action.accept(first));
        final MysqlSession second = session(script);
        final long before = THREADS.getCurrentThreadAllocatedBytes();
        assertThrows(DbException.class, () -> action.accept(second));
        final long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertTrue(taken < 256 << 10, () -> taken + " bytes taken");
        assertFalse(second.isOpen());
    }
}
