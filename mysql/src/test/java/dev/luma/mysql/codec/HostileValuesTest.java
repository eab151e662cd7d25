package dev.luma.mysql.codec;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.luma.db.error.ConversionException;
import dev.luma.db.error.ProtocolException;
import dev.luma.mysql.wire.ColumnType;
import dev.luma.mysql.wire.Lenenc;
import dev.luma.mysql.wire.server.ColumnDefinition;
import dev.luma.toolbox.buffer.Buffer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Values of a server that means harm cost a message and no more, however they are asked for.
class HostileValuesTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int TEN_MILLION = 10_000_000;
    /// An exception with its stack trace and message takes some; ten million digits would take 10 MB at least.
    private static final long A_MESSAGE = 100_000;

    private static final int[] TYPES = {
        ColumnType.TINY,
        ColumnType.SHORT,
        ColumnType.INT24,
        ColumnType.LONG,
        ColumnType.LONGLONG,
        ColumnType.YEAR,
        ColumnType.NEWDECIMAL,
        ColumnType.FLOAT,
        ColumnType.DOUBLE,
        ColumnType.BIT,
        ColumnType.DATE,
        ColumnType.DATETIME,
        ColumnType.TIMESTAMP,
        ColumnType.TIME
    };

    private static final List<String> HOSTILE =
            List.of("", "abc", "1E1000000000", "1e-1000000000", "-", "99999999999999999999999x", "\0", "１２");

    static List<Arguments> columns() {
        return Arrays.stream(TYPES)
                .boxed()
                .flatMap(type -> Stream.of(0, ColumnDefinition.UNSIGNED | ColumnDefinition.ZEROFILL)
                        .map(flags -> Arguments.of(type, flags)))
                .toList();
    }

    private static Layout layout(int type, int flags) {
        return Layout.of(List.of(Definitions.binary(type, flags, 20, 31)), ValueOptions.DEFAULTS);
    }

    private static PacketRow textRow(Layout layout, byte[] value) {
        final Buffer packet = new Buffer();
        Lenenc.writeBytes(packet, value);
        final PacketRow row = new PacketRow();
        row.begin(layout, false);
        row.split(packet);
        return row;
    }

    @ParameterizedTest
    @MethodSource("columns")
    void refusesWhatIsNoValueOfItsType(int type, int flags) {
        for (final String text : HOSTILE) {
            if (isTinyFraction(type, text)) {
                continue;
            }
            final PacketRow row = textRow(layout(type, flags), text.getBytes(StandardCharsets.UTF_8));

            assertThrows(ConversionException.class, () -> row.valueAt(0), text);
            if (type != ColumnType.BIT) {
                assertThrows(ConversionException.class, () -> row.textAt(0), text);
            }
        }
    }

    /// A floating-point number that is as good as zero, and read as that.
    private static boolean isTinyFraction(int type, String text) {
        return text.startsWith("1e-") && (type == ColumnType.FLOAT || type == ColumnType.DOUBLE);
    }

    @ParameterizedTest
    @MethodSource("columns")
    void takesNoMemoryForTenMillionDigits(int type, int flags) {
        for (final String digit : List.of("0", "9")) {
            final PacketRow row =
                    textRow(layout(type, flags), digit.repeat(TEN_MILLION).getBytes(StandardCharsets.US_ASCII));
            assertThrows(ConversionException.class, () -> row.valueAt(0));

            final long before = THREADS.getCurrentThreadAllocatedBytes();
            assertThrows(ConversionException.class, () -> row.valueAt(0));
            if (type != ColumnType.BIT) {
                assertThrows(ConversionException.class, () -> row.textAt(0));
            }
            final long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

            assertTrue(allocated < A_MESSAGE, allocated + " bytes");
        }
    }

    /// Between two rows lies no row: what the last one held is not there for the next to show.
    @Test
    void showsNothingOfTheLastRowWhenTheNextIsBroken() {
        final Layout layout = Layout.of(
                List.of(Definitions.text(ColumnType.VAR_STRING, 0, 40), Definitions.text(ColumnType.VAR_STRING, 0, 40)),
                ValueOptions.DEFAULTS);
        for (final boolean binary : new boolean[] {false, true}) {
            final PacketRow row = new PacketRow();
            row.begin(layout, binary);
            final String head = binary ? "0000" : "";
            row.split(Buffer.of(HexFormat.of().parseHex(head + "0361626303646566")));
            for (final String broken : List.of("036768", "0367686903", "03676869036a6b6c00", "036768")) {
                final Buffer packet = Buffer.of(HexFormat.of().parseHex(head + broken));

                assertThrows(ProtocolException.class, () -> row.split(packet));
                assertThrows(RuntimeException.class, () -> row.textAt(0));
                assertThrows(RuntimeException.class, () -> row.textAt(1));
            }
        }
    }
}
