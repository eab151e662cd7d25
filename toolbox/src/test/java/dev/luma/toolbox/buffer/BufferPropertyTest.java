package dev.luma.toolbox.buffer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BufferPropertyTest {
    /// One way to write a value, and to read it back.
    private record Field(Runnable write, Runnable readAndCompare) {}

    private static Field field(Buffer buffer, Random random) {
        final long bits = random.nextLong() >> random.nextInt(64);
        final String text = text(random);
        return switch (random.nextInt(12)) {
            case 0 -> new Field(() -> buffer.writeByte((int) bits), () -> assertEquals((byte) bits, buffer.readInt8()));
            case 1 ->
                new Field(() -> buffer.writeInt16((int) bits), () -> assertEquals((short) bits, buffer.readInt16()));
            case 2 ->
                new Field(
                        () -> buffer.writeInt24((int) bits),
                        () -> assertEquals((int) bits & 0xFF_FFFF, buffer.readUint24()));
            case 3 ->
                new Field(() -> buffer.writeInt32((int) bits), () -> assertEquals((int) bits, buffer.readInt32()));
            case 4 ->
                new Field(() -> buffer.writeInt48(bits), () -> assertEquals(bits << 16 >> 16, buffer.readInt48()));
            case 5 -> new Field(() -> buffer.writeInt64(bits), () -> assertEquals(bits, buffer.readInt64()));
            case 6 ->
                new Field(
                        () -> buffer.writeInt24Be((int) bits),
                        () -> assertEquals((int) bits << 8 >> 8, buffer.readInt24Be()));
            case 7 ->
                new Field(
                        () -> buffer.writeInt48Be(bits), () -> assertEquals(bits << 16 >>> 16, buffer.readUint48Be()));
            case 8 -> new Field(() -> buffer.writeInt64Be(bits), () -> assertEquals(bits, buffer.readInt64Be()));
            case 9 -> new Field(() -> buffer.writeCString(text), () -> assertEquals(text, buffer.readCString()));
            case 10 ->
                new Field(
                        () -> buffer.writePrefixedString(text, 2),
                        () -> assertEquals(text, buffer.readPrefixedString(2)));
            default ->
                new Field(
                        () -> buffer.writeFloat64((double) bits),
                        () -> assertEquals((double) bits, buffer.readFloat64()));
        };
    }

    private static String text(Random random) {
        final StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            final int point = 1 + random.nextInt(Character.MAX_CODE_POINT);
            text.appendCodePoint(Character.isDefined(point) && point < 0xD800 ? point : 'x');
        }
        return text.toString();
    }

    @Test
    void readsBackWhateverWasWritten() {
        final Random random = new Random(20261121);
        for (int round = 0; round < 2_000; round++) {
            final Buffer buffer = new Buffer(random.nextInt(20));
            final List<Field> fields = new ArrayList<>();
            for (int i = random.nextInt(30); i >= 0; i--) {
                fields.add(field(buffer, random));
            }
            fields.forEach(field -> field.write().run());
            fields.forEach(field -> field.readAndCompare().run());
            assertFalse(buffer.hasRemaining());
        }
    }

    @Test
    void answersAnyReadOfAnyBytesWithAValueOrARefusal() {
        final Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            final byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            final Buffer in = Buffer.of(bytes);
            try {
                for (int i = 0; i < 5; i++) {
                    readSomething(in, random);
                }
            } catch (BufferException refused) {
                assertFalse(refused.getMessage().isEmpty());
            }
        }
    }

    private static void readSomething(Buffer in, Random random) {
        switch (random.nextInt(8)) {
            case 0 -> in.readByte();
            case 1 -> in.readUint24Be();
            case 2 -> in.readInt48();
            case 3 -> in.readInt64Be();
            case 4 -> in.readCString();
            case 5 -> in.readPrefixedString(1 + random.nextInt(4));
            case 6 -> in.readBytes(random.nextInt(20) - 2);
            default -> in.skip(random.nextInt());
        }
    }
}
