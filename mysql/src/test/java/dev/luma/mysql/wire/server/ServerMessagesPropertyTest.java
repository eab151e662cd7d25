package dev.luma.mysql.wire.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.wire.Capability;
import dev.luma.mysql.wire.Flavor;
import dev.luma.mysql.wire.Negotiated;
import dev.luma.toolbox.buffer.Buffer;
import dev.luma.toolbox.buffer.BufferException;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServerMessagesPropertyTest {
    /// Each message: how to make one up, how to write it, how to read it.
    private enum Message {
        OK(
                random -> new Ok(
                        random.nextLong(),
                        random.nextLong(),
                        random.nextInt(0x10000) | dev.luma.mysql.wire.ServerStatus.SESSION_STATE_CHANGED,
                        random.nextInt(0x10000),
                        text(random),
                        bytes(random)),
                (message, out, negotiated) -> ((Ok) message).encode(out, negotiated, Ok.HEADER),
                Ok::decode),
        ERR(
                random -> new Err(random.nextInt(0x10000), "42S02", text(random)),
                (message, out, negotiated) -> ((Err) message).encode(out),
                (in, negotiated) -> Err.decode(in)),
        EOF(
                random -> new Eof(random.nextInt(0x10000), random.nextInt(0x10000)),
                (message, out, negotiated) -> ((Eof) message).encode(out),
                (in, negotiated) -> Eof.decode(in)),
        HANDSHAKE(
                random -> new Handshake(
                        text(random),
                        random.nextInt() & 0xFFFF_FFFFL,
                        nonce(random),
                        random.nextLong() | Capability.PLUGIN_AUTH,
                        random.nextInt(256),
                        random.nextInt(0x10000),
                        "caching_sha2_password"),
                (message, out, negotiated) -> ((Handshake) message).encode(out),
                (in, negotiated) -> Handshake.decode(in)),
        AUTH_SWITCH(
                random -> new AuthSwitch(text(random), bytes(random)),
                (message, out, negotiated) -> ((AuthSwitch) message).encode(out),
                (in, negotiated) -> AuthSwitch.decode(in)),
        AUTH_NEXT_FACTOR(
                random -> new AuthNextFactor(text(random), bytes(random)),
                (message, out, negotiated) -> ((AuthNextFactor) message).encode(out),
                (in, negotiated) -> AuthNextFactor.decode(in)),
        AUTH_MORE_DATA(
                random -> new AuthMoreData(bytes(random)),
                (message, out, negotiated) -> ((AuthMoreData) message).encode(out),
                (in, negotiated) -> AuthMoreData.decode(in)),
        COLUMN_COUNT(
                random -> new ColumnCount(1 + random.nextInt(0xFFFF), true),
                (message, out, negotiated) -> ((ColumnCount) message).encode(out, negotiated),
                ColumnCount::decode),
        PREPARE_OK(
                random -> new PrepareOk(
                        random.nextInt(), random.nextInt(0x10000), random.nextInt(0x10000), random.nextInt(0x10000)),
                (message, out, negotiated) -> ((PrepareOk) message).encode(out),
                (in, negotiated) -> PrepareOk.decode(in)),
        LOCAL_INFILE(
                random -> new LocalInfile(text(random)),
                (message, out, negotiated) -> ((LocalInfile) message).encode(out),
                (in, negotiated) -> LocalInfile.decode(in)),
        COLUMN_DEFINITION(
                random -> new ColumnDefinition(
                        text(random),
                        text(random),
                        text(random),
                        text(random),
                        text(random),
                        "uuid",
                        "json",
                        random.nextInt(0x10000),
                        random.nextInt() & 0xFFFF_FFFFL,
                        random.nextInt(256),
                        random.nextInt(0x10000),
                        random.nextInt(256)),
                (message, out, negotiated) -> ((ColumnDefinition) message).encode(out, negotiated),
                ColumnDefinition::decode);

        private final java.util.function.Function<Random, Object> invent;
        private final Encoder encode;
        private final BiFunction<Buffer, Negotiated, Object> decode;

        Message(
                java.util.function.Function<Random, Object> invent,
                Encoder encode,
                BiFunction<Buffer, Negotiated, Object> decode) {
            this.invent = invent;
            this.encode = encode;
            this.decode = decode;
        }
    }

    private interface Encoder {
        void encode(Object message, Buffer out, Negotiated negotiated);
    }

    private static String text(Random random) {
        return "ünïcode ".repeat(random.nextInt(60)).strip();
    }

    private static byte[] bytes(Random random) {
        final byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] nonce(Random random) {
        final byte[] nonce = new byte[20];
        for (int i = 0; i < nonce.length; i++) {
            nonce[i] = (byte) (1 + random.nextInt(127));
        }
        return nonce;
    }

    private static Negotiated negotiated(Random random) {
        final long capabilities = random.nextLong() | Capability.PROTOCOL_41;
        return new Negotiated(capabilities, Flavor.MARIADB, "11.8.6-MariaDB", 1);
    }

    @ParameterizedTest
    @EnumSource
    void writesAgainWhatItRead(Message message) {
        final Random random = new Random(message.ordinal());
        for (int round = 0; round < 500; round++) {
            final Negotiated negotiated = negotiated(random);
            final Buffer first = new Buffer();
            message.encode.encode(message.invent.apply(random), first, negotiated);
            final Object read = message.decode.apply(Buffer.of(first.toBytes()), negotiated);
            final Buffer second = new Buffer();
            message.encode.encode(read, second, negotiated);
            assertArrayEquals(first.toBytes(), second.toBytes());
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersAnyBytesWithAMessageOrARefusal(Message message) {
        final Random random = new Random(message.ordinal());
        for (int round = 0; round < 5_000; round++) {
            final byte[] bytes = bytes(random);
            readOrRefuse(message.decode, bytes, negotiated(random));
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersAnyCutOfAMessageWithAMessageOrARefusal(Message message) {
        final Random random = new Random(message.ordinal());
        final Negotiated negotiated = negotiated(random);
        final Buffer whole = new Buffer();
        message.encode.encode(message.invent.apply(random), whole, negotiated);
        for (int cut = 0; cut < whole.length(); cut++) {
            readOrRefuse(message.decode, java.util.Arrays.copyOf(whole.toBytes(), cut), negotiated);
        }
    }

    private static void readOrRefuse(
            BiFunction<Buffer, Negotiated, Object> decode, byte[] bytes, Negotiated negotiated) {
        try {
            assertNotNull(decode.apply(Buffer.of(bytes), negotiated));
        } catch (BufferException | ProtocolException refused) {
            assertFalse(String.valueOf(refused.getMessage()).isEmpty());
        }
    }
}
