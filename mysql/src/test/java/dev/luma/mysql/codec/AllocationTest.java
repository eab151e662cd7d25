package dev.luma.mysql.codec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.luma.mysql.wire.ColumnType;
import dev.luma.toolbox.buffer.Buffer;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Reading numbers and binding parameters makes no objects. Counted in bytes that this thread has allocated.
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int RUNS = 20_000;

    static Stream<Arguments> readings() {
        final PacketRow text = new PacketRow();
        final PacketRow binary = new PacketRow();
        final Layout layout = Layout.of(
                List.of(
                        Definitions.binary(ColumnType.LONG, 0, 11, 0),
                        Definitions.binary(ColumnType.LONGLONG, 0x20, 20, 0),
                        Definitions.binary(ColumnType.DOUBLE, 0, 22, 31)),
                ValueOptions.DEFAULTS);
        final Buffer textPacket = new Buffer();
        for (final String value : List.of("-1234567", "18446744073709551615", "-1234567.125")) {
            textPacket.writePrefixedString(value, 1);
        }
        final Buffer binaryPacket = new Buffer();
        binaryPacket.writeInt16(0);
        binaryPacket.writeInt32(-1234567);
        binaryPacket.writeInt64(-1);
        binaryPacket.writeFloat64(-1234567.125);
        text.begin(layout, false);
        binary.begin(layout, true);
        return Stream.of(
                Arguments.of("a text row", (Runnable) () -> read(text, textPacket)),
                Arguments.of("a binary row", (Runnable) () -> read(binary, binaryPacket)));
    }

    private static void read(PacketRow row, Buffer packet) {
        row.split(packet);
        if (row.longAt(0) != -1234567 || row.longAt(1) != -1 || row.doubleAt(2) != -1234567.125) {
            throw new AssertionError("a wrong number");
        }
    }

    @ParameterizedTest
    @MethodSource("readings")
    void readsNumbersWithoutObjects(String what, Runnable reading) {
        assertAllocatesNothing(what, reading);
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("numbers", new Object[] {1, 2L, 1.5, true, (short) 3}),
                Arguments.of("text", new Object[] {"abc", "żółć 😀", "a".repeat(1000)}),
                Arguments.of("bytes and dates", new Object[] {new byte[100], LocalDate.of(2024, 2, 29), null}));
    }

    @ParameterizedTest
    @MethodSource("values")
    void bindsParametersWithoutObjects(String what, Object[] values) {
        final Parameters parameters = new Parameters(values.length, ValueOptions.DEFAULTS);
        final Buffer out = new Buffer(8192);

        assertAllocatesNothing(what, () -> {
            out.clear();
            parameters.encode(out, values);
            parameters.accepted();
        });
    }

    /// Less than a byte a run: what the JVM itself allocates for once, when code is linked, is not counted.
    private static void assertAllocatesNothing(String what, Runnable run) {
        repeat(run);
        final long before = THREADS.getCurrentThreadAllocatedBytes();
        repeat(run);
        final long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertTrue(allocated < RUNS, what + ": " + allocated + " bytes in " + RUNS + " runs");
    }

    private static void repeat(Runnable run) {
        for (int i = 0; i < RUNS; i++) {
            run.run();
        }
    }
}
